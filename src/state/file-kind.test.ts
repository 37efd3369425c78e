import { expect, it } from 'vitest';
import { fileKind } from './file-kind';

const polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [1.5, 2],
      [3, 4],
      [5, 6],
      [1.5, 2],
    ],
  ],
};
const feature = (geometry: object) => ({ type: 'Feature', properties: { name: 'x'.repeat(200) }, geometry });
const long = { coordinates: [Array.from({ length: 40_000 }, (_, i) => [i / 1000, i / 1000])], type: 'Polygon' };

it.each<[string, unknown, string]>([
  ['a.geojson', { type: 'FeatureCollection', features: [feature(polygon)] }, 'polygons'],
  [
    'a.json',
    {
      type: 'FeatureCollection',
      crs: {},
      features: [feature({ ...polygon, type: 'MultiPolygon', coordinates: [polygon.coordinates] })],
    },
    'polygons',
  ],
  ['corners-first.json', { type: 'FeatureCollection', features: [feature(long)] }, 'polygons'],
  ['bare.geojson', polygon, 'polygons'],
  [
    'points.geojson',
    { type: 'FeatureCollection', features: [feature({ type: 'Point', coordinates: [1, 2] })] },
    'customers',
  ],
  [
    'mixed.geojson',
    { type: 'FeatureCollection', features: [feature({ type: 'Point', coordinates: [1, 2] }), feature(polygon)] },
    'customers',
  ],
  [
    'line.geojson',
    {
      type: 'FeatureCollection',
      features: [
        feature({
          type: 'LineString',
          coordinates: [
            [1, 2],
            [3, 4],
          ],
        }),
      ],
    },
    'customers',
  ],
  ['project.json', { app: 'evenland', schemaVersion: 2 }, 'project'],
  ['cut.evenland.json', 'x', 'project'],
  ['accounts.json', [{ id: 1 }], 'customers'],
])('%s', async (name, json, kind) => {
  const text = JSON.stringify(json, null, 1);
  expect(await fileKind(new File([text], name))).toBe(kind);
  const packed = await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob();
  if (!name.includes('evenland')) expect(await fileKind(new File([packed], `${name}.gz`))).toBe(kind);
});

it('leaves everything else to the importer', async () => {
  for (const bytes of ['', 'id,lat,lng\n"{""type"":""Polygon""}",1,2', '\u001f\u008bxyz', '{broken']) {
    expect(await fileKind(new File([bytes], 'a.csv'))).toBe('customers');
  }
  const broken = new File([Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3)], 'a.gz');
  expect(await fileKind(broken)).toBe('customers');
});
