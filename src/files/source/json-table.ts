/** JSON objects, GeoJSON features among them → a table: one row per object, one column per property. */
import { decodeBlob } from '../customers/decode';
import { ImportError } from '../customers/import-error';
import { type FeatureShape, placedFeature } from './geojson-feature';
import { ObjectColumns } from './json-columns';
import type { JsonKind } from './json-layout';
import { JsonItemError, JsonSplitter } from './json-splitter';
import { breathe, type SourceContext } from './source-context';
import { damagedError } from './source-errors';
import type { SourceTable } from './source-table';
import { TableText } from './table-text';
import { cellNotes } from './workbook-notes';

const LONGITUDE = 0;
const LATITUDE = 1;

interface Pass {
  readonly table: TableText;
  readonly shapes: Readonly<Record<FeatureShape, number>>;
  /** Objects read. */
  readonly items: number;
  /** Values among them that are no objects. */
  readonly others: number;
  /** Columns that were known when the first row was written. */
  readonly atFirst: number;
}

/**
 * @param encoding of the text
 * @throws ImportError `damaged`, `polygons`, `unsupported`, `no-rows`; ImportCancelledError
 */
export async function readJson(
  file: Blob,
  fileName: string,
  encoding: string,
  kind: JsonKind,
  context: SourceContext,
): Promise<SourceTable> {
  const columns = new ObjectColumns(kind.isGeo ? ['longitude', 'latitude'] : []);
  let pass = await readPass(file, fileName, encoding, kind, columns, context);
  if (kind.isGeo) refuseWithoutPoints(pass.shapes, fileName);
  // Rows before the one that brought a new property are too narrow: all of them once more.
  if (columns.count > pass.atFirst) pass = await readPass(file, fileName, encoding, kind, columns, context);
  const { table, items, others } = pass;
  if (items === 0) {
    throw new ImportError(
      'no-rows',
      'There is not a single object in this file that could be a customer.',
      fileName,
      'Check the export and choose a file with at least one account.',
    );
  }
  const header = new TableText(fileName, 0);
  for (const [column, name] of columns.names.entries()) header.addText(column, name === '' ? 'value' : name);
  header.endRow();
  return {
    blob: new Blob([header.finish(), table.finishWithoutMark()]),
    name: fileName,
    parts: [],
    part: '',
    hasHeader: true,
    typedNumbers: table.typedNumbers(),
    notes: [
      ...shapeNotes(pass.shapes, kind.crs),
      ...(others > 0
        ? [
            others === 1
              ? 'One value in the list is no object and left out.'
              : `${plural(others, 'value')} in the list are no objects and left out.`,
          ]
        : []),
      ...cellNotes(table.counts.cut, table.counts.withNul),
    ],
  };
}

async function readPass(
  file: Blob,
  fileName: string,
  encoding: string,
  { layout, isGeo }: JsonKind,
  columns: ObjectColumns,
  context: SourceContext,
): Promise<Pass> {
  const table = new TableText(fileName, 0, columns.count);
  const shapes = { point: 0, multi: 0, line: 0, area: 0, none: 0 };
  let items = 0;
  let atFirst = -1;
  const splitter = new JsonSplitter(layout, text => {
    items++;
    const item = parsed(text, items, fileName);
    if (isGeo) {
      const { shape, lng, lat, properties, id } = placedFeature(item);
      shapes[shape]++;
      if (!Number.isNaN(lng)) {
        table.addNumberText(LONGITUDE, String(lng));
        table.addNumberText(LATITUDE, String(lat));
      }
      if (id !== undefined && !Object.hasOwn(properties, 'id')) columns.addValue(table, 'id', id);
      columns.addRow(table, properties);
    } else {
      columns.addRow(table, item);
    }
    if (atFirst < 0) atFirst = columns.count;
    table.endRow();
  });
  try {
    for await (const chunk of decodeBlob(file, encoding, fileName)) {
      splitter.push(chunk.text);
      context.onProgress(chunk.bytesRead, file.size);
      await breathe(context);
    }
    splitter.end();
  } catch (error) {
    if (error instanceof JsonItemError) throw damagedError(fileName, error.message);
    throw error;
  }
  return { table, shapes, items, others: splitter.others, atFirst };
}

function parsed(text: string, item: number, fileName: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(exactIntegers(text)) as Record<string, unknown>;
  } catch {
    throw damagedError(fileName, `Object ${item.toLocaleString('en-US')} is no valid JSON.`);
  }
}

/** Whole numbers of 16 digits and more are ids, which a double would round: they become text. */
function exactIntegers(text: string): string {
  if (!/\d{16}/u.test(text)) return text;
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/gsu, token =>
    /^-?\d{16,}$/u.test(token) ? `"${token}"` : token,
  );
}

function refuseWithoutPoints({ point, multi, line, area }: Pass['shapes'], fileName: string): void {
  if (point + multi > 0) return;
  if (area > 0) {
    throw new ImportError(
      'polygons',
      `This file holds areas, not customers: ${plural(area, 'area')} and no point.`,
      fileName,
      'Choose a file with one point, or one row, per customer.',
    );
  }
  if (line > 0) {
    throw new ImportError(
      'unsupported',
      `This file holds lines, not customers: ${plural(line, 'line')} and no point.`,
      fileName,
      'Choose a file with one point, or one row, per customer.',
    );
  }
}

function shapeNotes({ multi, line, area, none, point }: Pass['shapes'], crs: string): string[] {
  const notes: string[] = [];
  if (multi > 0)
    notes.push(`${plural(multi, 'feature')} with several points ${are(multi)} placed at the middle of them.`);
  const left: string[] = [];
  if (line > 0) left.push(plural(line, 'line'));
  if (area > 0) left.push(plural(area, 'area'));
  if (none > 0 && point + multi + line + area > 0)
    left.push(plural(none, 'feature without place', 'features without place'));
  if (left.length > 0) notes.push(`${left.join(', ')}: rows without coordinates.`);
  if (crs !== '' && !/CRS84|4326/u.test(crs)) notes.push(`The file says that its coordinates are in ${crs}.`);
  return notes;
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are';
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
