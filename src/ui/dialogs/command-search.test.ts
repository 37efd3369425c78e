import { describe, expect, it } from 'vitest';
import { search } from './command-search';

const ENTRIES = ['Undo', 'Lock all territories', 'Unlock all territories', 'Go to New York'].map(label => ({ label }));
const labels = (typed: string) => search(ENTRIES, typed).map(entry => entry.label);

describe('search', () => {
  it('finds everything before anything is typed', () => {
    expect(labels('  ')).toEqual(ENTRIES.map(entry => entry.label));
  });

  it('wants every word, in any order and case', () => {
    expect(labels('territories LOCK')).toEqual(['Lock all territories', 'Unlock all territories']);
    expect(labels('york lock')).toEqual([]);
  });

  it('puts what begins with the text first', () => {
    expect(labels('un')).toEqual(['Undo', 'Unlock all territories']);
    expect(labels('unlock')[0]).toBe('Unlock all territories');
  });
});
