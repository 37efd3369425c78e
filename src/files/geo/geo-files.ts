import type { LandMask } from '../../core/geo/land-mask';
import type { PlaceTable } from '../../core/geo/places';
import type { PostcodeTable } from '../../core/geo/postcodes';
import type { TownTable } from '../../core/geo/towns';
import { readLandMask } from './land-mask';
import { readPlaces } from './places';
import { readPostcodes } from './postcodes';
import { readTowns } from './towns';

/** The geographic files that ship with the app, by name in its `geo` folder. */
export type GeoFileName = 'land.bin' | 'postcodes.bin' | 'places.bin' | 'towns.bin';

/**
 * Opens the geographic files when they are first needed and keeps them. A file that cannot be opened or read is null:
 * the app goes on without it and says so where it matters. It is tried again the next time.
 */
export class GeoFiles {
  readonly #open: (name: GeoFileName) => Promise<ArrayBuffer>;
  readonly #read = new Map<GeoFileName, Promise<unknown>>();

  constructor(open: (name: GeoFileName) => Promise<ArrayBuffer>) {
    this.#open = open;
  }

  land(): Promise<LandMask | null> {
    return this.#once('land.bin', readLandMask);
  }

  postcodes(): Promise<PostcodeTable | null> {
    return this.#once('postcodes.bin', readPostcodes);
  }

  places(): Promise<PlaceTable | null> {
    return this.#once('places.bin', readPlaces);
  }

  towns(): Promise<TownTable | null> {
    return this.#once('towns.bin', readTowns);
  }

  #once<T>(name: GeoFileName, read: (buffer: ArrayBuffer) => T | Promise<T>): Promise<T | null> {
    const reading =
      this.#read.get(name) ??
      this.#open(name)
        .then(read)
        .catch(() => {
          this.#read.delete(name);
          return null;
        });
    this.#read.set(name, reading);
    return reading as Promise<T | null>;
  }
}
