/**
 * Workbooks as bytes, for tests: written by hand in the ways that spreadsheets, CRMs and libraries write them, and by
 * none of the app's own code.
 */
import { type ZipOptions, zipSync } from 'fflate';

export type CellValue = string | number | boolean | null | { readonly xml: string };

export interface SheetSpec {
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
  readonly state?: 'hidden' | 'veryHidden';
  /** By row, then column: index of a style. */
  readonly styles?: Readonly<Record<string, number>>;
  /** Behind the rows: merged cells and the like. */
  readonly after?: string;
  /** Instead of the rows. */
  readonly sheetData?: string;
}

export interface WorkbookSpec {
  readonly sheets: readonly SheetSpec[];
  /** Format codes; style i + 1 has code i, style 0 is general. A number is a built-in format. */
  readonly formats?: readonly (string | number)[];
  readonly is1904?: boolean;
  /** How texts are kept. */
  readonly texts?: 'shared' | 'inline' | 'formula';
  /** Cells and rows carry no addresses. */
  readonly withoutAddresses?: boolean;
  /** Every tag has this prefix. */
  readonly prefix?: string;
  readonly absoluteTargets?: boolean;
  readonly level?: ZipOptions['level'];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '_x000D_')
    .replace(/[^\P{Cc}\n\t]|[\ufffe\uffff]/gu, character => {
      return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
    });
}

export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

export function xlsxBytes(spec: WorkbookSpec): Uint8Array<ArrayBuffer> {
  const texts = spec.texts ?? 'shared';
  const p = spec.prefix ? `${spec.prefix}:` : '';
  const xmlns = spec.prefix ? `xmlns:${spec.prefix}="${MAIN}"` : `xmlns="${MAIN}"`;
  const strings: string[] = [];
  const indexOf = new Map<string, number>();
  const shared = (text: string) => {
    let index = indexOf.get(text);
    if (index === undefined) {
      index = strings.length;
      indexOf.set(text, index);
      strings.push(text);
    }
    return index;
  };
  const cell = (value: CellValue, row: number, column: number, style: number | undefined) => {
    if (value === null && style === undefined) return '';
    const address = spec.withoutAddresses ? '' : ` r="${columnName(column)}${row + 1}"`;
    const s = style === undefined ? '' : ` s="${style}"`;
    if (value === null) return `<${p}c${address}${s}/>`;
    if (typeof value === 'object') return value.xml.replace('<c', `<c${address}${s}`);
    if (typeof value === 'number') return `<${p}c${address}${s}><${p}v>${value}</${p}v></${p}c>`;
    if (typeof value === 'boolean') return `<${p}c${address}${s} t="b"><${p}v>${Number(value)}</${p}v></${p}c>`;
    const text = escaped(value);
    if (texts === 'shared') return `<${p}c${address}${s} t="s"><${p}v>${shared(value)}</${p}v></${p}c>`;
    if (texts === 'inline')
      return `<${p}c${address}${s} t="inlineStr"><${p}is><${p}t xml:space="preserve">${text}</${p}t></${p}is></${p}c>`;
    return `<${p}c${address}${s} t="str"><${p}f>A1</${p}f><${p}v>${text}</${p}v></${p}c>`;
  };
  const sheetXml = ({ rows, styles = {}, after = '', sheetData }: SheetSpec) => {
    const body =
      sheetData ??
      rows
        .map((cells, row) => {
          const empties = spec.withoutAddresses ? `<${p}c/>` : '';
          const written = cells.map((value, column) => cell(value, row, column, styles[`${row},${column}`]) || empties);
          const address = spec.withoutAddresses ? '' : ` r="${row + 1}"`;
          return written.join('') === '' ? '' : `<${p}row${address}>${written.join('')}</${p}row>`;
        })
        .join('');
    return `${HEAD}<${p}worksheet ${xmlns}><${p}sheetData>${body}</${p}sheetData>${after}</${p}worksheet>`;
  };
  const files: Record<string, string> = {};
  for (const [at, sheet] of spec.sheets.entries()) files[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheet);
  const formats = spec.formats ?? [];
  const styles = formats
    .map((format, at) => `<${p}xf numFmtId="${typeof format === 'number' ? format : 164 + at}"/>`)
    .join('');
  const codes = formats
    .map((format, at) =>
      typeof format === 'number' ? '' : `<${p}numFmt numFmtId="${164 + at}" formatCode="${escaped(format)}"/>`,
    )
    .join('');
  const base = spec.absoluteTargets ? '/xl/' : '';
  const sheetRelations = spec.sheets.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${RELATION}/worksheet" Target="${base}worksheets/sheet${at + 1}.xml"/>`,
  );
  files['[Content_Types].xml'] = `${HEAD}<Types xmlns="${PACKAGE}/content-types"/>`;
  files['_rels/.rels'] =
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" ` +
    `Type="${RELATION}/officeDocument" Target="${spec.absoluteTargets ? '/' : ''}xl/workbook.xml"/></Relationships>`;
  files['xl/workbook.xml'] =
    `${HEAD}<${p}workbook ${xmlns} xmlns:r="${RELATION}"><${p}workbookPr${spec.is1904 ? ' date1904="1"' : ''}/><${p}sheets>` +
    spec.sheets
      .map(
        ({ name, state }, at) =>
          `<${p}sheet name="${escaped(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
      )
      .join('') +
    `</${p}sheets></${p}workbook>`;
  files['xl/styles.xml'] =
    `${HEAD}<${p}styleSheet ${xmlns}><${p}numFmts>${codes}</${p}numFmts><${p}cellStyleXfs><${p}xf numFmtId="14"/>` +
    `</${p}cellStyleXfs><${p}cellXfs><${p}xf numFmtId="0"/>${styles}</${p}cellXfs></${p}styleSheet>`;
  const others = [`<Relationship Id="rIdS" Type="${RELATION}/styles" Target="${base}styles.xml"/>`];
  if (strings.length > 0) {
    files['xl/sharedStrings.xml'] =
      `${HEAD}<${p}sst ${xmlns}>${strings.map(text => `<${p}si><${p}t xml:space="preserve">${escaped(text)}</${p}t></${p}si>`).join('')}</${p}sst>`;
    others.push(`<Relationship Id="rIdT" Type="${RELATION}/sharedStrings" Target="${base}sharedStrings.xml"/>`);
  }
  files['xl/_rels/workbook.xml.rels'] =
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${[...sheetRelations, ...others].join('')}</Relationships>`;
  return zipped(files, spec.level);
}

/** An ODS workbook around the tables of its content. */
export function odsBytes(tables: string): Uint8Array<ArrayBuffer> {
  const namespaces = ['office', 'table', 'text', 'calcext']
    .map(name => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ');
  return zipped({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml': '<?xml version="1.0"?><manifest:manifest xmlns:manifest="m"/>',
    'content.xml':
      `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces}><office:body>` +
      `<office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
  });
}

/** A ZIP archive whose bytes are the same every time. */
export function zipped(
  files: Readonly<Record<string, string | Uint8Array>>,
  level: ZipOptions['level'] = 6,
): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(
    ([name, content]) =>
      [
        name,
        [
          typeof content === 'string' ? new TextEncoder().encode(content) : content,
          { level, mtime: new Date(2024, 0, 1) },
        ] as const,
      ] as const,
  );
  return zipSync(Object.fromEntries(entries) as Parameters<typeof zipSync>[0]) as Uint8Array<ArrayBuffer>;
}
