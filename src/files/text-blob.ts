/** Pieces of text → one Blob. Pieces become bytes at once, so the text of a large export is never held as a string. */
export async function textBlob(pieces: Iterable<string> | AsyncIterable<string>, type: string): Promise<Blob> {
  const parts: Blob[] = [];
  for await (const piece of pieces) parts.push(new Blob([piece]));
  return new Blob(parts, { type });
}
