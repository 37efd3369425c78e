/** Kinds of files that `openFiles` takes: customer files, territories as polygons, and projects saved earlier. */
export const DATA_FILES = [
  '.csv,.tsv,.txt,.xlsx,.xlsm,.ods,.geojson,.json,.ndjson,.jsonl,.parquet,.gz,.zip,.evenland',
  'text/csv,text/plain,application/json,application/geo+json,application/zip,application/gzip',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.oasis.opendocument.spreadsheet',
].join(',');
export const POSTCODE_FILES = '.txt,.csv,.tsv,.gz,.zip,.xlsx,.ods,text/csv,text/plain';
export const POLYGON_FILES = '.geojson,.json,.gz,.zip,application/geo+json,application/json';
export const REP_FILES = '.csv,.tsv,.txt,text/csv,text/plain';

/** Lets the person choose a file of this device; nothing happens when they cancel. */
export function pickFile(accept: string, onFile: (file: File) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) onFile(file);
  });
  input.click();
}
