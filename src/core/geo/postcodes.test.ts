import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CountryWords, countryName } from './countries';
import { PostcodeBuilder } from './postcode-builder';
import { plainPostcode, postcodeKey, prefixSpan, withLeadingZeros } from './postcode-key';
import { PostcodeFinder } from './postcodes';

type Row = readonly [code: string, lat: number, lng: number, accuracy?: number];

function listOf(country: string, rows: readonly Row[]) {
  const builder = new PostcodeBuilder(country);
  for (const [code, lat, lng, accuracy = 0] of rows) builder.add(code, lat, lng, accuracy);
  return builder.finish();
}

const finderOf = (country: string, rows: readonly Row[]) => new PostcodeFinder({ countries: [listOf(country, rows)] });

const code = fc.string({ unit: fc.constantFrom(...'0123456789ABCXYZ'), minLength: 1, maxLength: 10 });

describe('keys', () => {
  it('are different for different codes, and in their order', () => {
    fc.assert(
      fc.property(code, code, (a, b) => {
        expect(Math.sign(postcodeKey(a) - postcodeKey(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  it('of codes with the same beginning, and only these, are in its span', () => {
    fc.assert(
      fc.property(code, code, (beginning, other) => {
        const from = postcodeKey(beginning);
        const inside = postcodeKey(other) >= from && postcodeKey(other) < from + prefixSpan(beginning.length);
        expect(inside).toBe(other.startsWith(beginning));
      }),
    );
  });

  it('take zeros before them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.integer({ min: 0, max: 2 }), (number, zeros) => {
        expect(withLeadingZeros(postcodeKey(String(number)), zeros)).toBe(postcodeKey('0'.repeat(zeros) + number));
      }),
    );
  });

  it.each(['', 'TOOLONGACODE', 'Ä1', 'a1', '1-2'])('are none for "%s"', text => expect(postcodeKey(text)).toBeNaN());
});

describe('codes as files write them', () => {
  it.each([
    ['GB', 'sw1a1aa', 'SW1A 1AA'],
    ['GB', 'M1 1AE', 'M1 1AE'],
    ['GB', 'M1', 'M1'],
    ['NL', '1012 ab', '1012AB'],
    ['SE', 'SE-123 45', '12345'],
    ['PL', '00-950', '00950'],
    ['JP', '〒100-0001', '1000001'],
    ['JP', '１００−０００１', '1000001'],
    ['BR', '01001-000', '01001000'],
    ['DE', 'D-50667', '50667'],
    ['DE', '50667.0', '50667'],
    ['US', '02139-4307', '02139'],
    ['US', '2139-4307', '2139'],
    ['US', '21394307', '02139'],
    ['US', 'K1A', ''],
  ])('%s %s', (country, text, plain) => expect(plainPostcode(country, text)).toBe(plain));
});

describe('finding', () => {
  it('finds every code of a list at its point, whatever is written between its letters', () => {
    const rows = fc.uniqueArray(
      fc.record({ code: fc.integer({ min: 1000, max: 99_999 }), lat: fc.integer({ min: 40, max: 60 }) }),
      { selector: row => row.code, minLength: 5, maxLength: 60 },
    );
    fc.assert(
      fc.property(rows, list => {
        const padded = list.map(row => [String(row.code).padStart(5, '0'), row.lat, 10.5] as const);
        const finder = finderOf('DE', padded);
        for (const [written, lat] of padded) {
          expect(finder.find('Germany', `${written.slice(0, 2)} ${written.slice(2)}`)).toEqual({
            lat,
            lng: 10.5,
            precision: 'postcode',
          });
          const hasZeros = padded.some(([other]) => other.startsWith('0'));
          if (hasZeros) expect(finder.find('DE', String(Number(written)))?.lat).toBe(lat);
        }
      }),
    );
  });

  it('puts lost zeros back in a list that lost them itself', () => {
    const finder = finderOf('DE', [
      ['1067', 51.05, 13.74],
      ['10115', 52.53, 13.38],
      ['50667', 50.94, 6.96],
      ['80331', 48.14, 11.57],
    ]);
    expect(finder.find('DE', '01067')?.lat).toBe(51.05);
    expect(finder.find('DE', '1067')?.lat).toBe(51.05);
  });

  it('takes the best rows of a code, and their mean', () => {
    const finder = finderOf('DE', [
      ['50667', 50, 6, 4],
      ['50667', 50.2, 6.4, 4],
      ['50667', 59, 16, 1],
    ]);
    expect(finder.find('DE', '50667')).toMatchObject({ lat: 50.1, lng: 6.2 });
  });

  it('goes by what codes begin with while these lie close together', () => {
    const finder = finderOf('DE', [
      ['50667', 50.94, 6.96],
      ['50668', 50.95, 6.97],
      ['80331', 48.14, 11.57],
      ['80999', 53.5, 10],
    ]);
    expect(finder.find('DE', '50669')).toMatchObject({ precision: 'town' });
    expect(finder.find('DE', '50669')!.lat).toBeCloseTo(50.945, 9);
    // 803 has one code, 809 another; 80 begins codes 600 km apart, and two digits say too little anyway.
    expect(finder.find('DE', '80500')).toBeNull();
    expect(finder.find('DE', '506670')).toBeNull();
  });

  it('does not take a longer British district for a shorter one', () => {
    const finder = finderOf('GB', [
      ['M11 1AA', 53.47, -2.17],
      ['M2 1AA', 53.48, -2.24],
    ]);
    expect(finder.find('GB', 'M1 1AA')).toBeNull();
    expect(finder.find('UK', 'M11 9ZZ')).toMatchObject({ lat: 53.47 });
    expect(finder.find('', 'm2 9zz')).toMatchObject({ lat: 53.48 });
    expect(finder.find('GB', 'M2')).toMatchObject({ lat: 53.48 });
  });

  it('finds British codes in a list of districts', () => {
    const finder = finderOf('GB', [
      ['M1', 53.47, -2.23],
      ['M11', 53.48, -2.17],
    ]);
    expect(finder.find('GB', 'M1 1AA')).toEqual({ lat: 53.47, lng: -2.23, precision: 'postcode' });
    expect(finder.find('GB', 'M11 1AA')).toMatchObject({ lat: 53.48 });
  });

  it('asks the list that was added before the one that ships', () => {
    const added = listOf('US', [['02139', 1, 2]]);
    const shipped = listOf('US', [
      ['02139', 42, -71],
      ['60601', 41, -87],
    ]);
    const finder = new PostcodeFinder({ countries: [added, shipped] });
    expect(finder.find('US', '02139')).toMatchObject({ lat: 1 });
    expect(finder.find('US', '60601')).toMatchObject({ lat: 41 });
  });

  it('keeps 1.7 million codes in less than 40 MB', () => {
    const builder = new PostcodeBuilder('GB');
    const letters = 'ABDEFGHJLNPQRSTUWXYZ';
    let codes = 0;
    for (let area = 0; codes < 1_700_000; area++) {
      for (let unit = 0; unit < 4000 && codes < 1_700_000; unit++, codes++) {
        const inward = `${unit % 10}${letters[Math.floor(unit / 10) % 20]}${letters[Math.floor(unit / 200)]}`;
        builder.add(
          `${letters[area % 20]}${letters[Math.floor(area / 20) % 20]}${1 + Math.floor(area / 400)}${inward}`,
          51,
          0.1,
          0,
        );
      }
    }
    const { codes: keys, lat, lng } = builder.finish();
    expect(keys.length).toBe(1_700_000);
    expect(keys.byteLength + lat.byteLength + lng.byteLength).toBeLessThan(40_000_000);
  });
});

describe('country words', () => {
  const words = new CountryWords();
  it.each([
    ['DE', 'de DEU Germany Deutschland Allemagne Alemania Germania Duitsland D Niemcy'],
    ['US', 'US USA usa U.S.A. America'],
    ['GB', 'GB UK GBR England Scotland Großbritannien'],
    ['FR', 'France Frankreich Francia Frankrijk FRA'],
    ['CH', 'CH CHE Schweiz Suisse Svizzera Switzerland'],
    ['NL', 'Netherlands Niederlande Nederland Holland'],
    ['ES', 'Spain España Spanien Espagne Spagna'],
    ['CZ', 'Czechia Tschechien'],
  ])('%s', (country, list) => {
    for (const word of list.split(' ')) expect(words.codeOf(word), word).toBe(country);
  });

  it.each(['', 'Springfield', 'constructor', '__proto__', 'XX'])('knows no country called "%s"', word => {
    expect(words.codeOf(word)).toBe('');
  });

  it('has a name for each', () => {
    expect(countryName('DE')).toBe('Germany');
    expect(countryName('Ruritania')).toBe('Ruritania');
  });
});
