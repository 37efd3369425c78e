/**
 * What a ZIP archive says it holds, read from its central directory (PKWARE APPNOTE 6.3: 4.3.12, 4.3.14–16, 4.4), and
 * the bytes of one member, unpacked piece by piece and checked against length and CRC.
 */
import { Inflate } from 'fflate';
import { readBytes } from '../customers/decode';
import { ImportError } from '../customers/import-error';
import { BlobBuilder } from './blob-builder';
import { crc32 } from './crc32';
import { breathe, type SourceContext } from './source-context';
import { damagedError, encryptedError, MOST_MEMBERS, tooLargeError } from './source-errors';

export interface ZipMember {
  readonly name: string;
  /** 0 = stored, 8 = deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its local header starts. */
  readonly offset: number;
}

export interface ZipDirectory {
  readonly file: Blob;
  readonly fileName: string;
  readonly members: readonly ZipMember[];
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** End record and the longest comment behind it. */
const END_SEARCHED = 22 + 0xffff;
const MOST_DIRECTORY_BYTES = 64 << 20;
const PIECE = 64 << 10;
const IN_64 = 0xffffffff;

/** @throws ImportError `damaged`, `too-large`, `unreadable` */
export async function readZipDirectory(file: Blob, fileName: string): Promise<ZipDirectory> {
  const tailStart = Math.max(0, file.size - END_SEARCHED);
  const tail = viewOf(await readBytes(file, tailStart, file.size, fileName));
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== END) end--;
  if (end < 0) throw damagedError(fileName, 'The list of contents at the end of the archive is missing.');
  let count = tail.getUint16(end + 10, true);
  let size = tail.getUint32(end + 12, true);
  let start = tail.getUint32(end + 16, true);
  if ((count === 0xffff || size === IN_64 || start === IN_64) && end >= 20) {
    if (tail.getUint32(end - 20, true) === LOCATOR_64) {
      const at = Number(tail.getBigUint64(end - 12, true));
      if (at > file.size) throw damagedError(fileName);
      const record = viewOf(await readBytes(file, at, at + 56, fileName));
      if (record.byteLength < 56 || record.getUint32(0, true) !== END_64) throw damagedError(fileName);
      count = Number(record.getBigUint64(32, true));
      size = Number(record.getBigUint64(40, true));
      start = Number(record.getBigUint64(48, true));
    }
  }
  if (count > MOST_MEMBERS || size > MOST_DIRECTORY_BYTES) {
    throw new ImportError(
      'too-large',
      `The archive holds more than ${MOST_MEMBERS.toLocaleString('en-US')} files.`,
      fileName,
      'Unpack it and choose the file with the customers.',
    );
  }
  if (start + size > file.size) throw damagedError(fileName);
  return { file, fileName, members: entries(viewOf(await readBytes(file, start, start + size, fileName)), fileName) };
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** What follows the last entry that is whole is left alone; as many as the end record says would be a promise, not a fact. */
function entries(view: DataView, fileName: string): ZipMember[] {
  const members: ZipMember[] = [];
  const names = new Map<string, number>();
  for (let at = 0; at + 46 <= view.byteLength && view.getUint32(at, true) === ENTRY; ) {
    const flags = view.getUint16(at + 8, true);
    const nameBytes = view.getUint16(at + 28, true);
    const extraBytes = view.getUint16(at + 30, true);
    const next = at + 46 + nameBytes + extraBytes + view.getUint16(at + 32, true);
    if (next > view.byteLength) throw damagedError(fileName);
    if (members.length === MOST_MEMBERS) throw tooLargeError(fileName, view.byteLength);
    const wide = {
      bytes: view.getUint32(at + 24, true),
      packedBytes: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    };
    readWide(view, at + 46 + nameBytes, extraBytes, wide);
    const written = nameOf(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameBytes));
    const seen = names.get(written) ?? 0;
    names.set(written, seen + 1);
    members.push({
      // Two members may have one name; a choice needs two.
      name: seen === 0 ? written : `${written} (${seen + 1})`,
      method: view.getUint16(at + 10, true),
      encrypted: (flags & 1) !== 0,
      crc: view.getUint32(at + 16, true),
      ...wide,
    });
    at = next;
  }
  return members;
}

/** Sizes and offset above 4 GB stand in the extra field 1, each only when its place says so. */
function readWide(
  view: DataView,
  from: number,
  length: number,
  wide: { bytes: number; packedBytes: number; offset: number },
): void {
  for (let at = from; at + 4 <= from + length; ) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      let value = at + 4;
      for (const key of ['bytes', 'packedBytes', 'offset'] as const) {
        if (wide[key] !== IN_64 || value + 8 > at + 4 + size || value + 8 > view.byteLength) continue;
        wide[key] = Number(view.getBigUint64(value, true));
        value += 8;
      }
    }
    at += 4 + size;
  }
}

function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\\', '/');
  } catch {
    return new TextDecoder('windows-1252').decode(bytes).replaceAll('\\', '/');
  }
}

/** The member as it lies in the archive. */
async function packedMember({ file, fileName }: ZipDirectory, member: ZipMember): Promise<Blob> {
  const where = `${member.name} in ${fileName}`;
  if (member.encrypted) throw encryptedError(where, 'The file in the archive');
  if (member.method !== 0 && member.method !== 8) {
    throw new ImportError(
      'unsupported',
      `The file in the archive is packed in a rare way (method ${member.method}).`,
      where,
      'Unpack the archive and choose the file inside.',
    );
  }
  if (member.offset > file.size) throw damagedError(where);
  const header = viewOf(await readBytes(file, member.offset, member.offset + 30, fileName));
  if (header.byteLength < 30 || header.getUint32(0, true) !== LOCAL) throw damagedError(where);
  const start = member.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  if (start + member.packedBytes > file.size) throw damagedError(where);
  return file.slice(start, start + member.packedBytes);
}

/**
 * Unpacked bytes in order. Each piece is the caller's.
 * @throws ImportError `damaged`, `encrypted`, `unsupported`, `too-large`, `unreadable`; ImportCancelledError
 */
export async function* readMember(
  zip: ZipDirectory,
  member: ZipMember,
  most: number,
  context: SourceContext,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const where = `${member.name} in ${zip.fileName}`;
  if (member.bytes > most) throw tooLargeError(where, most);
  const packed = await packedMember(zip, member);
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  const inflate = new Inflate(piece => pieces.push(piece as Uint8Array<ArrayBuffer>));
  let bytes = 0;
  let crc = 0;
  for (let at = 0; at < packed.size || at === 0; at += PIECE) {
    const read = (await readBytes(packed, at, at + PIECE, zip.fileName)) as Uint8Array<ArrayBuffer>;
    const isLast = at + PIECE >= packed.size;
    pieces = [];
    if (member.method === 0) pieces.push(read);
    else inflated(inflate, read, isLast, where);
    for (const piece of pieces) {
      if (piece.length === 0) continue;
      bytes += piece.length;
      // More than announced: the announcement was checked against the limit.
      if (bytes > member.bytes) throw damagedError(where, 'It unpacks to more than it says.');
      crc = crc32(piece, crc);
      yield piece;
    }
    context.onProgress(Math.min(at + PIECE, packed.size), packed.size);
    await breathe(context);
  }
  if (bytes !== member.bytes || crc !== member.crc) throw damagedError(where);
}

function inflated(inflate: Inflate, read: Uint8Array, isLast: boolean, where: string): void {
  try {
    inflate.push(read, isLast);
  } catch {
    throw damagedError(where);
  }
}

/** A small member as a whole. */
export async function memberBytes(
  zip: ZipDirectory,
  member: ZipMember,
  most: number,
  context: SourceContext,
): Promise<Uint8Array> {
  if (member.bytes > most) throw tooLargeError(`${member.name} in ${zip.fileName}`, most);
  const bytes = new Uint8Array(member.bytes);
  let filled = 0;
  for await (const piece of readMember(zip, member, most, context)) {
    bytes.set(piece, filled);
    filled += piece.length;
  }
  return bytes;
}

/** A member as a file of its own. */
export async function memberBlob(
  zip: ZipDirectory,
  member: ZipMember,
  most: number,
  context: SourceContext,
): Promise<Blob> {
  const built = new BlobBuilder(`${member.name} in ${zip.fileName}`, most);
  for await (const piece of readMember(zip, member, most, context)) built.add(piece);
  return built.finish();
}
