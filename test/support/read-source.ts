/** Opens bytes as the app does, and what the tests ask of it. */
import Papa from 'papaparse';
import { openSource } from '../../src/files/source/open-source';
import type { OpenedSource } from '../../src/files/source/opened-source';

export const SILENT = { onProgress: () => undefined, isCancelled: () => false };

export interface ReadSource {
  readonly source: OpenedSource;
  /** Records and cells as an independent reader sees them. */
  readonly rows: string[][];
}

export async function readSource(
  bytes: BlobPart | readonly number[],
  fileName = 'file',
  part?: string,
): Promise<ReadSource> {
  const content = Array.isArray(bytes) ? Uint8Array.from(bytes) : (bytes as BlobPart);
  const source = await openSource(new Blob([content]), fileName, part, SILENT);
  const text = (await source.table.text()).replace(/^\ufeff/, '');
  const { data } = Papa.parse<string[]>(text, { delimiter: ',', newline: source.made ? '\r\n' : undefined });
  if (data.at(-1)?.join('') === '') data.pop();
  return { source, rows: data };
}
