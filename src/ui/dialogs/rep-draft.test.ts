import { describe, expect, it } from 'vitest';
import type { Rep } from '../../core/plan/plan';
import { draftOfRep, newRep, repErrors, settledReps } from './rep-draft';

const REPS: readonly Rep[] = [
  { id: 'rep-1', name: 'Ada', email: 'ada@example.com', fte: 0.5, home: { lat: -33.9, lng: 151.2 } },
  { id: 'rep-3', name: 'Ben', email: '', fte: 1, home: null },
];

describe('rep draft', () => {
  it('settles to the reps it was made of', () => {
    expect(settledReps(REPS.map(draftOfRep))).toEqual(REPS);
  });

  it('gives a new rep an id of its own', () => {
    expect(newRep(REPS.map(draftOfRep)).id).toBe('rep-4');
    expect(newRep([]).id).toBe('rep-1');
  });

  it('wants a whole home or none, inside the world', () => {
    const ada = draftOfRep(REPS[0]);
    expect(repErrors({ ...ada, lng: '' }).lng).toBe('Needed too');
    expect(repErrors({ ...ada, lat: '91' }).lat).toBe('−90 to 90');
    expect(repErrors({ ...ada, lat: '', lng: '' })).toMatchObject({ lat: '', lng: '' });
    expect(settledReps([{ ...ada, lat: '52,5', lng: '13,4' }])?.[0].home).toEqual({ lat: 52.5, lng: 13.4 });
  });

  it('refuses a rep without a name or with no capacity', () => {
    const ada = draftOfRep(REPS[0]);
    expect(repErrors({ ...ada, name: ' ' }).name).toBe('A name is needed');
    expect(repErrors({ ...ada, fte: '0' }).fte).toBe('More than 0');
    expect(settledReps([{ ...ada, fte: '0' }])).toBeNull();
  });
});
