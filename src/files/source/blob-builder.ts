import { MOST_TEXT_BYTES, tooLargeError } from './source-errors';

/** Bytes joined before they become a part: browsers keep parts outside of the memory of the page. */
const PART_BYTES = 4 << 20;

/** Bytes in order → one Blob, of which only the last few megabytes are held in memory. */
export class BlobBuilder {
  readonly #parts: Blob[] = [];
  #open: BlobPart[] = [];
  #openBytes = 0;
  size = 0;

  constructor(
    readonly where: string,
    readonly most = MOST_TEXT_BYTES,
  ) {}

  /**
   * @param bytes not changed by the caller any more
   * @throws ImportError `too-large`
   */
  add(bytes: Uint8Array<ArrayBuffer>): void {
    this.size += bytes.length;
    if (this.size > this.most) throw tooLargeError(this.where, this.most);
    this.#open.push(bytes);
    this.#openBytes += bytes.length;
    if (this.#openBytes < PART_BYTES) return;
    this.#parts.push(new Blob(this.#open));
    this.#open = [];
    this.#openBytes = 0;
  }

  /** @param before comes first of all, whenever it was known */
  finish(before: readonly BlobPart[] = []): Blob {
    return new Blob([...before, ...this.#parts, ...this.#open]);
  }
}
