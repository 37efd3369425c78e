/**
 * A plain assignment file back in: one column of hexes or account ids and one of territories, in any dialect and column
 * order. The counterpart of hexes.csv and of the two-column account file.
 */
import { refuseBinary } from './customers/binary-check';
import { readBytes, textDecoder } from './customers/decode';
import { type RecordBatch, readRecords } from './customers/delimited-reader';
import { detectEncoding } from './customers/detect-encoding';
import { normaliseHeader, recogniseHeader } from './customers/recognise-header';
import { sniffDialect } from './customers/sniff-dialect';

export interface AssignmentRows {
  /** What the keys are: H3 indexes (lower case) or account ids (verbatim). */
  readonly kind: 'h3' | 'account';
  readonly keys: readonly string[];
  /** Territory of each key, '' = unassigned. */
  readonly territories: readonly string[];
  /** Rows that could not be used, in words with their row number; at most 1,000. */
  readonly problems: readonly string[];
}

/** The file is no assignment; `advice` says what one looks like. */
export class AssignmentFileError extends Error {
  override readonly name = 'AssignmentFileError';
  readonly advice = 'An assignment has two columns with a header: h3 or account_id, and territory.';
}

const HEAD_BYTES = 128 << 10;
const MAX_PROBLEMS = 1_000;
const H3_CELL = /^8[0-9a-f]{14}$/u;
const H3_HEADERS = ['h3', 'hex', 'h3index', 'hexid', 'cell', 'h3cell'];
const TERRITORY_HEADERS = ['territory', 'territoryname', 'newterritory'];

/** @throws AssignmentFileError, or ImportError when the file is no text or cannot be read */
export async function readAssignmentCsv(blob: Blob, fileName: string): Promise<AssignmentRows> {
  const head = await readBytes(blob, 0, HEAD_BYTES, fileName);
  const { encoding } = detectEncoding([head]);
  refuseBinary(head, encoding.startsWith('utf-16'), fileName);
  const whole = blob.size <= HEAD_BYTES;
  const { delimiter, skipRecords } = sniffDialect(textDecoder(encoding)(head, !whole), whole);
  const keys: string[] = [];
  const territories: string[] = [];
  const problems: string[] = [];
  const seen = new Map<string, number>();
  let columns: { key: number; territory: number; kind: 'h3' | 'account' } | null = null;
  let record = -skipRecords;
  for await (const batch of readRecords(blob, encoding, delimiter, fileName)) {
    for (let at = 0; at < batch.count; at++, record++) {
      if (record < 0) continue;
      if (!columns) {
        columns = assignmentColumns(batch, at);
        continue;
      }
      const problem = problemOf(batch, at, columns, record, seen);
      if (problem) {
        if (problems.length < MAX_PROBLEMS) problems.push(problem);
        continue;
      }
      const key = keyOf(batch, at, columns);
      seen.set(key, record);
      keys.push(key);
      territories.push(batch.cell(at, columns.territory).trim());
    }
  }
  if (!columns) throw new AssignmentFileError('The file is empty.');
  if (keys.length === 0)
    throw new AssignmentFileError(`No row could be used. ${problems[0] ?? 'There is only a header.'}`);
  return { kind: columns.kind, keys, territories, problems };
}

function keyOf(batch: RecordBatch, record: number, { key, kind }: { key: number; kind: 'h3' | 'account' }): string {
  const text = batch.cell(record, key).trim();
  // Our own exports put an apostrophe before ids that look like formulas.
  return kind === 'h3' ? text.toLowerCase() : text.replace(/^'(?=[=+\-@])/u, '');
}

function problemOf(
  batch: RecordBatch,
  record: number,
  columns: { key: number; territory: number; kind: 'h3' | 'account' },
  row: number,
  seen: ReadonlyMap<string, number>,
): string {
  const key = keyOf(batch, record, columns);
  if (key === '') return `Row ${row} has no ${columns.kind === 'h3' ? 'hex' : 'account id'}.`;
  if (columns.kind === 'h3' && !H3_CELL.test(key)) return `Row ${row}: “${key.slice(0, 40)}” is no H3 index.`;
  const before = seen.get(key);
  return before === undefined ? '' : `Row ${row}: “${key.slice(0, 40)}” stands in row ${before} already, which counts.`;
}

function assignmentColumns(
  batch: RecordBatch,
  header: number,
): { key: number; territory: number; kind: 'h3' | 'account' } {
  const names = Array.from({ length: batch.cellCount(header) }, (_, column) => batch.cell(header, column));
  const plain = names.map(normaliseHeader);
  const indexOfAny = (words: readonly string[]) => {
    for (const word of words) if (plain.includes(word)) return plain.indexOf(word);
    return -1;
  };
  const named = (field: 'id' | 'territory') => names.findIndex(name => recogniseHeader(name)?.field === field);
  // The territory of the plan stands behind that of the file it was added to.
  const newest = plain.lastIndexOf('newterritory');
  const territory =
    newest >= 0 ? newest : indexOfAny(TERRITORY_HEADERS) >= 0 ? indexOfAny(TERRITORY_HEADERS) : named('territory');
  const hex = indexOfAny(H3_HEADERS);
  const id = named('id');
  if (territory < 0) throw new AssignmentFileError('There is no column with territories.');
  if (id >= 0 && !(hex >= 0 && names.length === 2)) return { key: id, territory, kind: 'account' };
  if (hex >= 0) return { key: hex, territory, kind: 'h3' };
  throw new AssignmentFileError('There is no column with hexes or account ids.');
}
