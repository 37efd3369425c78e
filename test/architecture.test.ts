import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The floors of the house: nothing imports upward, rooms of one floor do not know each other, no import cycles, no
 * barrels. Read from the source text, so it holds for type imports too unless a rule says otherwise.
 */

const SRC = resolve(import.meta.dirname, '../src');

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

/** Rooms a room may import, and rooms it may import types of. */
const RULES: Readonly<Record<string, { values: readonly string[]; types: readonly string[] }>> = {
  core: { values: ['core'], types: ['core'] },
  files: { values: ['files', 'core'], types: ['files', 'core'] },
  worker: { values: ['worker', 'files', 'core'], types: ['worker', 'files', 'core'] },
  storage: { values: ['storage', 'files', 'core'], types: ['storage', 'files', 'core'] },
  state: { values: ['state', 'core'], types: ['state', 'core', 'files', 'worker', 'storage'] },
  map: { values: ['map', 'state', 'core'], types: ['map', 'state', 'core', 'files', 'worker'] },
  ui: { values: ['ui', 'state', 'core'], types: ['ui', 'state', 'core', 'files', 'worker'] },
  cli: { values: ['cli', 'files', 'core'], types: ['cli', 'files', 'core'] },
  app: {
    values: ['app', 'ui', 'map', 'state', 'worker', 'storage', 'files', 'core'],
    types: ['app', 'ui', 'map', 'state', 'worker', 'storage', 'files', 'core'],
  },
};

const PACKAGES: Readonly<Record<string, RegExp>> = {
  core: /^(h3-js|delaunator|@turf\/.+)$/,
  files: /^(papaparse|h3-js|fflate|hyparquet|hyparquet-compressors)$/,
  worker: /^(h3-js)$/,
  storage: /^idb$/,
  state: /^zustand(\/.*)?$/,
  map: /^(maplibre-gl.*|pmtiles|@fontsource\/.+|h3-js|zustand(\/.*)?)$/,
  ui: /^(react|react-dom.*|@base-ui\/react.*|lucide-react.*|@tanstack\/react-virtual|@fontsource\/.+|zustand(\/.*)?|d3-.+)$/,
  cli: /^(node:.+|h3-js)$/,
  app: /.*/,
};

const sources = (readdirSync(SRC, { recursive: true }) as string[])
  .filter(path => /\.tsx?$/.test(path) && !/\.(test|bench)\.tsx?$/.test(path))
  .map(path => path.replaceAll('\\', '/'));

function roomOf(path: string): string {
  return path.split('/')[0];
}

function resolved(from: string, specifier: string): string {
  const base = relative(SRC, resolve(SRC, dirname(from), specifier.replace(/\?.*$/, ''))).replaceAll('\\', '/');
  for (const candidate of [base, `${base}.ts`, `${base}.tsx`]) if (sources.includes(candidate)) return candidate;
  return base;
}

const IMPORT = /(?:^|\n)\s*(import|export)\s+(type\s+)?((?:[^'";]*?)\s+from\s+)?['"]([^'"]+)['"]/g;

function importsOf(path: string): readonly (Import & { specifier: string })[] {
  const text = readFileSync(join(SRC, path), 'utf8');
  return [...text.matchAll(IMPORT)].map(match => {
    const names = match[3] ?? '';
    const inner = /^\{([\s\S]*)\}\s+from\s+$/.exec(names.trim() ? `${names.trim().replace(/\s*from$/, '')} from ` : '');
    const everyNameIsType =
      inner?.[1]
        .split(',')
        .map(name => name.trim())
        .filter(Boolean)
        .every(name => name.startsWith('type ')) ?? false;
    return {
      from: path,
      specifier: match[4],
      to: match[4].startsWith('.') ? resolved(path, match[4]) : match[4],
      typeOnly: match[2] !== undefined || everyNameIsType,
    };
  });
}

const all = sources.flatMap(path => importsOf(path));
const inner = all.filter(entry => entry.specifier.startsWith('.'));

describe('floors', () => {
  it('reads the sources', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(inner.length).toBeGreaterThan(300);
  });

  it.each(Object.keys(RULES))('%s imports only what its floor may', room => {
    const bad = inner
      .filter(({ from, to }) => roomOf(from) === room && !to.endsWith('.css'))
      .filter(({ to, typeOnly }) => !(typeOnly ? RULES[room].types : RULES[room].values).includes(roomOf(to)))
      .map(({ from, to }) => `${from} → ${to}`);
    expect(bad).toEqual([]);
  });

  it.each(Object.keys(PACKAGES))('%s uses only packages of its trade', room => {
    const bad = all
      .filter(({ from, specifier, typeOnly }) => roomOf(from) === room && !specifier.startsWith('.') && !typeOnly)
      .filter(({ specifier }) => !PACKAGES[room].test(specifier.replace(/\?.*$/, '')))
      .map(({ from, specifier }) => `${from} → ${specifier}`);
    expect(bad).toEqual([]);
  });

  it('imports every file from a known room', () => {
    const known = new Set(Object.keys(RULES));
    expect(sources.filter(path => !known.has(roomOf(path)))).toEqual([]);
  });
});

it('has no import cycles', () => {
  const edges = new Map<string, string[]>();
  for (const { from, to, typeOnly } of inner) {
    if (typeOnly) continue;
    edges.set(from, [...(edges.get(from) ?? []), to]);
  }
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    state.set(path, 'open');
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of sources) visit(path, []);
  expect(cycles).toEqual([]);
});

it('has no barrels', () => {
  const barrels = sources.filter(path => /(^|\/)index\.tsx?$/.test(path));
  const reexports = all.filter(({ from }) =>
    /\bexport\s+(\*|\{[^}]*\})\s+from\b/.test(readFileSync(join(SRC, from), 'utf8')),
  );
  expect([...barrels, ...new Set(reexports.map(entry => entry.from))]).toEqual([]);
});

it('keeps the core pure: no clock, no chance, no page', () => {
  const forbidden = /\b(Math\.random|Date\.now|new Date\(\)|performance\.now|document\.|window\.|localStorage|fetch\()/;
  const bad = sources
    .filter(path => roomOf(path) === 'core')
    .filter(path => forbidden.test(readFileSync(join(SRC, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')));
  expect(bad).toEqual([]);
});

it('keeps every head of house small enough to read', () => {
  const long = sources
    .map(path => ({ path, lines: readFileSync(join(SRC, path), 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 400);
  expect(long).toEqual([]);
});
