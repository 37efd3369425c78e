import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../test/support/read-source';
import { zipped } from '../../../test/support/workbook-files';
import { pointsInPolygons } from '../../core/geo/points-in-polygons';
import { ImportError, type ImportErrorCode } from '../customers/import-error';
import { namedTerritories, polygonTerritories, readPolygonTerritories } from './polygon-territories';

const square = (west: number, south: number, size = 1) => [
  [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ],
];
const feature = (properties: object | null, coordinates: unknown = square(0, 0), type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
const collection = (...features: object[]) => ({ type: 'FeatureCollection', features });
const read = (json: unknown) => polygonTerritories(json, 'map.geojson');

describe('polygonTerritories', () => {
  it('proposes the property that names territories', () => {
    const cases: [object[], string][] = [
      [
        [
          { id: 1, name: 'North' },
          { id: 2, name: 'South' },
        ],
        'name',
      ],
      [
        [
          { NAME: 'A', STATEFP: '01' },
          { NAME: 'B', STATEFP: '02' },
        ],
        'NAME',
      ],
      [
        [
          { zip: '1', territory: 'A' },
          { zip: '2', territory: 'A' },
          { zip: '3', territory: 'B' },
        ],
        'territory',
      ],
      [
        [
          { territory_id: 1, territory_name: 'A', type: 'geographic' },
          { territory_id: 2, territory_name: 'B', type: 'geographic' },
        ],
        'territory_name',
      ],
      [
        [
          { name: 'same', code: 'X1' },
          { name: 'same', code: 'X2' },
        ],
        'code',
      ],
      [
        [
          { gen: 'Köln', bez: 'Stadt' },
          { gen: 'Bonn', bez: 'Stadt' },
        ],
        'gen',
      ],
      [[{ kind: 'a' }, { kind: 'a' }, { kind: 'a' }], ''],
      [[{}, {}], ''],
    ];
    for (const [properties, key] of cases) {
      expect(read(collection(...properties.map(entry => feature(entry)))).proposed).toBe(key);
    }
  });

  it('joins features of one name, and numbers those without', () => {
    const file = read(
      collection(feature({ name: 'A' }), feature({ name: 'B' }), feature(null), feature({ name: ' A ' })),
    );
    expect(namedTerritories(file, 'name')).toEqual({
      names: ['A', 'B', 'Area 3'],
      territoryOf: Int32Array.of(0, 1, 2, 0),
    });
    expect(namedTerritories(file, '').names).toEqual(['Area 1', 'Area 2', 'Area 3', 'Area 4']);
    expect(file.properties).toEqual([{ key: 'name', distinct: 2, filled: 3, example: 'A' }]);
  });

  it('takes the id of a feature, and names from the prototype for plain texts', () => {
    const hostile = JSON.parse('{"__proto__": "x", "constructor": "y", "name": "z"}');
    const file = read(collection({ ...feature(hostile), id: 7 }, feature({ id: 8, name: '<b>' })));
    expect(file.properties.map(({ key }) => key).sort()).toEqual(['__proto__', 'constructor', 'id', 'name']);
    expect(namedTerritories(file, 'name').names).toEqual(['z', '<b>']);
  });

  it('reads multipolygons, holes, collections and bare geometries', () => {
    const holed = [...square(0, 0, 9), ...square(2, 2, 2)];
    const inside = (json: unknown, lng: number, lat: number) =>
      pointsInPolygons(read(json).areas, [0], [lat], [lng]).group[0] === 0;
    const multi = feature({}, [holed, square(20, 0)], 'MultiPolygon');
    expect([inside(multi, 1, 1), inside(multi, 3, 3), inside(multi, 20.5, 0.5)]).toEqual([true, false, true]);
    expect(inside({ type: 'Polygon', coordinates: square(0, 0) }, 0.5, 0.5)).toBe(true);
    const parts = { type: 'GeometryCollection', geometries: [multi.geometry, { type: 'Point', coordinates: [0, 0] }] };
    expect(inside({ type: 'Feature', properties: {}, geometry: parts }, 20.5, 0.5)).toBe(true);
  });

  it('counts what is no polygon', () => {
    const point = { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [1, 1] } };
    const nowhere = { type: 'Feature', properties: { name: 'x' }, geometry: null };
    expect(read(collection(feature({ name: 'A' }), point, nowhere))).toMatchObject({ features: 1, leftOut: 2 });
  });

  it('accepts WGS 84 however it is called', () => {
    for (const name of ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'urn:ogc:def:crs:EPSG::4326', 'WGS84']) {
      const crs = { type: 'name', properties: { name } };
      expect(read({ ...collection(feature({ name: 'A' })), crs }).features).toBe(1);
    }
  });

  it.each<[string, unknown, ImportErrorCode, RegExp]>([
    ['metres', collection(feature({}, square(431_000, 5_400_000))), 'polygons-projected', /431000 \/ 5400000/u],
    [
      'a named system',
      { ...collection(feature({})), crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::25832' } } },
      'polygons-projected',
      /EPSG::25832/u,
    ],
    [
      'points',
      collection({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [1, 1] } }),
      'no-polygons',
      /No feature/u,
    ],
    ['nothing', collection(), 'no-polygons', /no features/u],
    ['TopoJSON', { type: 'Topology', objects: {} }, 'polygons-broken', /TopoJSON/u],
    ['a list', [1, 2], 'polygons-broken', /no GeoJSON/u],
    ['texts as corners', collection(feature({}, [[['a', 'b']]])), 'polygons-broken', /polygon 1/u],
    ['too many', collection(...Array.from({ length: 5001 }, () => feature({}))), 'too-many-polygons', /5,000/u],
  ])('refuses %s with words', (_, json, code, what) => {
    try {
      read(json);
    } catch (error) {
      expect(error).toBeInstanceOf(ImportError);
      const { what: said, next, code: is } = error as ImportError;
      expect(is).toBe(code);
      expect(said).toMatch(what);
      expect(next).toMatch(/\.$/u);
      return;
    }
    throw new Error('It was accepted.');
  });

  it('finds the GeoJSON in an archive', async () => {
    const geojson = JSON.stringify(collection(feature({ name: 'A' })));
    const archive = zipped({ 'readme.txt': 'See the other one.', 'out/areas.geojson': geojson });
    await expect(readPolygonTerritories(new Blob([archive]), 'a.zip', SILENT)).resolves.toMatchObject({ features: 1 });
    const without = new Blob([zipped({ 'readme.txt': geojson })]);
    await expect(readPolygonTerritories(without, 'a.zip', SILENT)).rejects.toMatchObject({ code: 'no-polygons' });
  });

  it('says that a cut-off file is damaged', async () => {
    const text = JSON.stringify(collection(feature({ name: 'A' })));
    await expect(readPolygonTerritories(new Blob([`\uFEFF${text}`]), 'a.geojson', SILENT)).resolves.toMatchObject({
      features: 1,
    });
    const packed = await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob();
    await expect(readPolygonTerritories(packed, 'a.geojson.gz', SILENT)).resolves.toMatchObject({ features: 1 });
    await expect(readPolygonTerritories(packed.slice(0, 40), 'a.geojson.gz', SILENT)).rejects.toMatchObject({
      code: 'polygons-broken',
    });
    await expect(readPolygonTerritories(new Blob([text.slice(0, -9)]), 'a.geojson', SILENT)).rejects.toMatchObject({
      code: 'polygons-broken',
    });
  });
});
