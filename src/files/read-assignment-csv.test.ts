import { describe, expect, it } from 'vitest';
import { csvTable } from './csv-write';
import { AssignmentFileError, readAssignmentCsv } from './read-assignment-csv';

const read = (text: string) => readAssignmentCsv(new Blob([text]), 'plan.csv');

describe('readAssignmentCsv', () => {
  it('reads hexes in any dialect and order', async () => {
    expect(await read('territory;h3\nNord;862830807ffffff\n;86283080FFFFFFF\n')).toEqual({
      kind: 'h3',
      keys: ['862830807ffffff', '86283080fffffff'],
      territories: ['Nord', ''],
      problems: [],
    });
  });

  it('reads account ids verbatim, and takes the plan’s column before the file’s own', async () => {
    const rows = await read('Account ID,Territory,new_territory\n007,T1,North\n1e5,T2,South\n');
    expect(rows).toEqual({ kind: 'account', keys: ['007', '1e5'], territories: ['North', 'South'], problems: [] });
  });

  it('gives back what was written, guarded ids included', async () => {
    const text = [
      ...csvTable(
        ['account_id', 'territory'],
        [
          ['=A1', 'North'],
          ['-x', 'Öst'],
        ],
      ),
    ].join('');
    expect((await read(text)).keys).toEqual(['=A1', '-x']);
  });

  it('names rows that cannot be used', async () => {
    const { problems, keys } = await read('h3,territory\nnonsense,A\n862830807ffffff,A\n862830807ffffff,B\n,C\n');
    expect(keys).toEqual(['862830807ffffff']);
    expect(problems).toEqual([
      'Row 1: “nonsense” is no H3 index.',
      'Row 3: “862830807ffffff” stands in row 2 already, which counts.',
      'Row 4 has no hex.',
    ]);
  });

  it.each([
    '',
    'h3,territory\n',
    'h3,colour\n862830807ffffff,red\n',
    'territory,colour\nA,red\n',
    'h3,territory\nx,A\n',
  ])('refuses %j', async text => {
    await expect(read(text)).rejects.toBeInstanceOf(AssignmentFileError);
  });
});
