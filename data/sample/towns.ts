import { readFileSync } from 'node:fs';

export interface TownCode {
  readonly code: string;
  readonly lat: number;
  readonly lng: number;
}

/** A real town (GeoNames) and the postal codes around it. */
export interface Town {
  readonly country: string;
  readonly name: string;
  /** Two letters in the United States, '' elsewhere. */
  readonly state: string;
  readonly lat: number;
  readonly lng: number;
  readonly population: number;
  readonly codes: readonly TownCode[];
}

/** Reads `towns.csv`, which lies beside this file and is made by `data/build`. */
export function readTowns(): Town[] {
  const lines = readFileSync(new URL('./towns.csv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1);
  return lines.map(line => {
    const [country, name, state, lat, lng, population, codes] = line.split(',');
    return {
      country,
      name,
      state,
      lat: Number(lat),
      lng: Number(lng),
      population: Number(population),
      codes: codes === '' ? [] : codes.split(' ').map(codeOf),
    };
  });
}

function codeOf(text: string): TownCode {
  const [code, lat, lng] = text.split(':');
  return { code, lat: Number(lat) / 10_000, lng: Number(lng) / 10_000 };
}
