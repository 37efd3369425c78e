/**
 * The customer file inside a project file: gzip, then base64, because a project file is text. Reading and writing are
 * streamed; only the base64 text itself is held as a whole.
 */

const CHUNK = 0x8000;

export async function packSource(source: Blob): Promise<string> {
  const packed = source.stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}

/** Throws a DOMException or TypeError when the text is no base64 or the bytes are no gzip. */
export async function unpackSource(packed: string): Promise<Blob> {
  const binary = atob(packed);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).blob();
}
