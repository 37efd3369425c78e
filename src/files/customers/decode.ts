/** Bytes → text, before anything is parsed: the text of a file as a stream of chunks. */
import { type GarbledEncoding, isGarbledEncoding, textRepairer, WINDOWS_1252 } from './garbled-text';
import { ImportError } from './import-error';

/** Bytes per piece read from the file: large enough to amortise the read, small enough to stay responsive. */
export const CHUNK_BYTES = 1 << 20;

/** A copy of the text that does not keep the chunk it was cut from in memory. */
export function detached(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}

/**
 * Bytes → text, piece by piece; a byte order mark is dropped. Some versions of Node decode Windows-1252 as Latin-1, so
 * its own characters are put in here.
 * @param encoding a label that TextDecoder knows, or a GarbledEncoding
 * @throws RangeError when the encoding is unknown
 */
export function textDecoder(encoding: string): (bytes: Uint8Array, stream: boolean) => string {
  if (isGarbledEncoding(encoding)) return repairingDecoder(encoding);
  const decoder = new TextDecoder(encoding);
  if (decoder.encoding === 'utf-8') return utf8Decoder();
  if (decoder.encoding !== 'windows-1252') return (bytes, stream) => decoder.decode(bytes, { stream });
  return (bytes, stream) =>
    decoder.decode(bytes, { stream }).replace(/[\u0080-\u009f]/gu, character => {
      return WINDOWS_1252[character.charCodeAt(0) - 0x80];
    });
}

/** A byte order mark may have been garbled with the rest. */
function repairingDecoder(encoding: GarbledEncoding): (bytes: Uint8Array, stream: boolean) => string {
  const decode = utf8Decoder();
  const repair = textRepairer(encoding);
  let isFirst = true;
  return (bytes, stream) => {
    const text = repair(decode(bytes, stream), stream);
    const marked = isFirst && text.charCodeAt(0) === 0xfeff;
    isFirst &&= text === '';
    return marked ? text.slice(1) : text;
  };
}

/**
 * Cuts pieces between characters itself: decoders asked to stream make two-byte strings in Node, which take twice the
 * memory and the time of everything after.
 */
function utf8Decoder(): (bytes: Uint8Array, stream: boolean) => string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let cutOff = new Uint8Array();
  let isFirst = true;
  return (bytes, stream) => {
    let whole = bytes;
    if (cutOff.length > 0) {
      whole = new Uint8Array(cutOff.length + bytes.length);
      whole.set(cutOff);
      whole.set(bytes, cutOff.length);
    }
    const end = stream ? lastCharacterEnd(whole) : whole.length;
    cutOff = whole.slice(end);
    const text = decoder.decode(whole.subarray(0, end));
    const marked = isFirst && text.charCodeAt(0) === 0xfeff;
    isFirst &&= text === '';
    return marked ? text.slice(1) : text;
  };
}

/** Where the last character that is whole ends; at most three bytes before the end of the bytes. */
function lastCharacterEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

export interface DecodedChunk {
  readonly text: string;
  /** Bytes of the file read so far, this chunk included. */
  readonly bytesRead: number;
  readonly last: boolean;
}

/**
 * The text of a file in order, about `chunkBytes` bytes a piece, without byte order mark. The next piece is fetched
 * while the caller works on this one.
 * @throws ImportError `unreadable` when the file cannot be read (any more), `nul-characters` when it is not text
 */
export async function* decodeBlob(
  blob: Blob,
  encoding: string,
  fileName: string,
  chunkBytes = CHUNK_BYTES,
): AsyncGenerator<DecodedChunk, void, undefined> {
  const decode = textDecoder(encoding);
  const fetchFrom = (from: number) => {
    const piece = readBytes(blob, from, from + chunkBytes, fileName);
    // The consumer may stop before it asks for this piece; the failure is reported when it does ask.
    piece.catch(() => undefined);
    return piece;
  };
  let position = 0;
  let fetched = fetchFrom(0);
  do {
    const bytes = await fetched;
    const start = position;
    position += chunkBytes;
    const last = position >= blob.size;
    if (!last) fetched = fetchFrom(position);
    const text = decode(bytes, !last);
    if (text.includes('\0')) throw nulError(fileName, start);
    yield { text, bytesRead: Math.min(position, blob.size), last };
  } while (position < blob.size);
}

/** @throws ImportError `unreadable` */
export async function readBytes(blob: Blob, from: number, to: number, fileName: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.slice(from, to).arrayBuffer());
  } catch {
    throw new ImportError(
      'unreadable',
      'The file could not be read.',
      fileName,
      'It may have been moved, changed or deleted since it was chosen: choose it again.',
    );
  }
}

export function nulError(fileName: string, nearByte: number): ImportError {
  return new ImportError(
    'nul-characters',
    `There are NUL characters after byte ${nearByte.toLocaleString('en-US')}, so this is not a text file, or it is damaged.`,
    fileName,
    'Open it in the program it comes from and save it as CSV (UTF-8).',
  );
}
