import { ImportCancelledError } from '../customers/import-error';
import { eventLoopTurn } from '../event-loop-turn';

/** What opening a file may say and ask. */
export interface SourceContext {
  /** Bytes taken in and bytes in all, of whatever is being unpacked. */
  readonly onProgress: (done: number, total: number) => void;
  readonly isCancelled: () => boolean;
}

/**
 * Lets messages in.
 * @throws ImportCancelledError when one of them was a cancel
 */
export async function breathe(context: SourceContext): Promise<void> {
  await eventLoopTurn();
  if (context.isCancelled()) throw new ImportCancelledError();
}

/** The same without telling how far it is: for small parts beside the one that takes the time. */
export function quietly({ isCancelled }: SourceContext): SourceContext {
  return { onProgress: () => undefined, isCancelled };
}
