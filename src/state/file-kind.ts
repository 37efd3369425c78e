/**
 * What a person handed over: a project, territories as polygons, or a customer file. Told by the first bytes, and by
 * the name where those do not say it; what is neither of the first two is left to the importer to make out.
 */
export type FileKind = 'project' | 'polygons' | 'customers';

/** Looked at of a file: long properties may stand before the first geometry. */
const HEAD_BYTES = 1 << 17;

const PROJECT = /^\uFEFF?\s*\{\s*"app"\s*:\s*"evenland"/u;
const POLYGON_TYPE = /"type"\s*:\s*"(?:Multi)?Polygon"/u;
/** Where the corners come before the type, or the first polygon is longer than the head. */
const POLYGON_CORNERS = /"coordinates"\s*:\s*\[\s*\[\s*\[\s*(?:\[\s*)?-?\d/u;
const POINT_TYPE = /"type"\s*:\s*"(?:Multi)?Point"/u;

export async function fileKind(file: File): Promise<FileKind> {
  if (/\.evenland(?:\.json)?$/iu.test(file.name)) return 'project';
  const head = await headText(file);
  if (!/^\uFEFF?\s*\{/u.test(head)) return 'customers';
  if (PROJECT.test(head)) return 'project';
  if (POINT_TYPE.test(head)) return 'customers';
  return POLYGON_TYPE.test(head) || POLYGON_CORNERS.test(head) ? 'polygons' : 'customers';
}

/** The first characters, unpacked when the file is gzip; '' when they cannot be read. */
async function headText(file: File): Promise<string> {
  const head = file.slice(0, HEAD_BYTES);
  try {
    const [first, second] = new Uint8Array(await head.slice(0, 2).arrayBuffer());
    if (first !== 0x1f || second !== 0x8b) return await head.text();
    return await unpackedText(head);
  } catch {
    // What is wrong with the file is said by whoever reads it.
    return '';
  }
}

/** The cut-off end of the packed head is an error to the stream, not to what came before it. */
async function unpackedText(head: Blob): Promise<string> {
  const reader = head.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    while (text.length < HEAD_BYTES) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return text;
  }
  await reader.cancel();
  return text;
}
