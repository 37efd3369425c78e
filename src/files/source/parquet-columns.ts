import type { AsyncBuffer, ParquetScan } from 'hyparquet';
import { chunkRange, type ParquetDirectory } from './parquet-metadata';
import { checkPages } from './parquet-pages';
import type { ParquetColumn } from './parquet-schema';

/** Rows of one group. */
export interface RowRange {
  readonly start: number;
  readonly end: number;
  readonly group: number;
}

/** Values by column, of pages that have been checked: the reader itself believes every count. */
export class ParquetColumns {
  readonly #checked = new Set<string>();

  constructor(
    readonly buffer: AsyncBuffer,
    readonly directory: ParquetDirectory,
    readonly scan: ParquetScan,
  ) {}

  /**
   * One column after the other: when a reader of several fails, those beside it would be left with errors that nobody
   * hears.
   * @throws Error, of any kind, when the pages cannot be read or hold other rows
   */
  async read(columns: readonly ParquetColumn[], range: RowRange): Promise<ArrayLike<unknown>[]> {
    const { start: rowStart, end: rowEnd, group } = range;
    const values: ArrayLike<unknown>[] = [];
    for (const { name } of columns) {
      await this.#check(name, group);
      const read = await this.scan.readColumn({ column: name, rowStart, rowEnd });
      if (read.length !== rowEnd - rowStart) throw new RangeError(`Column ${name} has ${read.length} rows.`);
      values.push(read);
    }
    return values;
  }

  async #check(column: string, group: number): Promise<void> {
    const key = `${group} ${column}`;
    if (this.#checked.has(key)) return;
    const { metadata, leaves } = this.directory;
    for (const [at, leaf] of leaves.entries()) {
      const chunk = metadata.row_groups[group].columns[at].meta_data;
      if (leaf.path[0] !== column || !chunk) continue;
      checkPages(new Uint8Array(await this.buffer.slice(...chunkRange(chunk))), chunk, leaf);
    }
    this.#checked.add(key);
  }
}
