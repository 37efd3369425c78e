/** What a ZIP archive is: a workbook, something that is known and not read, or an archive of tables. */
import { ImportError } from '../customers/import-error';
import { encryptedError } from './source-errors';
import type { ZipDirectory, ZipMember } from './zip-directory';

export type ArchiveKind = 'xlsx' | 'ods' | 'tables';

const AS_XLSX = 'Save it as XLSX or CSV and choose that file.';

const NOT_READ: readonly (readonly [member: RegExp, what: string, next: string])[] = [
  [/^xl\/workbook\.bin$/i, 'This is a binary Excel workbook (XLSB).', AS_XLSX],
  [
    /(?:^|\/)Index(?:\.zip|\/Document\.iwa)$/,
    'This is an Apple Numbers document.',
    'Export it as Excel or CSV (File, Export To) and choose that file.',
  ],
  [/^word\/document\.xml$/i, 'This is a Word document, not a table.', AS_XLSX],
  [/^ppt\/presentation\.xml$/i, 'This is a presentation, not a table.', AS_XLSX],
];

/** Not read, unless there is nothing else: what lies beside tables in archives. */
const NO_TABLES =
  /\.(?:xml|html?|pdf|docx?|pptx?|md|png|jpe?g|gif|svg|ico|css|js|py|sql|log|prj|cpg|dbf|shx|shp|kml|sbn|sbx|qpj|exe|dll|ini|yml|yaml)$/i;
const SURE_TABLES = /\.(?:csv|tsv|tab|xlsx|xlsm|ods|parquet|geojson|ndjson|jsonl|geojsonl)(?:\.gz)?$/i;

/** @throws ImportError `unsupported`, `encrypted` */
export function archiveKind({ members, fileName }: ZipDirectory): ArchiveKind {
  const has = (pattern: RegExp) => members.some(({ name }) => pattern.test(name));
  for (const [pattern, what, next] of NOT_READ) {
    if (has(pattern)) throw new ImportError('unsupported', what, fileName, next);
  }
  const described = has(/^\[Content_Types\]\.xml$/i);
  if (has(/^\/?xl\/workbook\.xml$/i) || (described && has(/(?:^|\/)workbook\.xml$/i))) return 'xlsx';
  return has(/^mimetype$/) && has(/^content\.xml$/) ? 'ods' : 'tables';
}

/**
 * Members that could be tables, the likeliest first: by what they are called, then the largest.
 * @throws ImportError `unsupported` when there is none, `encrypted`
 */
export function tableMembers({ members, fileName }: ZipDirectory): ZipMember[] {
  const files = members.filter(({ name, bytes }) => bytes > 0 && !isBeside(name));
  const tables = files.filter(({ name }) => !NO_TABLES.test(name));
  if (tables.length === 0) {
    const shapefile = files.some(({ name }) => /\.shp$/i.test(name));
    const [what, next] = shapefile
      ? ['This archive holds a shapefile.', 'Export it as GeoJSON or CSV and choose that file.']
      : files.some(({ name }) => /\.kml$/i.test(name))
        ? ['This archive holds a KML map.', 'Export it as GeoJSON or CSV and choose that file.']
        : [
            'There is no table in this archive.',
            'Choose an archive with a CSV, XLSX, ODS, Parquet or GeoJSON file in it.',
          ];
    throw new ImportError('unsupported', what, fileName, next);
  }
  if (tables.every(member => member.encrypted)) throw encryptedError(fileName, 'The archive');
  return tables.sort((a, b) => rank(a) - rank(b) || b.bytes - a.bytes);
}

function rank({ name }: ZipMember): number {
  if (SURE_TABLES.test(name)) return 0;
  return /readme|licen[cs]e|metadata|schema|manifest/i.test(name) ? 3 : /\.(?:txt|json|gz)$/i.test(name) ? 1 : 2;
}

/** Folders, and what systems put into archives on their own. */
function isBeside(name: string): boolean {
  return name.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i.test(name);
}
