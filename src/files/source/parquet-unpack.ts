/** What pages of a Parquet file are packed with. None gives more than the page says it holds. */
import type { CompressionCodec, Compressors } from 'hyparquet';
import { decompressZstd, compressors as packings } from 'hyparquet-compressors';

/** Bytes of one page unpacked; writers make them of about a megabyte. */
const MOST_PAGE_BYTES = 1 << 29;

export const COMPRESSORS: Compressors = Object.fromEntries(
  Object.entries({ ...packings, ZSTD: unpackZstd }).map(([codec, unpack]) => [
    codec,
    (input: Uint8Array, length: number) => {
      if (!(length >= 0 && length <= MOST_PAGE_BYTES)) throw new RangeError(`A page of ${length} bytes.`);
      // Pages of blanks hold nothing, which not every unpacker expects.
      return length === 0 ? new Uint8Array(0) : unpack(input, length);
    },
  ]),
);

/** @throws Error when the page is not that long, or not packed so */
export function unpackPage(input: Uint8Array, length: number, codec: CompressionCodec): Uint8Array {
  const unpack = COMPRESSORS[codec];
  if (codec !== 'UNCOMPRESSED' && !unpack) throw new Error(`parquet unsupported compression codec: ${codec}`);
  const page = codec === 'UNCOMPRESSED' || !unpack ? input : unpack(input, length);
  if (page.length !== length) throw new RangeError(`A page of ${length} bytes has ${page.length}.`);
  return page;
}

/** Room is made for what the page holds, not for what a frame says of itself. */
function unpackZstd(input: Uint8Array, length: number): Uint8Array {
  const size = zstdContentSize(input);
  if (size > length) throw new RangeError(`A frame of ${size} bytes in a page of ${length}.`);
  // Several frames, one after the other, are shorter each.
  return size < length ? decompressZstd(input) : decompressZstd(input, new Uint8Array(length));
}

/** Of the first frame (RFC 8878, 3.1.1.1); NaN when it does not say. */
function zstdContentSize(input: Uint8Array): number {
  const descriptor = input[4] ?? 0;
  const isSingle = (descriptor & 0x20) !== 0;
  const bytes = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6];
  if (bytes === 0) return Number.NaN;
  const from = 5 + (isSingle ? 0 : 1) + [0, 1, 2, 4][descriptor & 3];
  let size = bytes === 2 ? 256 : 0;
  for (let at = 0; at < bytes; at++) size += (input[from + at] ?? 0) * 256 ** at;
  return size;
}
