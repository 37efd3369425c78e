/** What the small parts of an XLSX workbook say: which sheets there are, where they lie, and how numbers are shown. */
import { builtInFormat, type CellFormat, formatOf } from './number-format';
import { type XmlHandler, XmlScanner } from './xml-scanner';

/** Every tag and its attributes, in order, for parts that are small. */
class Tags implements XmlHandler {
  readonly scanner: XmlScanner;
  constructor(
    readonly names: readonly string[],
    readonly onOpen: (name: string, xml: XmlScanner) => void,
    readonly onClose: (name: string) => void = () => undefined,
  ) {
    this.scanner = new XmlScanner(names, this);
  }
  open(tag: number, xml: XmlScanner): void {
    if (tag >= 0) this.onOpen(this.names[tag], xml);
  }
  close(tag: number): void {
    if (tag >= 0) this.onClose(this.names[tag]);
  }
  text(): void {}
}

function readTags(
  bytes: Uint8Array,
  names: readonly string[],
  onOpen: (name: string, xml: XmlScanner) => void,
  onClose?: (name: string) => void,
): void {
  const { scanner } = new Tags(names, onOpen, onClose);
  scanner.push(bytes);
  scanner.end();
}

export interface Relation {
  readonly id: string;
  readonly type: string;
  /** Path in the archive. */
  readonly target: string;
}

/** @param folder of the part that has the relations, '' = the root */
export function readRelations(bytes: Uint8Array, folder: string): Relation[] {
  const relations: Relation[] = [];
  readTags(bytes, ['Relationship'], (_, xml) => {
    if (xml.attribute('TargetMode').toLowerCase() === 'external') return;
    relations.push({
      id: xml.attribute('Id'),
      type: xml.attribute('Type').split('/').at(-1) ?? '',
      target: pathOf(xml.attribute('Target'), folder),
    });
  });
  return relations;
}

/** Targets are relative to the part, or absolute in the archive. */
function pathOf(target: string, folder: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}/${target}`).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

export interface SheetEntry {
  readonly name: string;
  readonly relation: string;
  readonly hidden: boolean;
}

export interface WorkbookEntries {
  readonly sheets: readonly SheetEntry[];
  readonly is1904: boolean;
}

export function readWorkbook(bytes: Uint8Array): WorkbookEntries {
  const sheets: SheetEntry[] = [];
  let is1904 = false;
  readTags(bytes, ['sheet', 'workbookPr'], (name, xml) => {
    if (name === 'workbookPr') {
      const value = xml.attribute('date1904');
      is1904 = value === '1' || value === 'true';
    } else {
      const state = xml.attribute('state');
      sheets.push({
        name: xml.attribute('name'),
        relation: xml.attribute('id'),
        hidden: state === 'hidden' || state === 'veryHidden',
      });
    }
  });
  return { sheets, is1904 };
}

/** By style of a cell: how its numbers are shown, null = as plain numbers. */
export function readFormats(bytes: Uint8Array): (CellFormat | null)[] {
  const codes = new Map<number, CellFormat>();
  const formats: (CellFormat | null)[] = [];
  let inCellStyles = false;
  readTags(
    bytes,
    ['numFmt', 'cellXfs', 'xf'],
    (name, xml) => {
      if (name === 'numFmt') codes.set(Number(xml.attribute('numFmtId')), formatOf(xml.attribute('formatCode')));
      else if (name === 'cellXfs') inCellStyles = true;
      else if (inCellStyles) {
        const id = Number(xml.attribute('numFmtId'));
        const format = codes.get(id) ?? builtInFormat(id);
        formats.push(format.kind === 'number' ? null : format);
      }
    },
    name => {
      if (name === 'cellXfs') inCellStyles = false;
    },
  );
  return formats;
}
