import type { SourceFacts } from '../../files/source/inspect-source';
import type { SourceFormat } from '../../files/source/opened-source';
import type { ImportState } from '../../state/app-state';
import { formatCount } from '../../state/format';

export const DELIMITERS: readonly { readonly value: string; readonly label: string }[] = [
  { value: ',', label: 'comma' },
  { value: ';', label: 'semicolon' },
  { value: '\t', label: 'tab' },
  { value: '|', label: 'vertical bar' },
  { value: '^', label: 'caret' },
  { value: '~', label: 'tilde' },
];

export const ENCODINGS: readonly { readonly value: string; readonly label: string; readonly detail?: string }[] = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'utf-8-twice', label: 'UTF-8, repaired', detail: 'Ã¼ is ü' },
  { value: 'utf-8-thrice', label: 'UTF-8, repaired twice', detail: 'ÃƒÂ¼ is ü' },
  { value: 'utf-8-mac', label: 'UTF-8, repaired, Mac', detail: '√º is ü' },
  { value: 'windows-1252', label: 'Windows-1252', detail: 'Western Europe' },
  { value: 'iso-8859-15', label: 'ISO 8859-15', detail: 'Western Europe' },
  { value: 'macintosh', label: 'Mac Roman', detail: 'older Macs' },
  { value: 'windows-1250', label: 'Windows-1250', detail: 'Central Europe' },
  { value: 'iso-8859-2', label: 'ISO 8859-2', detail: 'Central Europe' },
  { value: 'windows-1251', label: 'Windows-1251', detail: 'Cyrillic' },
  { value: 'windows-1253', label: 'Windows-1253', detail: 'Greek' },
  { value: 'windows-1254', label: 'Windows-1254', detail: 'Turkish' },
  { value: 'utf-16le', label: 'UTF-16 LE' },
  { value: 'utf-16be', label: 'UTF-16 BE' },
  { value: 'shift_jis', label: 'Shift JIS', detail: 'Japanese' },
  { value: 'gb18030', label: 'GB 18030', detail: 'Chinese' },
  { value: 'big5', label: 'Big5', detail: 'Chinese' },
  { value: 'euc-kr', label: 'EUC-KR', detail: 'Korean' },
];

export function nameIn(list: readonly { readonly value: string; readonly label: string }[], value: string): string {
  return list.find(entry => entry.value === value)?.label ?? value;
}

const FORMATS: Readonly<Record<SourceFormat, string>> = {
  text: 'text',
  xlsx: 'XLSX',
  ods: 'ODS',
  json: 'JSON',
  geojson: 'GeoJSON',
  parquet: 'Parquet',
};

/** "sheet Accounts", "west.csv"; '' when there was no choice. */
function partFact({ parts, part }: SourceFacts): string {
  const label = parts.find(({ name }) => name === part)?.label ?? '';
  return label !== '' && parts.every(({ kind }) => kind === 'sheet') ? `sheet ${label}` : label;
}

function rowsText(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'row' : 'rows'}`;
}

/** "accounts.csv · 5,212 rows · comma, UTF-8 · read on this device". */
export function fileFacts({ file, inspection, mapping, report }: ImportState): string {
  const facts = [file.name];
  if (report) facts.push(rowsText(report.read));
  else if (inspection) facts.push(`${inspection.recordsExact ? '' : 'about '}${rowsText(inspection.records)}`);
  const part = inspection ? partFact(inspection.source) : '';
  if (part !== '') facts.push(part);
  if (inspection && inspection.source.format !== 'text') facts.push(FORMATS[inspection.source.format]);
  else if (mapping) facts.push(`${nameIn(DELIMITERS, mapping.delimiter)}, ${nameIn(ENCODINGS, mapping.encoding)}`);
  facts.push('read on this device');
  return facts.join(' · ');
}
