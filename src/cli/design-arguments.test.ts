import { expect, test } from 'vitest';
import { designArguments, UsageError } from './design-arguments';

const parse = (line: string) => designArguments(line.split(' '));

test('everything that can be said', () => {
  expect(
    designArguments([
      'customers.csv',
      ...[
        '--territories',
        '20',
        '--from-column',
        'Gebiet',
        '--reps',
        'reps.csv',
        '--resolution',
        '6',
        '--gap-km',
        '40',
      ],
      ...['--sheet', 'Kunden 2026', '--encoding', 'windows-1252', '--delimiter', 'tab', '--decimal', 'point'],
      ...['--decimal', 'Umsatz=2024=comma', '--dates', 'Datum=month-first'],
      ...['--postcodes', 'zips.txt', '--postcodes', 'CH=plz.csv'],
      ...['--map', 'lat=Breite,name=Kunde, voll,potential=Umsatz 2024', '--map', 'measure=Stück'],
      ...['--criteria', 'potential:10,column:Stück:7.5', '--seed', '7', '--effort', 'high', '--out', 'o', '--json'],
      ...[
        '--try',
        'column:Stück',
        '--max',
        'accounts:250,workload:1400.5',
        '--most-moved',
        '20%:sales',
        '--home-inside',
      ],
    ]),
  ).toEqual({
    customers: 'customers.csv',
    territories: 20,
    fromColumn: 'Gebiet',
    reps: 'reps.csv',
    resolution: 6,
    gapKm: 40,
    sheet: 'Kunden 2026',
    encoding: 'windows-1252',
    delimiter: '\t',
    postcodes: [
      { country: '', path: 'zips.txt' },
      { country: 'CH', path: 'plz.csv' },
    ],
    decimals: [
      { header: null, style: 'point' },
      { header: 'Umsatz=2024', style: 'comma' },
    ],
    dates: [{ header: 'Datum', style: 'month-first' }],
    map: [
      { field: 'lat', header: 'Breite' },
      { field: 'name', header: 'Kunde, voll' },
      { field: 'potential', header: 'Umsatz 2024' },
      { field: 'measure', header: 'Stück' },
    ],
    criteria: [
      { measureId: 'potential', band: 0.1 },
      { measureId: 'column:Stück', band: 0.075 },
    ],
    tries: ['column:Stück'],
    maxima: [
      { measureId: 'accounts', most: 250 },
      { measureId: 'workload', most: 1400.5 },
    ],
    mostMoved: 0.2,
    disruptionBy: 'sales',
    homeInside: true,
    seed: 7,
    effort: 'high',
    out: 'o',
    json: true,
  });
});

test('what is left out has a default', () => {
  expect(parse('c.csv --territories 3')).toMatchObject({
    sheet: null,
    encoding: null,
    delimiter: null,
    postcodes: [],
    decimals: [],
    dates: [],
    resolution: 'auto',
    criteria: [
      { measureId: 'potential', band: 0.1 },
      { measureId: 'workload', band: 0.1 },
    ],
    tries: [],
    maxima: [],
    mostMoved: null,
    disruptionBy: 'accounts',
    homeInside: false,
    seed: 1,
    effort: 'normal',
    out: null,
    json: false,
  });
  expect(parse('--help')).toBeNull();
});

test.each([
  ['--territories 3', /Which file/],
  ['a.csv b.csv --territories 3', /not 2: a\.csv, b\.csv/],
  ['a.csv', /How many territories/],
  ['a.csv --territories 0', /--territories is "0"/],
  ['a.csv --territories 2.5', /--territories is "2\.5"/],
  ['a.csv --territories 3 --resolution 12', /--resolution is "12"/],
  ['a.csv --territories 3 --effort huge', /--effort is "huge": use fast, normal, high/],
  ['a.csv --territories 3 --map latitude', /not of the form field=Header/],
  ['a.csv --territories 3 --map height=H', /no field "height"/],
  ['a.csv --territories 3 --criteria potential:0', /not of the form measure:percent/],
  ['a.csv --territories 3 --criteria potential,potential:5', /names potential twice/],
  ['a.csv --territories 3 --max accounts', /not of the form measure:number/],
  ['a.csv --territories 3 --most-moved 120', /not a percentage/],
  ['a.csv --territories 3 --most-moved 20:visits', /accounts, sales, workload/],
  ['a.csv --territories 3 --decimal dot', /--decimal "dot" is not point, comma/],
  ['a.csv --territories 3 --dates When=first', /--dates "When=first" is not day-first, month-first/],
  ['a.csv --territories 3 --delimiter ab', /--delimiter is "ab"/],
  ['a.csv --territories 3 --colour red', /Unknown option '--colour'/],
  ['a.csv --territories', /argument missing/],
])('%s is refused in one line', (line, message) => {
  expect(() => parse(line)).toThrow(UsageError);
  try {
    parse(line);
  } catch (error) {
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).not.toContain('\n');
  }
});
