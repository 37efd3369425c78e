import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../test/support/read-source';
import { JsonSplitter } from './json-splitter';

const read = (value: unknown) => readSource(typeof value === 'string' ? value : JSON.stringify(value), 'file.json');
const feature = (geometry: unknown, properties: unknown = {}) => ({ type: 'Feature', geometry, properties });
const point = (lng: number, lat: number) => ({ type: 'Point', coordinates: [lng, lat] });
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const square = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
};

describe('GeoJSON', () => {
  it('points become rows; a property that comes late has its column in every row', async () => {
    const { source, rows } = await read(
      collection(
        feature(point(13.405, 52.52), { name: 'Berlin, "Mitte"', address: { city: 'Berlin', zip: '10115' } }),
        { ...feature(point(-71.1042, 42.3647), { name: 'Line\nbreak', tags: ['a', 'b'], sales: 10.5 }), id: 7 },
        feature(null, { name: 'Nowhere', sales: null }),
      ),
    );
    expect(rows).toEqual([
      ['longitude', 'latitude', 'name', 'address.city', 'address.zip', 'id', 'tags', 'sales'],
      ['13.405', '52.52', 'Berlin, "Mitte"', 'Berlin', '10115', '', '', ''],
      ['-71.1042', '42.3647', 'Line\nbreak', '', '', '7', 'a; b', '10.5'],
      ['', '', 'Nowhere', '', '', '', '', ''],
    ]);
    expect(source).toMatchObject({ format: 'geojson', part: '', parts: [], made: { hasHeader: true } });
    expect(source.made?.typedNumbers).toEqual([true, true, false, false, false, true, false, true]);
    expect(source.notes).toEqual(['1 feature without place: rows without coordinates.']);
  });

  it('several points, lines and areas among points', async () => {
    const { source, rows } = await read(
      collection(
        feature({ type: 'MultiPoint', coordinates: [[10, 50]] }),
        feature({
          type: 'MultiPoint',
          coordinates: [
            [10, 50],
            [12, 52],
          ],
        }),
        feature({ type: 'GeometryCollection', geometries: [square, point(1, 2)] }),
        feature(
          {
            type: 'LineString',
            coordinates: [
              [0, 0],
              [1, 1],
            ],
          },
          { name: 'road' },
        ),
        feature(square, { name: 'park' }),
      ),
    );
    expect(rows.slice(1).map(row => row.slice(0, 2))).toEqual([
      ['10', '50'],
      ['11', '51'],
      ['1', '2'],
      ['', ''],
      ['', ''],
    ]);
    expect(source.notes).toEqual([
      '1 feature with several points is placed at the middle of them.',
      '1 line, 1 area: rows without coordinates.',
    ]);
  });

  it('one feature a line, text sequences, single features, ArcGIS', async () => {
    const features = [feature(point(1, 2), { a: 1 }), feature(point(3, 4), { a: 2 })];
    const expected = [
      ['longitude', 'latitude', 'a'],
      ['1', '2', '1'],
      ['3', '4', '2'],
    ];
    expect((await read(features.map(item => JSON.stringify(item)).join('\n'))).rows).toEqual(expected);
    expect((await read(features.map(item => `\u001e${JSON.stringify(item)}\n`).join(''))).rows).toEqual(expected);
    expect((await read(features)).rows).toEqual(expected);
    expect((await read(features[0])).rows).toEqual(expected.slice(0, 2));
    const arcgis = { fields: [{ name: 'a' }], features: [{ attributes: { a: 1 }, geometry: { x: 1, y: 2 } }] };
    expect((await read(arcgis)).rows).toEqual(expected.slice(0, 2));
  });

  it.each([
    ['areas only', collection(feature(square), feature(square)), 'polygons', /2 areas and no point/],
    ['lines only', collection(feature({ type: 'LineString', coordinates: [] })), 'unsupported', /lines, not customers/],
    ['TopoJSON', { type: 'Topology', objects: {} }, 'unsupported', /TopoJSON/],
    ['no features', collection(), 'no-rows', /not a single object/],
  ])('%s', async (_, value, code, what) => {
    await expect(read(value)).rejects.toMatchObject({ code, what: expect.stringMatching(what) });
  });
});

describe('other JSON', () => {
  it('a list of objects, under a key or not, or one a line', async () => {
    const records = [
      { Id: '001', Name: 'A' },
      { Id: '002', Amount: 5 },
    ];
    const expected = [
      ['Id', 'Name', 'Amount'],
      ['001', 'A', ''],
      ['002', '', '5'],
    ];
    expect((await read(records)).rows).toEqual(expected);
    expect((await read({ totalSize: 2, done: true, records })).rows).toEqual(expected);
    expect((await read({ meta: { page: [1] }, value: records, next: null })).rows).toEqual(expected);
    expect((await read(records.map(item => JSON.stringify(item)).join('\r\n'))).rows).toEqual(expected);
  });

  it('numbers of many digits keep them, whatever is written around them', async () => {
    const { rows } = await read(
      '[{"id":12345678901234567890,"x":-13.4049540000001,"t":"a\\"1234567890123456789\\\\"}]',
    );
    expect(rows[1]).toEqual(['12345678901234567890', '-13.4049540000001', 'a"1234567890123456789\\']);
  });

  it('hostile keys are columns like all others, NUL characters are left out and said', async () => {
    const { rows, source } = await read(
      '[{"__proto__":{"x":1},"constructor":"c","":"e","n":"a\\u0000b"},3,"x","y",[4]]',
    );
    expect(rows).toEqual([
      ['__proto__.x', 'constructor', 'value', 'n'],
      ['1', 'c', 'e', 'ab'],
    ]);
    expect(source.notes).toEqual([
      '4 values in the list are no objects and left out.',
      'NUL characters in one text are left out.',
    ]);
  });

  it.each([
    ['a project', { app: 'evenland', schemaVersion: 2 }, 'binary', /project of this app/],
    ['no list', { version: 1 }, 'binary', /no list/],
    ['cut off', '[{"a":1},{"a":', 'damaged', /ends in the middle/],
    ['broken', '[{"a":1},{"a" 2}]', 'damaged', /Object 2/],
  ])('%s', async (_, value, code, what) => {
    await expect(read(value)).rejects.toMatchObject({ code, what: expect.stringMatching(what) });
  });

  it('text that only starts like JSON is text', async () => {
    for (const text of ['[Report]\na,b\n1,2', '{name},x\n1,2', '"a","b"\n1,2']) {
      expect((await read(text)).source.format).toBe('text');
    }
  });
});

it('items are found wherever the text is cut', () => {
  const json = fc.record({ a: fc.string(), 'b"]}': fc.jsonValue({ maxDepth: 3 }) });
  fc.assert(
    fc.property(fc.array(json, { maxLength: 4 }), fc.array(fc.nat(500)), (items, cuts) => {
      const text = JSON.stringify({ other: [[{ a: '{' }]], key: '[', list: items, list2: [{ a: 1 }] });
      const found: unknown[] = [];
      const splitter = new JsonSplitter({ kind: 'member', key: 'list' }, item => found.push(JSON.parse(item)));
      let from = 0;
      for (const cut of [...cuts.map(at => at % text.length).sort((a, b) => a - b), text.length]) {
        splitter.push(text.slice(from, cut));
        from = cut;
      }
      splitter.end();
      expect(found).toEqual(JSON.parse(JSON.stringify(items)));
    }),
  );
});
