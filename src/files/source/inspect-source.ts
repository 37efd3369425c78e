/** Opens a file and looks at the table in it: the first step of every import. */
import { inspectFile, type WishedDialect } from '../customers/inspect-file';
import type { FileInspection } from '../customers/inspection';
import { openSource } from './open-source';
import type { OpenedSource } from './opened-source';
import type { SourceContext } from './source-context';

/** How the table came out of its file. */
export interface SourceFacts extends Pick<OpenedSource, 'format' | 'packing' | 'parts' | 'part'> {
  /** By column: how decimals are written is no question, see `MadeText`. */
  readonly typedNumbers: readonly boolean[];
}

/** A table that was looked at, and where it came from. */
export interface SourceInspection extends FileInspection {
  readonly source: SourceFacts;
}

/** @throws ImportError; ImportCancelledError */
export async function inspectSource(
  file: Blob,
  fileName: string,
  part: string | undefined,
  wished: WishedDialect,
  context: SourceContext,
): Promise<{ readonly opened: OpenedSource; readonly inspection: SourceInspection }> {
  const opened = await openSource(file, fileName, part, context);
  return { opened, inspection: await inspectOpened(opened, file, fileName, wished) };
}

/** The same for a file that is open. */
export async function inspectOpened(
  opened: OpenedSource,
  file: Blob,
  fileName: string,
  wished: WishedDialect,
): Promise<SourceInspection> {
  const { format, packing, parts, part } = opened;
  const inspection = await inspectFile(opened.table, opened.tableName, wished, opened.made);
  return {
    ...inspection,
    fileName,
    bytes: file.size,
    proposed: part === '' ? inspection.proposed : { ...inspection.proposed, part },
    notes: [...opened.notes, ...inspection.notes],
    source: { format, packing, parts, part, typedNumbers: opened.made?.typedNumbers ?? [] },
  };
}
