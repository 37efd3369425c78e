import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAngle, readPair } from './coordinate-text';
import { mercatorLat, mercatorLng } from './coordinate-units';

const lat = fc.double({ min: -89.9, max: 89.9, noNaN: true });
const lng = fc.double({ min: -179.9, max: 179.9, noNaN: true });

/** Half a second of arc, and what the rounding of one decimal of it leaves. */
const SECOND = 1 / 3600;

function dms(value: number, decimals: number): { d: number; m: number; s: string } {
  const rounded = Math.round(Math.abs(value) * 3600 * 10 ** decimals);
  const seconds = rounded / 10 ** decimals;
  const d = Math.floor(seconds / 3600);
  const m = Math.floor((seconds - d * 3600) / 60);
  return { d, m, s: (seconds - d * 3600 - m * 60).toFixed(decimals) };
}

/** Every way to write an angle with its letter, and how exact it is in degrees. */
const ANGLES: readonly (readonly [string, (value: number, letter: string) => string, number])[] = [
  ['degrees', (value, letter) => `${Math.abs(value).toFixed(5)}° ${letter}`, 1e-5],
  ['letter first, decimal comma', (value, letter) => `${letter} ${Math.abs(value).toFixed(5).replace('.', ',')}`, 1e-5],
  [
    'degrees and minutes',
    (value, letter) => {
      const minutes = Math.round(Math.abs(value) * 60 * 1000);
      return `${letter}${Math.floor(minutes / 60_000)}°${((minutes % 60_000) / 1000).toFixed(3)}'`;
    },
    1e-4,
  ],
  [
    'degrees, minutes, seconds',
    (value, letter) => {
      const { d, m, s } = dms(value, 1);
      return `${d}°${m}'${s}"${letter}`;
    },
    SECOND,
  ],
  [
    'typographic signs',
    (value, letter) => {
      const { d, m, s } = dms(value, 2);
      return `${d}° ${m}′ ${s.replace('.', ',')}″ ${letter}`;
    },
    SECOND,
  ],
  [
    'colons',
    (value, letter) => {
      const { d, m, s } = dms(value, 0);
      return `${d}:${m}:${s} ${letter}`;
    },
    SECOND,
  ],
  [
    'blanks',
    (value, letter) => {
      const { d, m, s } = dms(value, 1);
      return `${d} ${m} ${s} ${letter}`;
    },
    SECOND,
  ],
  [
    'letters for the units',
    (value, letter) => {
      const { d, m, s } = dms(value, 1);
      return `${d}d${m}m${s}s ${letter}`;
    },
    SECOND,
  ],
];

describe('readAngle', () => {
  it.each(ANGLES)('gives back what was written as %s', (_, write, step) => {
    fc.assert(
      fc.property(lat, lng, (north, east) => {
        const first = readAngle(write(north, north < 0 ? 'S' : 'N'));
        expect(first?.axis).toBe('lat');
        expect(Math.abs(first!.degrees - north)).toBeLessThanOrEqual(step);
        const second = readAngle(write(east, east < 0 ? 'W' : 'E'));
        expect(second?.axis).toBe('lng');
        expect(Math.abs(second!.degrees - east)).toBeLessThanOrEqual(step);
      }),
    );
  });

  it.each([
    ['13,4 O', false, 13.4],
    ['13,4 O', true, -13.4],
    ['13,4 Ost', true, 13.4],
    ['1.67 Ouest', false, -1.67],
    ['-71.5 W', false, -71.5],
    ['Süd 33,9', false, -33.9],
    ['52 31', false, 52 + 31 / 60],
  ])('reads %s', (text, oIsWest, degrees) => {
    expect(readAngle(text, oIsWest)?.degrees).toBeCloseTo(degrees, 9);
  });

  it.each(['', '-', 'north', '12 Main Street', '-52.5 N', 'N 52.5 S', "52° 75'", "52.5° 30'", '190°', '2021-01-05-07'])(
    'finds no angle in "%s"',
    text => expect(readAngle(text)).toBeNull(),
  );

  it('never throws and never leaves the globe', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.boolean(), (text, oIsWest) => {
        const angle = readAngle(text, oIsWest);
        if (angle) expect(Math.abs(angle.degrees)).toBeLessThan(181.1);
        readPair(text, oIsWest);
      }),
    );
  });
});

const point = (value: number) => value.toFixed(6);
const comma = (value: number) => value.toFixed(6).replace('.', ',');
const PAIRS: readonly (readonly [string, (north: number, east: number) => string, boolean])[] = [
  ['a pair with a comma', (north, east) => `${point(north)},${point(east)}`, false],
  ['a pair with comma and blank', (north, east) => `${point(north)}, ${point(east)}`, false],
  ['a pair in parentheses', (north, east) => `(${point(north)} ${point(east)})`, false],
  ['decimal commas and a semicolon', (north, east) => `${comma(north)}; ${comma(east)}`, false],
  ['decimal commas and a comma', (north, east) => `${comma(north)}, ${comma(east)}`, false],
  ['nothing but commas', (north, east) => `${comma(north)},${comma(east)}`, false],
  ['WKT', (north, east) => `POINT (${point(east)} ${point(north)})`, true],
  ['EWKT', (north, east) => `SRID=4326;POINT(${point(east)} ${point(north)})`, true],
  ['GeoJSON', (north, east) => JSON.stringify({ type: 'Point', coordinates: [+point(east), +point(north)] }), true],
  ['a geo address', (north, east) => `geo:${point(north)},${point(east)}`, true],
  ['named numbers', (north, east) => `{"lng": ${point(east)}, "lat": ${point(north)}}`, true],
  [
    'letters, longitude first',
    (north, east) =>
      `${Math.abs(east).toFixed(6)}° ${east < 0 ? 'W' : 'E'}, ${Math.abs(north).toFixed(6)}° ${north < 0 ? 'S' : 'N'}`,
    true,
  ],
  [
    'degrees, minutes and seconds',
    (north, east) => {
      const [a, b] = [dms(north, 3), dms(east, 3)];
      return `${a.d}°${a.m}'${a.s}"${north < 0 ? 'S' : 'N'} ${b.d}°${b.m}'${b.s}"${east < 0 ? 'W' : 'E'}`;
    },
    true,
  ],
];

describe('readPair', () => {
  it.each(PAIRS)('gives back %s', (_, write, fixed) => {
    fc.assert(
      fc.property(lat, lng, (north, east) => {
        const pair = readPair(write(north, east));
        expect(pair).not.toBeNull();
        expect(pair!.fixed).toBe(fixed);
        expect(pair!.lat).toBeCloseTo(north, 5);
        expect(pair!.lng).toBeCloseTo(east, 5);
      }),
    );
  });

  it.each([
    '',
    'Berlin',
    'Main St 5, 12',
    '2021-01-05',
    'POINT EMPTY',
    'POLYGON((0 0,1 1,1 0,0 0))',
    'SRID=25832;POINT(1 2)',
  ])('finds no pair in "%s"', text => expect(readPair(text)).toBeNull());

  it('knows Web Mercator by its number', () => {
    expect(readPair('SRID=3857;POINT(1492232.65 6894699.8)')).toMatchObject({ mercator: true, lng: 1492232.65 });
  });
});

describe('Web Mercator', () => {
  // EPSG Guidance Note 7-2, "Popular Visualisation Pseudo Mercator": 24°22'54.433"N 100°20'00"W.
  it('turns the example of the standard back', () => {
    expect(mercatorLat(2_800_000)).toBeCloseTo(24.381787, 5);
    expect(mercatorLng(-11_169_055.58)).toBeCloseTo(-100.333333, 5);
  });

  it('undoes the projection', () => {
    fc.assert(
      fc.property(fc.double({ min: -85, max: 85, noNaN: true }), lng, (north, east) => {
        const y = 6_378_137 * Math.log(Math.tan(Math.PI / 4 + (north * Math.PI) / 360));
        expect(mercatorLat(y)).toBeCloseTo(north, 9);
        expect(mercatorLng((6_378_137 * east * Math.PI) / 180)).toBeCloseTo(east, 9);
      }),
    );
  });
});
