import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packSource, unpackSource } from './pack-source';
import { ProjectFileError, readProjectFile, writeProjectFile } from './project-file';
import { projectText } from './project-text';

/** Frozen: written by this version of the app and never changed. */
function frozen(version: number): string {
  const path = new URL(`../../test/fixtures/project/version-${version}.evenland`, import.meta.url);
  return readFileSync(fileURLToPath(path), 'utf8');
}

const VERSION_1 = frozen(1);
const VERSION_2 = frozen(2);

type Json = Record<string, never>;

/** The newest fixture with one field changed; `path` as in messages. */
function changed(path: string, value: unknown): string {
  const document = JSON.parse(VERSION_2);
  const keys = path.split(/[.[\]]+/u).filter(Boolean);
  const last = keys.pop() ?? '';
  const parent = keys.reduce((inner: Json, key) => inner[key] as Json, document as Json) as Record<string, unknown>;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return JSON.stringify(document);
}

function errorOf(text: string): ProjectFileError {
  try {
    readProjectFile(text);
  } catch (error) {
    if (error instanceof ProjectFileError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('readProjectFile', () => {
  it('opens a project of version 1, from before accounts could be locked', () => {
    const before = JSON.parse(VERSION_1);
    const plans = before.plans.map((plan: object) => ({ ...plan, lockedAccounts: [] }));
    expect(readProjectFile(VERSION_1)).toEqual({ ...before, schemaVersion: 2, plans });
  });

  it('opens a project of version 2 and writes it back letter by letter', async () => {
    const document = readProjectFile(VERSION_2);
    expect(document.name).toBe('Frozen “v2” [ 1, 2 ]');
    expect(document.plans[0].lockedAccounts[0]).toEqual({
      key: 'id:001',
      name: 'Granite, Inc',
      reason: 'Renewal “May”',
      hex: 3,
    });
    expect(document.plans[0].territories[1]).toMatchObject({ id: 4, name: 'South', todayLabel: 'T2' });
    expect(await writeProjectFile(document).text()).toBe(VERSION_2);
    expect(await (await unpackSource(document.source?.packed ?? '')).text()).toContain('001,"Granite, Inc",42.01');
  });

  it('keeps links that were switched off or added, and names what is wrong with them', async () => {
    const pair = [JSON.parse(VERSION_1).hexes.cells[0], JSON.parse(VERSION_1).hexes.cells[3]];
    const choices = { off: [pair], own: [] };
    const document = readProjectFile(changed('linkChoices', choices));
    expect(document.linkChoices).toEqual(choices);
    expect(readProjectFile(await writeProjectFile(document).text())).toEqual(document);
    expect(errorOf(changed('linkChoices', { off: [['x', pair[1]]], own: [] })).message).toContain('linkChoices.off[0]');
    expect(errorOf(changed('linkChoices', { off: [], own: [[pair[0]]] })).message).toContain('linkChoices.own[0]');
    expect(errorOf(changed('gridOptions.gapKm', 'wide')).message).toContain('gridOptions.gapKm');
  });

  it('opens a file that an editor put a byte order mark before', () => {
    expect(readProjectFile(`\ufeff${VERSION_2}`).schemaVersion).toBe(2);
  });

  it('refuses a newer version in words', () => {
    const error = errorOf(changed('schemaVersion', 3));
    expect(error.message).toMatch(/newer app \(version 3/u);
    expect(error.advice).toMatch(/newest app/u);
  });

  it.each([
    '',
    '{',
    VERSION_2.slice(0, 2000),
    '[]',
    'null',
    '{"app":"other"}',
    'id,name\n1,2\n',
    changed('schemaVersion', 'one'),
    changed('schemaVersion', 0),
  ])('refuses what is no project (%#)', text => {
    expect(errorOf(text).advice).not.toBe('');
  });

  it.each([
    ['name', 5],
    ['goals[0].band', 0],
    ['reps[0].home.lat', null],
    ['plans[0].territories[1].id', 1],
    ['plans[0].territories[0].colourSlot', 24],
    ['plans[0].hexTerritory[2]', 9],
    ['plans[0].lockedHexes[0]', 37],
    ['plans[0].lockedAccounts', undefined],
    ['plans[0].lockedAccounts[0].hex', 37],
    ['plans[0].lockedAccounts[0].reason', 5],
    ['plans[0].lockedAccounts[1].key', 'id:001'],
    ['plans[1].hexTerritory', [0]],
    ['activePlanId', 'none'],
    ['hexes.cells[1]', 'nonsense'],
    ['hexes.cells[1]', '85283473fffffff'],
    ['hexes.accounts[0]', -1],
    ['hexes.sums[0]', []],
    ['hexes.totals[0]', 'x'],
    ['hexes.links', [1]],
    ['hexes.today.entries[0][1]', 3],
    ['hexes.summary.currency', undefined],
    ['source.mapping.encoding', 'klingon'],
    ['source.mapping.delimiter', ''],
    ['source.mapping.columns[0].field', '__proto__'],
    ['source.mapping.columns[0].times', 3],
    ['workload.kind', 'guess'],
  ])('names the place of the damage: %s', (path, value) => {
    const error = errorOf(changed(path, value));
    expect(error.message).toMatch(/^The project is damaged at /u);
    expect(error.message).toContain(path.replace(/(?:\[\d+\])+(?:\.(?:id|key))?$/u, ''));
  });

  it('never throws anything but its own error, whatever is changed', () => {
    const scalars = fc.constantFrom(null, -1, 0.5, 1e300, '', 'x', true, [], {}, [[]], undefined);
    const paths: string[] = [];
    const walk = (value: unknown, path: string) => {
      if (path) paths.push(path);
      if (Array.isArray(value))
        value.slice(0, 3).forEach((item, at) => {
          walk(item, `${path}[${at}]`);
        });
      else if (typeof value === 'object' && value)
        for (const [key, item] of Object.entries(value)) walk(item, path ? `${path}.${key}` : key);
    };
    walk(JSON.parse(VERSION_2), '');
    fc.assert(
      fc.property(fc.constantFrom(...paths), scalars, (path, value) => {
        try {
          readProjectFile(changed(path, value));
        } catch (error) {
          expect(error).toBeInstanceOf(ProjectFileError);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('projectText', () => {
  it('is JSON of the same value', () => {
    const document = fc.jsonValue({ maxDepth: 5 });
    fc.assert(
      fc.property(document, value => {
        expect(JSON.parse([...projectText(value)].join(''))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('keeps long lists of numbers to lines that a diff can show', () => {
    const before = [...projectText({ list: Array.from({ length: 100 }, () => 1) })].join('').split('\n');
    const after = [...projectText({ list: Array.from({ length: 100 }, (_, at) => (at === 70 ? 2 : 1)) })]
      .join('')
      .split('\n');
    expect(before.length).toBe(after.length);
    expect(before.filter((line, at) => line !== after[at])).toHaveLength(1);
  });
});

describe('packSource', () => {
  it('gives the bytes back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async bytes => {
        const back = await unpackSource(await packSource(new Blob([new Uint8Array(bytes)])));
        expect(new Uint8Array(await back.arrayBuffer())).toEqual(new Uint8Array(bytes));
      }),
      { numRuns: 20 },
    );
  });

  it('does not unpack more than it is allowed to', async () => {
    const packed = await packSource(new Blob(['0'.repeat(1_000_000)]));
    await expect(unpackSource(packed, 100_000)).rejects.toMatchObject({ name: 'PackedSourceError' });
  });
});
