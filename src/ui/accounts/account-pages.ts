import { useCallback, useEffect, useRef, useState } from 'react';
import type { AccountQuery, AccountRow } from '../../worker/protocol';
import { useCommands } from '../app-context';

const PAGE = 100;

export interface AccountSort {
  /** Column among the measures of the dataset. */
  readonly measure: number;
  readonly descending: boolean;
}

export interface AccountPages {
  /** null until the first page is here. */
  readonly total: number | null;
  readonly rowAt: (index: number) => AccountRow | undefined;
  /** Fetches what these rows need. */
  readonly need: (first: number, last: number) => void;
  readonly failed: string;
}

/**
 * A list of accounts that stays in the worker and comes page by page, as far as it is looked at. `version` is whatever
 * makes the list another one (the plan, the filter).
 */
export function useAccountPages(query: AccountQuery, sort: AccountSort, version: unknown): AccountPages {
  const commands = useCommands();
  const pages = useRef(new Map<number, readonly AccountRow[]>());
  const asked = useRef(new Set<number>());
  const generation = useRef(0);
  const [total, setTotal] = useState<number | null>(null);
  const [failed, setFailed] = useState('');
  const [, setArrived] = useState(0);
  const queryKey = JSON.stringify(query);

  const load = useCallback(
    (page: number) => {
      if (asked.current.has(page)) return;
      asked.current.add(page);
      const mine = generation.current;
      commands
        .listAccounts(
          JSON.parse(queryKey) as AccountQuery,
          { measure: sort.measure, descending: sort.descending },
          page * PAGE,
          PAGE,
        )
        .then(result => {
          if (mine !== generation.current) return;
          pages.current.set(page, result.rows);
          setTotal(result.total);
          setArrived(count => count + 1);
        })
        .catch((error: unknown) => {
          if (mine === generation.current) setFailed(error instanceof Error ? error.message : String(error));
        });
    },
    [commands, queryKey, sort.measure, sort.descending],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version empties the pages though nothing here reads it
  useEffect(() => {
    generation.current++;
    pages.current.clear();
    asked.current.clear();
    setFailed('');
    load(0);
  }, [load, version]);

  const rowAt = useCallback((index: number) => pages.current.get(Math.floor(index / PAGE))?.[index % PAGE], []);
  const need = useCallback(
    (first: number, last: number) => {
      for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) load(page);
    },
    [load],
  );
  return { total, rowAt, need, failed };
}
