/**
 * A list of reps as a spreadsheet has it: one row each with a name, and where known e-mail, home, capacity and the
 * territory held. Small, so it is read as a whole. Headers are compared without case, spaces and punctuation.
 */
import Papa from 'papaparse';
import type { Rep } from '../core/plan/plan';
import { parseNumber } from './customers/parse-number';

export interface RepsRead {
  readonly reps: readonly { readonly rep: Rep; readonly territory: string }[];
  /** Rows or cells that could not be used, in words with their row number. */
  readonly problems: readonly string[];
}

/** The text is no list of reps; `advice` says what one looks like. */
export class RepsFileError extends Error {
  override readonly name = 'RepsFileError';
  readonly advice =
    'A list of reps has a header row with Name, and if known Email, Latitude, Longitude, FTE, Territory.';
}

const MOST_REPS = 10_000;

const HEADERS = {
  name: ['name', 'rep', 'repname', 'salesrep', 'salesperson', 'owner', 'accountowner', 'fullname', 'vertreter'],
  email: ['email', 'emailaddress', 'mail'],
  lat: ['latitude', 'lat', 'homelat', 'homelatitude', 'baselat', 'baselatitude', 'y', 'breitengrad'],
  lng: ['longitude', 'lng', 'lon', 'long', 'homelng', 'homelongitude', 'baselng', 'baselongitude', 'x', 'laengengrad'],
  fte: ['fte', 'capacity', 'capacityshare', 'share', 'headcount'],
  territory: ['territory', 'territoryname', 'patch', 'area', 'region', 'gebiet'],
} as const;

type RepColumn = keyof typeof HEADERS;

function normalised(header: string): string {
  return header
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replace(/[^a-z0-9]/g, '');
}

/** Throws RepsFileError when there is no row or no column of names. */
export function readReps(text: string): RepsRead {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' });
  const [header, ...rows] = data;
  if (!header || rows.length === 0) throw new RepsFileError('There is no rep in the file.');
  if (rows.length > MOST_REPS) throw new RepsFileError(`There are more than ${MOST_REPS} rows.`);
  const names = header.map(normalised);
  const at = (column: RepColumn) => names.findIndex(name => (HEADERS[column] as readonly string[]).includes(name));
  const columns = {
    name: at('name'),
    email: at('email'),
    lat: at('lat'),
    lng: at('lng'),
    fte: at('fte'),
    territory: at('territory'),
  };
  if (columns.name < 0) throw new RepsFileError('There is no column of names.');

  const problems: string[] = [];
  const seen = new Map<string, number>();
  const reps: { rep: Rep; territory: string }[] = [];
  rows.forEach((row, index) => {
    const number = index + 1;
    const cell = (column: RepColumn) => (columns[column] < 0 ? '' : (row[columns[column]] ?? '').trim());
    const figure = (column: RepColumn) => {
      const written = cell(column);
      return parseNumber(written, written.includes(',') && !written.includes('.') ? 'comma' : 'point');
    };
    const name = cell('name');
    if (!name) {
      problems.push(`Row ${number} has no name and was left out.`);
      return;
    }
    const [lat, lng] = [figure('lat'), figure('lng')];
    const placed = Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
    if (!placed && (cell('lat') || cell('lng'))) problems.push(`Row ${number}: ${name} has no usable home.`);
    const wanted = figure('fte');
    const usable = wanted > 0 && wanted <= 100;
    if (!usable && cell('fte'))
      problems.push(`Row ${number}: ${name} counts as 1 FTE, “${cell('fte')}” is no capacity.`);
    // Two people of one name stay two people.
    const repeats = seen.get(name) ?? 0;
    seen.set(name, repeats + 1);
    reps.push({
      rep: {
        id: repeats ? `${name} (${repeats + 1})` : name,
        name,
        email: cell('email'),
        fte: usable ? wanted : 1,
        home: placed ? { lat, lng } : null,
      },
      territory: cell('territory'),
    });
  });
  if (reps.length === 0) throw new RepsFileError('No row has a name.');
  return { reps, problems };
}
