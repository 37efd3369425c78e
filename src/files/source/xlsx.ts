/** An XLSX workbook → the table of one of its sheets. */
import { ImportError } from '../customers/import-error';
import { breathe, quietly, type SourceContext } from './source-context';
import { damagedError, MOST_PART_BYTES } from './source-errors';
import type { SourcePart, SourceTable } from './source-table';
import { StartsFurtherLeft, TableText } from './table-text';
import { cellNotes, WorkbookNotes } from './workbook-notes';
import { type Relation, readFormats, readRelations, readWorkbook, type SheetEntry } from './workbook-parts';
import { WorkbookStrings } from './workbook-strings';
import { type WorkbookContext, XlsxRowCount, XlsxSheet } from './xlsx-sheet';
import { XmlError, type XmlScanner } from './xml-scanner';
import { memberBytes, readMember, type ZipDirectory, type ZipMember } from './zip-directory';

/** Parts that only describe: a workbook with more than this in them is made to fill the memory. */
const MOST_DESCRIPTION_BYTES = 64 << 20;
/** Unpacked bytes of a sheet that are read to count its rows; of a longer one the rest is estimated. */
const COUNTED_BYTES = 16 << 20;

interface Sheet extends SheetEntry {
  readonly member: ZipMember;
}

/**
 * @param part name of the sheet, undefined = the visible one with most rows
 * @throws ImportError; ImportCancelledError
 */
export async function readXlsx(
  zip: ZipDirectory,
  part: string | undefined,
  context: SourceContext,
): Promise<SourceTable> {
  try {
    return await readTable(zip, part, context);
  } catch (error) {
    if (error instanceof XmlError) throw damagedError(zip.fileName, error.message);
    throw error;
  }
}

async function readTable(zip: ZipDirectory, part: string | undefined, context: SourceContext): Promise<SourceTable> {
  const members = new Map(zip.members.map(member => [memberKey(member.name), member]));
  const described = async (path: string) => {
    const member = members.get(memberKey(path));
    return member ? memberBytes(zip, member, MOST_DESCRIPTION_BYTES, quietly(context)) : null;
  };
  const roots = await described('_rels/.rels');
  const path =
    (roots && readRelations(roots, '').find(({ type }) => type === 'officeDocument')?.target) ?? 'xl/workbook.xml';
  const workbookBytes = await described(path);
  if (!workbookBytes) throw damagedError(zip.fileName, 'It has no list of sheets.');
  const { sheets: entries, is1904 } = readWorkbook(workbookBytes);
  const folder = path.split('/').slice(0, -1).join('/');
  const relationBytes = await described(`${folder === '' ? '' : `${folder}/`}_rels/${path.split('/').at(-1)}.rels`);
  const relations = relationBytes ? readRelations(relationBytes, folder) : [];
  const memberOf = ({ target }: Relation): ZipMember => {
    const member = members.get(memberKey(target));
    if (!member) throw damagedError(zip.fileName, `${target} is missing in it.`);
    return member;
  };
  const sheets = entries.flatMap((entry): Sheet[] => {
    const relation = relations.find(({ id, type }) => id === entry.relation && type === 'worksheet');
    return relation ? [{ ...entry, member: memberOf(relation) }] : [];
  });
  if (sheets.length === 0) {
    throw new ImportError(
      'no-rows',
      'There is no sheet with cells in this workbook.',
      zip.fileName,
      'Choose the workbook with the customers.',
    );
  }
  const rows = sheets.length === 1 ? [Number.NaN] : await countRows(zip, sheets, context);
  const chosen = chosenSheet(sheets, rows, part);
  const partMember = (type: string, usual: string) => {
    const relation = relations.find(other => other.type === type);
    return relation ? memberOf(relation) : members.get(memberKey(`${folder}/${usual}`));
  };
  const styles = partMember('styles', 'styles.xml');
  const shared = partMember('sharedStrings', 'sharedStrings.xml');
  const [ofStrings, ofSheet] = inTurn(context, shared?.packedBytes ?? 0, sheets[chosen].member.packedBytes);
  const strings = shared ? await readStrings(zip, shared, ofStrings) : null;
  const workbook: WorkbookContext = {
    strings,
    formats: styles ? readFormats(await memberBytes(zip, styles, MOST_DESCRIPTION_BYTES, quietly(context))) : [],
    is1904,
  };
  const sheet = sheets[chosen];
  const { table, notes } = await readSheet(zip, sheet, workbook, ofSheet);
  return {
    blob: table.finish(),
    name: `Sheet ${sheet.name} of ${zip.fileName}`,
    parts: sheets.length === 1 ? [] : sheets.map((other, at) => partOf(other, at === chosen ? table.rows : rows[at])),
    part: sheets.length === 1 ? '' : sheet.name,
    hasHeader: null,
    typedNumbers: table.typedNumbers(),
    notes: [
      ...(sheet.hidden ? [`The sheet ${sheet.name} is hidden in the workbook.`] : []),
      ...notes.list(),
      ...cellNotes(
        table.counts.cut + (strings?.counts.cut ?? 0),
        table.counts.withNul + (strings?.counts.withNul ?? 0),
      ),
    ],
  };
}

/** Names in archives differ in case from what the relations say, in some writers. */
function memberKey(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase();
}

function partOf(sheet: Sheet, rows: number): SourcePart {
  return { kind: 'sheet', name: sheet.name, label: sheet.name, hidden: sheet.hidden, rows, bytes: sheet.member.bytes };
}

function chosenSheet(sheets: readonly Sheet[], rows: readonly number[], part: string | undefined): number {
  const named = part ? sheets.findIndex(sheet => sheet.name === part) : -1;
  if (named >= 0) return named;
  let best = 0;
  for (let at = 1; at < sheets.length; at++) {
    const isHidden = Number(sheets[best].hidden) - Number(sheets[at].hidden);
    if (isHidden > 0 || (isHidden === 0 && rows[at] > rows[best])) best = at;
  }
  return best;
}

/** Progress over two parts, one after the other, as of one. */
function inTurn(
  { onProgress, isCancelled }: SourceContext,
  first: number,
  second: number,
): [SourceContext, SourceContext] {
  return [
    { isCancelled, onProgress: done => onProgress(done, first + second) },
    { isCancelled, onProgress: done => onProgress(first + done, first + second) },
  ];
}

async function countRows(zip: ZipDirectory, sheets: readonly Sheet[], context: SourceContext): Promise<number[]> {
  const counts: number[] = [];
  for (const { member } of sheets) {
    const counter = new XlsxRowCount();
    let read = 0;
    for await (const piece of readMember(zip, member, MOST_PART_BYTES, quietly(context))) {
      counter.scanner.push(piece);
      read += piece.length;
      if (read > COUNTED_BYTES) break;
    }
    const share = read > COUNTED_BYTES ? member.bytes / read : 1;
    counts.push(Math.round(counter.rows * share));
  }
  return counts;
}

async function scan(zip: ZipDirectory, member: ZipMember, scanner: XmlScanner, context: SourceContext): Promise<void> {
  for await (const piece of readMember(zip, member, MOST_PART_BYTES, context)) scanner.push(piece);
  scanner.end();
}

async function readStrings(zip: ZipDirectory, member: ZipMember, context: SourceContext): Promise<WorkbookStrings> {
  const strings = new WorkbookStrings(zip.fileName);
  await scan(zip, member, strings.scanner, context);
  return strings;
}

async function readSheet(
  zip: ZipDirectory,
  { member, name }: Sheet,
  workbook: WorkbookContext,
  context: SourceContext,
) {
  const where = `Sheet ${name} of ${zip.fileName}`;
  for (let origin = -1; ; ) {
    const table = new TableText(where, origin);
    const notes = new WorkbookNotes();
    try {
      await scan(zip, member, new XlsxSheet(workbook, table, notes).scanner, context);
      return { table, notes };
    } catch (error) {
      if (!(error instanceof StartsFurtherLeft)) throw error;
      origin = error.column;
      await breathe(context);
    }
  }
}
