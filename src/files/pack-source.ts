/**
 * The customer file inside a project file: gzip, then base64, because a project file is text. Reading and writing are
 * streamed; only the base64 text itself is held as a whole.
 */

const CHUNK = 0x8000;
/** Two thousand million bytes unpacked are no customer file that a browser can hold. */
const LARGEST_FILE = 2 * 2 ** 30;

export async function packSource(source: Blob): Promise<string> {
  const packed = source.stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}

/** The packed file unpacks to more than any customer file has: it is damaged or made to fill the memory. */
export class PackedSourceError extends Error {
  override readonly name = 'PackedSourceError';
  readonly advice = 'Open another copy of the project, or the customer file itself.';
}

/**
 * @param largest bytes that the file may have
 * @throws PackedSourceError when it has more; a DOMException or TypeError when the text is no base64 or no gzip
 */
export async function unpackSource(packed: string, largest = LARGEST_FILE): Promise<Blob> {
  const binary = atob(packed);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const parts: Blob[] = [];
  let size = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    size += piece.value.byteLength;
    if (size > largest) {
      await reader.cancel();
      throw new PackedSourceError(
        `The customer file in the project is larger than ${Math.round(largest / 2 ** 20)} MB.`,
      );
    }
    parts.push(new Blob([piece.value]));
  }
  return new Blob(parts);
}
