import { describe, expect, it } from 'vitest';
import { RepsFileError, readReps } from './reps-csv';

describe('readReps', () => {
  it('reads names, homes, capacity and territories in any column order', () => {
    const { reps, problems } = readReps('Territory;FTE;Rep;Lat;Lon\nNord;0,5;Ada B.;53,55;9,99\n;;Bo C.;;\n');
    expect(problems).toEqual([]);
    expect(reps).toEqual([
      {
        territory: 'Nord',
        rep: { id: 'Ada B.', name: 'Ada B.', email: '', fte: 0.5, home: { lat: 53.55, lng: 9.99 } },
      },
      { territory: '', rep: { id: 'Bo C.', name: 'Bo C.', email: '', fte: 1, home: null } },
    ]);
  });

  it('keeps two people of one name apart', () => {
    expect(readReps('name\nAda\nAda').reps.map(row => row.rep.id)).toEqual(['Ada', 'Ada (2)']);
  });

  it('says which cells it could not use', () => {
    const { reps, problems } = readReps('name,lat,lng,fte\nAda,412,9,none\n,1,2,1');
    expect(reps).toHaveLength(1);
    expect(problems).toHaveLength(3);
    expect(problems[0]).toContain('Row 1');
  });

  it.each(['', 'name', 'colour\nred'])('refuses %j with what a list looks like', text => {
    expect(() => readReps(text)).toThrow(RepsFileError);
  });
});
