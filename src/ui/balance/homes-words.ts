import type { KnownHomes } from '../../state/balance-wish';
import { listed } from '../../state/listed';

/** Who has no home that a plan could heed: "No home: Avery A. and Ellis U. No rep: Boston." '' when all have one. */
export function homesWords({ known, repsWithout, vacant }: KnownHomes): string {
  if (known === 0) return '';
  return [
    repsWithout.length > 0 ? `No home: ${listed(repsWithout)}.` : '',
    vacant.length > 0 ? `No rep: ${listed(vacant)}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
