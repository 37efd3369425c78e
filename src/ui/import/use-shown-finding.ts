import { useRef, useState } from 'react';
import type { FindingKind } from '../../files/customers/import-report';
import { useCommands } from '../app-context';
import type { ShownFinding } from './findings-list';

/** The list that is shown, at most one; choosing it again hides it. */
export function useShownFinding(): readonly [shown: ShownFinding | null, toggle: (kind: FindingKind) => void] {
  const commands = useCommands();
  const [shown, setShown] = useState<ShownFinding | null>(null);
  const wanted = useRef<FindingKind | null>(null);
  const toggle = (kind: FindingKind) => {
    wanted.current = shown?.kind === kind ? null : kind;
    if (wanted.current === null) {
      setShown(null);
      return;
    }
    commands
      .listFinding(kind)
      .then(list => {
        // Another list may have been asked for since.
        if (wanted.current === kind) setShown({ kind, list });
      })
      .catch(() => setShown(null));
  };
  return [shown, toggle];
}
