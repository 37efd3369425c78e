/** gzip (RFC 1952), also several members one after the other, as warehouses and `cat` write them. */
import { Gunzip } from 'fflate';
import { readBytes } from '../customers/decode';
import { BlobBuilder } from './blob-builder';
import { crc32 } from './crc32';
import { breathe, type SourceContext } from './source-context';
import { damagedError } from './source-errors';

const PIECE = 64 << 10;

/** @throws ImportError `damaged`, `too-large`, `unreadable`; ImportCancelledError */
export async function gunzipped(file: Blob, fileName: string, context: SourceContext): Promise<Blob> {
  const built = new BlobBuilder(fileName);
  let crc = 0;
  let members = 1;
  let failure: unknown = null;
  const gunzip = new Gunzip(piece => {
    crc = crc32(piece, crc);
    try {
      if (piece.length > 0) built.add(piece as Uint8Array<ArrayBuffer>);
    } catch (error) {
      failure ??= error;
    }
  });
  gunzip.onmember = () => members++;
  for (let at = 0; at < file.size; at += PIECE) {
    const read = await readBytes(file, at, at + PIECE, fileName);
    try {
      gunzip.push(read, at + PIECE >= file.size);
    } catch {
      throw damagedError(fileName);
    }
    if (failure !== null) throw failure;
    context.onProgress(Math.min(at + PIECE, file.size), file.size);
    await breathe(context);
  }
  const tail = await readBytes(file, Math.max(0, file.size - 8), file.size, fileName);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  // The sums of earlier members lie somewhere in the middle; a single one can be checked.
  const isWhole =
    view.byteLength === 8 && view.getUint32(0, true) === crc && view.getUint32(4, true) === built.size % 2 ** 32;
  if (members === 1 && !isWhole) throw damagedError(fileName);
  return built.finish();
}
