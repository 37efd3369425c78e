import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

/** The build to weigh; `EVENLAND_DIST` names another than ./dist. */
const DIST = process.env.EVENLAND_DIST ?? 'dist';
/** First load, gzip, in kB of 1,000 bytes: a little above today's, so that growth is a decision and not an accident. */
const LIMIT_KB = 700;

/** Everything that has to arrive before anything is on screen: the page, its scripts and its style sheets. */
function firstLoad(): readonly string[] {
  const page = join(DIST, 'index.html');
  if (!existsSync(page)) throw new Error(`There is no build in ${DIST}: run npm run build first.`);
  const html = readFileSync(page, 'utf8');
  const linked = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter(tag => /^<script|rel="(?:stylesheet|modulepreload)"/.test(tag))
    .map(tag => /(?:src|href)="([^"]+)"/.exec(tag)?.[1])
    .filter(path => path !== undefined);
  return ['index.html', ...linked];
}

test(`the first load is at most ${LIMIT_KB} kB, gzip`, () => {
  const files = firstLoad();
  expect(files.filter(path => path.endsWith('.js')).length).toBeGreaterThan(0);
  expect(files.filter(path => path.endsWith('.css')).length).toBeGreaterThan(0);
  const sizes = files.map(
    path => [path, gzipSync(readFileSync(join(DIST, path)), { level: 9 }).length / 1000] as const,
  );
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  const parts = sizes.map(([path, size]) => `${path} ${size.toFixed(1)}`).join(', ');
  console.log(`First load: ${total.toFixed(1)} kB gzip of at most ${LIMIT_KB} kB (${parts})`);
  expect(total).toBeLessThanOrEqual(LIMIT_KB);
});
