/** An OpenDocument spreadsheet (ODF 1.3 part 3, 9.1) → the table of one of its sheets. All sheets lie in one part. */
import { ImportError } from '../customers/import-error';
import { numberText } from './cell-number';
import { breathe, quietly, type SourceContext } from './source-context';
import { damagedError, encryptedError, MOST_PART_BYTES, MOST_TABLE_COLUMNS } from './source-errors';
import type { SourceTable } from './source-table';
import { StartsFurtherLeft, TableText } from './table-text';
import { cellNotes, WorkbookNotes } from './workbook-notes';
import { TextPieces } from './workbook-strings';
import { isoText } from './xlsx-sheet';
import { XmlError, type XmlHandler, XmlScanner } from './xml-scanner';
import { memberBytes, readMember, type ZipDirectory } from './zip-directory';

const TAGS = [
  'table',
  'table-row',
  'table-cell',
  'covered-table-cell',
  'p',
  's',
  'tab',
  'line-break',
  'annotation',
  'shapes',
];
const TABLE = 0;
const ROW = 1;
const CELL = 2;
const COVERED = 3;
const P = 4;
const S = 5;
const TAB = 6;
const LINE_BREAK = 7;
const ANNOTATION = 8;
const SHAPES = 9;

/** As many rows as a sheet has; a row with values that says it comes more often is no table. */
const MOST_ROWS = 1_048_576;
const MOST_MANIFEST_BYTES = 8 << 20;

interface Cell {
  readonly column: number;
  readonly times: number;
  readonly kind: 'number' | 'plain' | 'text';
  readonly text: string;
}

interface OdsSheet {
  readonly name: string;
  readonly table: TableText;
  readonly notes: WorkbookNotes;
}

class OdsContent implements XmlHandler {
  readonly scanner = new XmlScanner(TAGS, this);
  readonly sheets: OdsSheet[] = [];

  readonly #where: string;
  /** By sheet: its first column, as far as an earlier try found it. */
  readonly #origins: ReadonlyMap<number, number>;
  readonly #text = new TextPieces();
  #tables = 0;
  /** Inside a note or a drawing, whose text is no value. */
  #aside = 0;
  #column = 0;
  #rowTimes = 1;
  #cells: Cell[] = [];
  #type = '';
  #value = '';
  #times = 1;
  #isCovered = false;
  #isError = false;
  #hasParagraph = false;
  #rowHidden = false;

  constructor(where: string, origins: ReadonlyMap<number, number>) {
    this.#where = where;
    this.#origins = origins;
  }

  open(tag: number, xml: XmlScanner): void {
    if (tag === ANNOTATION || tag === SHAPES) this.#aside++;
    if (this.#aside > 0) return;
    if (tag === TABLE) {
      // A table inside of a cell is no sheet.
      if (this.#tables++ > 0) return;
      const name = xml.attribute('name') || `Sheet ${this.sheets.length + 1}`;
      const origin = this.#origins.get(this.sheets.length) ?? -1;
      const table = new TableText(`Sheet ${name} of ${this.#where}`, origin);
      this.sheets.push({ name, table, notes: new WorkbookNotes() });
    } else if (tag === ROW) {
      this.#column = 0;
      this.#rowTimes = times(xml.attribute('number-rows-repeated'));
      this.#cells = [];
      const visibility = xml.attribute('visibility');
      this.#rowHidden = visibility === 'collapse' || visibility === 'filter';
    } else if (tag === CELL || tag === COVERED) {
      this.#openCell(tag, xml);
    } else if (tag === P) {
      if (this.#hasParagraph) this.#text.addText('\n');
      this.#hasParagraph = true;
      xml.wantsText = true;
    } else if (tag === S) {
      this.#text.addText(' '.repeat(Math.min(1000, times(xml.attribute('c')))));
    } else if (tag === TAB) this.#text.addText('\t');
    else if (tag === LINE_BREAK) this.#text.addText('\n');
  }

  text(bytes: Uint8Array, from: number, to: number): void {
    if (this.#aside === 0) this.#text.add(bytes, from, to);
  }

  close(tag: number, xml: XmlScanner): void {
    if (tag === ANNOTATION || tag === SHAPES) {
      this.#aside--;
      return;
    }
    if (this.#aside > 0) return;
    if (tag === P) xml.wantsText = false;
    else if (tag === CELL || tag === COVERED) this.#closeCell();
    else if (tag === ROW) this.#closeRow();
    else if (tag === TABLE) this.#tables--;
  }

  #openCell(tag: number, xml: XmlScanner): void {
    this.#times = times(xml.attribute('number-columns-repeated'));
    this.#isCovered = tag === COVERED;
    this.#hasParagraph = false;
    this.#text.clear();
    const type = xml.attribute('value-type');
    // The newer of two attributes with this name says it of errors.
    this.#isError = type === 'error';
    this.#type = type;
    this.#value = '';
    if (type === '') return;
    if (type === 'date') this.#value = xml.attribute('date-value');
    else if (type === 'time') this.#value = xml.attribute('time-value');
    else if (type === 'boolean') this.#value = xml.attribute('boolean-value');
    else if (type === 'string') this.#value = xml.attribute('string-value');
    else this.#value = xml.attribute('value');
    const spanned =
      Number(xml.attribute('number-columns-spanned') || 1) * Number(xml.attribute('number-rows-spanned') || 1);
    if (spanned > 1) this.#notesOfSheet()?.addMergedArea();
  }

  #notesOfSheet(): WorkbookNotes | undefined {
    return this.sheets.at(-1)?.notes;
  }

  #closeCell(): void {
    const column = this.#column;
    this.#column += this.#times;
    if (this.#isCovered) return;
    const shown = this.#text.toString();
    const cell = this.#cellOf(shown);
    if (cell.text === '') return;
    if (this.#isError || (this.#type === 'string' && isErrorText(shown) && this.#value === '')) {
      this.#notesOfSheet()?.addError(shown.slice(0, 20));
      return;
    }
    this.#cells.push({ column, times: this.#times, ...cell });
  }

  #cellOf(shown: string): Pick<Cell, 'kind' | 'text'> {
    switch (this.#type) {
      case 'float':
      case 'percentage':
      case 'currency': {
        // Digits that the sheet shows with zeros before them are a code: 02139.
        if (/^0\d+$/.test(shown) && Number(shown) === Number(this.#value)) return { kind: 'plain', text: shown };
        return { kind: 'number', text: numberText(this.#value) };
      }
      case 'date':
        return { kind: 'text', text: isoText(this.#value.replace(/\.\d+$/, '')) };
      case 'time':
        return { kind: 'text', text: timeText(this.#value) };
      case 'boolean':
        return { kind: 'plain', text: this.#value === 'true' ? 'TRUE' : 'FALSE' };
      default:
        return { kind: 'text', text: this.#value || shown };
    }
  }

  #closeRow(): void {
    const sheet = this.sheets.at(-1);
    if (!sheet || this.#tables !== 1 || this.#cells.length === 0) return;
    const { table, notes } = sheet;
    for (let time = 0; time < this.#rowTimes; time++) {
      if (table.rows > MOST_ROWS) throw new XmlError('A sheet has more rows than sheets can have.');
      for (const cell of this.#cells) {
        // The sheet's last column repeated to its end is a colour or a border, whatever the count says.
        for (let at = 0; at < Math.min(cell.times, MOST_TABLE_COLUMNS); at++) addCell(table, cell, cell.column + at);
      }
      table.endRow();
      if (this.#rowHidden) notes.hiddenRows++;
    }
  }
}

function addCell(table: TableText, { kind, text }: Cell, column: number): void {
  if (kind === 'number') table.addNumberText(column, text);
  else if (kind === 'plain') table.addPlain(column, text);
  else table.addText(column, text);
}

function times(text: string): number {
  const value = Math.floor(Number(text));
  return value > 1 ? value : 1;
}

function isErrorText(text: string): boolean {
  return /^(?:#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!)|Err:\d{3})$/.test(text);
}

/** `PT12H30M00S` → `12:30`. */
function timeText(duration: string): string {
  const [, hours, minutes, seconds] = /^PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S$/.exec(duration) ?? [];
  if (hours === undefined) return duration;
  const two = (digits: string) => digits.padStart(2, '0');
  return `${two(hours)}:${two(minutes)}${Number(seconds) === 0 ? '' : `:${two(seconds)}`}`;
}

/**
 * @param part name of the sheet, undefined = the one with most rows
 * @throws ImportError; ImportCancelledError
 */
export async function readOds(
  zip: ZipDirectory,
  part: string | undefined,
  context: SourceContext,
): Promise<SourceTable> {
  await refuseEncrypted(zip, context);
  const content = zip.members.find(({ name }) => name === 'content.xml');
  if (!content) throw damagedError(zip.fileName, 'It has no content.');
  const origins = new Map<number, number>();
  for (;;) {
    const reader = new OdsContent(zip.fileName, origins);
    try {
      for await (const piece of readMember(zip, content, MOST_PART_BYTES, context)) reader.scanner.push(piece);
      reader.scanner.end();
      return tableOf(zip, reader.sheets, part, content.bytes);
    } catch (error) {
      if (error instanceof XmlError) throw damagedError(zip.fileName, error.message);
      if (!(error instanceof StartsFurtherLeft)) throw error;
      origins.set(reader.sheets.length - 1, error.column);
      await breathe(context);
    }
  }
}

function tableOf(zip: ZipDirectory, sheets: readonly OdsSheet[], part: string | undefined, bytes: number): SourceTable {
  if (sheets.length === 0) {
    throw new ImportError(
      'no-rows',
      'There is no sheet in this workbook.',
      zip.fileName,
      'Choose the one with the customers.',
    );
  }
  const largest = sheets.reduce((best, sheet) => (sheet.table.rows > best.table.rows ? sheet : best));
  const { name, table, notes } = sheets.find(sheet => sheet.name === part) ?? largest;
  return {
    blob: table.finish(),
    name: `Sheet ${name} of ${zip.fileName}`,
    parts:
      sheets.length === 1
        ? []
        : sheets.map(sheet => ({
            kind: 'sheet',
            name: sheet.name,
            label: sheet.name,
            hidden: false,
            rows: sheet.table.rows,
            bytes,
          })),
    part: sheets.length === 1 ? '' : name,
    hasHeader: null,
    typedNumbers: table.typedNumbers(),
    notes: [...notes.list(), ...cellNotes(table.counts.cut, table.counts.withNul)],
  };
}

async function refuseEncrypted(zip: ZipDirectory, context: SourceContext): Promise<void> {
  const manifest = zip.members.find(({ name }) => name === 'META-INF/manifest.xml');
  if (!manifest) return;
  const text = new TextDecoder().decode(await memberBytes(zip, manifest, MOST_MANIFEST_BYTES, quietly(context)));
  if (text.includes('encryption-data')) throw encryptedError(zip.fileName, 'The workbook');
}
