import { useEffect, useRef, useState } from 'react';
import type { KeptPostcodes } from '../../files/geo/postcode-shelf';
import { adviceOf } from '../../state/commands/command-context';
import { useCommands } from '../app-context';

/** What a person sees of adding a list. */
export type AddingList =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly fileName: string; readonly done: number }
  | { readonly kind: 'which-country'; readonly file: File; readonly country: string }
  | {
      readonly kind: 'added';
      readonly added: readonly KeptPostcodes[];
      readonly skipped: number;
      readonly problem: string;
    }
  | { readonly kind: 'failed'; readonly message: string; readonly advice: string };

/** The lists on this device, and the adding of one. @param onChange told after a list was added or removed */
export function usePostcodeLists(onChange: () => void) {
  const commands = useCommands();
  const [lists, setLists] = useState<readonly KeptPostcodes[] | null>(null);
  const [adding, setAdding] = useState<AddingList>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => {
    let gone = false;
    commands.postcodeLists().then(
      kept => !gone && setLists(kept),
      () => !gone && setLists([]),
    );
    return () => {
      gone = true;
      running.current?.abort();
    };
  }, [commands]);

  async function changed(): Promise<void> {
    setLists(await commands.postcodeLists());
    onChange();
  }

  async function add(file: File, country = ''): Promise<void> {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setAdding({ kind: 'reading', fileName: file.name, done: 0 });
    try {
      const result = await commands.addPostcodeList(file, country, {
        signal: controller.signal,
        onProgress: ({ done }) => setAdding({ kind: 'reading', fileName: file.name, done }),
      });
      if (controller.signal.aborted) return;
      if (result.kind === 'which-country') {
        setAdding({ kind: 'which-country', file, country: result.guess });
        return;
      }
      setAdding(result);
      await changed();
    } catch (error) {
      if (controller.signal.aborted) return;
      setAdding({
        kind: 'failed',
        message: error instanceof Error ? error.message : String(error),
        advice: adviceOf(error),
      });
    }
  }

  function stop(): void {
    running.current?.abort();
    setAdding({ kind: 'idle' });
  }

  async function remove(country: string): Promise<void> {
    try {
      await commands.removePostcodeList(country);
      setAdding({ kind: 'idle' });
      await changed();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      setAdding({ kind: 'failed', message, advice: adviceOf(error) });
    }
  }

  return { lists, adding, add, stop, remove };
}
