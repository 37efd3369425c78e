import type { Rep } from '../../core/plan/plan';

/** A rep while being typed: text, so that a wrong cell can be shown and explained. */
export interface RepDraft {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly fte: string;
  readonly lat: string;
  readonly lng: string;
}

export type RepCell = 'name' | 'email' | 'fte' | 'lat' | 'lng';

/** More than this is no share of one person. */
const MOST_FTE = 10;

export function draftOfRep(rep: Rep): RepDraft {
  return {
    id: rep.id,
    name: rep.name,
    email: rep.email,
    fte: String(rep.fte),
    lat: rep.home ? String(rep.home.lat) : '',
    lng: rep.home ? String(rep.home.lng) : '',
  };
}

/** A new line with an id that no other has. */
export function newRep(others: readonly RepDraft[]): RepDraft {
  const taken = new Set(others.map(rep => rep.id));
  let number = others.length + 1;
  while (taken.has(`rep-${number}`)) number++;
  return { id: `rep-${number}`, name: '', email: '', fte: '1', lat: '', lng: '' };
}

function numberIn(text: string): number {
  const plain = text.trim().replace(',', '.');
  return plain === '' ? Number.NaN : Number(plain);
}

function outside(text: string, limit: number): string {
  const value = numberIn(text);
  if (!Number.isFinite(value)) return 'Type a number';
  return Math.abs(value) > limit ? `−${limit} to ${limit}` : '';
}

/** What is wrong with each cell, '' where it is right. */
export function repErrors(rep: RepDraft): Readonly<Record<RepCell, string>> {
  const fte = numberIn(rep.fte);
  const hasLat = rep.lat.trim() !== '';
  const hasLng = rep.lng.trim() !== '';
  return {
    name: rep.name.trim() === '' ? 'A name is needed' : '',
    email: rep.email.trim() === '' || /^\S+@\S+$/.test(rep.email.trim()) ? '' : 'No address',
    fte: !(fte > 0) ? 'More than 0' : fte > MOST_FTE ? `At most ${MOST_FTE}` : '',
    lat: hasLat ? outside(rep.lat, 90) : hasLng ? 'Needed too' : '',
    lng: hasLng ? outside(rep.lng, 180) : hasLat ? 'Needed too' : '',
  };
}

/** The reps when every cell is right, else null. */
export function settledReps(drafts: readonly RepDraft[]): Rep[] | null {
  if (drafts.some(draft => Object.values(repErrors(draft)).some(Boolean))) return null;
  return drafts.map(draft => ({
    id: draft.id,
    name: draft.name.trim(),
    email: draft.email.trim(),
    fte: numberIn(draft.fte),
    home: draft.lat.trim() === '' ? null : { lat: numberIn(draft.lat), lng: numberIn(draft.lng) },
  }));
}
