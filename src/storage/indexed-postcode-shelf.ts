import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { PostcodeCountry } from '../core/geo/postcodes';
import { type KeptPostcodes, type PostcodeShelf, packPostcodes, unpackPostcodes } from '../files/geo/postcode-shelf';
import { storageFailure } from './storage-failure';

const DATABASE = 'evenland-postcodes';
const SCHEMA_VERSION = 1;

interface ShelfSchema extends DBSchema {
  lists: { key: string; value: KeptPostcodes };
  /** By country; apart from the list, so that listing reads no codes. */
  codes: { key: string; value: ArrayBuffer };
}

/**
 * The shelf in IndexedDB. A database of its own: the worker reads it while the page has the projects open, and neither
 * has to wait for the other when its schema changes.
 */
export class IndexedPostcodeShelf implements PostcodeShelf {
  #database: Promise<IDBPDatabase<ShelfSchema>> | null = null;

  async list(): Promise<readonly KeptPostcodes[]> {
    return this.#use(database => database.getAll('lists'));
  }

  async load(country: string): Promise<PostcodeCountry | null> {
    const buffer = await this.#use(database => database.get('codes', country));
    return buffer ? unpackPostcodes(country, buffer) : null;
  }

  async keep(entry: KeptPostcodes, column: PostcodeCountry): Promise<void> {
    await this.#use(async database => {
      const transaction = database.transaction(['lists', 'codes'], 'readwrite');
      await Promise.all([
        transaction.objectStore('codes').put(packPostcodes(column), entry.country),
        transaction.objectStore('lists').put(entry),
        transaction.done,
      ]);
    });
  }

  async remove(country: string): Promise<void> {
    await this.#use(async database => {
      const transaction = database.transaction(['lists', 'codes'], 'readwrite');
      await Promise.all([
        transaction.objectStore('codes').delete(country),
        transaction.objectStore('lists').delete(country),
        transaction.done,
      ]);
    });
  }

  async #use<T>(work: (database: IDBPDatabase<ShelfSchema>) => Promise<T>): Promise<T> {
    try {
      this.#database ??= this.#open();
      return await work(await this.#database);
    } catch (error) {
      throw storageFailure(error);
    }
  }

  #open(): Promise<IDBPDatabase<ShelfSchema>> {
    const forget = () => {
      this.#database = null;
    };
    // A newer version in another tab takes the database over; the next use opens it anew, or fails and says so.
    const opening = openDB<ShelfSchema>(DATABASE, SCHEMA_VERSION, {
      upgrade(database) {
        database.createObjectStore('lists', { keyPath: 'country' });
        database.createObjectStore('codes');
      },
      blocking(_current, _wanted, event) {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    opening.catch(forget);
    return opening;
  }
}
