import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { reasonToKeep, VERSIONS_KEPT } from './kept-versions';
import type { ProjectRecord } from './project-record';
import type { ProjectStore } from './project-store';
import { newerTabOpened, olderTabOpen, storageFailure } from './storage-failure';

const DATABASE = 'evenland';
const SCHEMA_VERSION = 1;
/** Projects kept on the device; opening further ones drops those saved longest ago with their files. */
const PROJECTS_KEPT = 20;

interface EvenlandSchema extends DBSchema {
  projects: { key: string; value: ProjectRecord };
  /** Customer files by project id. */
  sources: { key: string; value: Blob };
  versions: { key: [projectId: string, savedAt: number]; value: { label: string; record: ProjectRecord } };
  mappings: { key: string; value: unknown };
  settings: { key: 'lastProject' | 'persistenceAsked'; value: string | boolean };
}

type StoredProject = { record: ProjectRecord; source: Blob | null };
type Database = IDBPDatabase<EvenlandSchema>;
type SaveTransaction = IDBPTransaction<
  EvenlandSchema,
  ('projects' | 'sources' | 'versions' | 'settings')[],
  'readwrite'
>;

/**
 * The project store in IndexedDB: typed arrays and the customer file are stored as they are. Opened with the first
 * use; a save is one transaction, so that a killed browser leaves either the old or the new state.
 */
export class IndexedProjectStore implements ProjectStore {
  #database: Promise<Database> | null = null;
  #supersededByNewerTab = false;

  async loadLast(): Promise<StoredProject | null> {
    return this.#use(async database => {
      const id = await database.get('settings', 'lastProject');
      return typeof id === 'string' ? read(database, id) : null;
    });
  }

  async list(): Promise<readonly { id: string; name: string; savedAt: number }[]> {
    return this.#use(async database => {
      const records = await database.getAll('projects');
      return records.map(({ id, name, savedAt }) => ({ id, name, savedAt })).sort((a, b) => b.savedAt - a.savedAt);
    });
  }

  async load(projectId: string): Promise<StoredProject | null> {
    return this.#use(database => read(database, projectId));
  }

  async save(record: ProjectRecord, source?: Blob): Promise<void> {
    await this.#use(async database => {
      const transaction = database.transaction(['projects', 'sources', 'versions', 'settings'], 'readwrite');
      // The reason of a failure is told by the request that failed.
      transaction.done.catch(() => undefined);
      try {
        await write(transaction, record, source);
      } catch (error) {
        abort(transaction);
        throw error;
      }
      await transaction.done;
    });
    await this.#askForPersistence();
  }

  async versions(projectId: string): Promise<readonly { savedAt: number; label: string }[]> {
    return this.#use(async database => {
      const found: { savedAt: number; label: string }[] = [];
      let cursor = await database.transaction('versions').store.openCursor(versionsOf(projectId), 'prev');
      while (cursor) {
        found.push({ savedAt: cursor.key[1], label: cursor.value.label });
        cursor = await cursor.continue();
      }
      return found;
    });
  }

  async loadVersion(projectId: string, savedAt: number): Promise<ProjectRecord | null> {
    return this.#use(async database => (await database.get('versions', [projectId, savedAt]))?.record ?? null);
  }

  async mappingFor(headerKey: string): Promise<unknown> {
    return this.#use(database => database.get('mappings', headerKey));
  }

  async rememberMapping(headerKey: string, mapping: unknown): Promise<void> {
    await this.#use(database => database.put('mappings', mapping, headerKey));
  }

  /** Storage that the browser may not evict; asked for once ever, because some browsers ask the person. */
  async #askForPersistence(): Promise<void> {
    try {
      await this.#use(async database => {
        if (await database.get('settings', 'persistenceAsked')) return;
        await database.put('settings', true, 'persistenceAsked');
        if (!(await navigator.storage.persisted())) await navigator.storage.persist();
      });
    } catch {
      // The work is saved; a browser that cannot promise to keep it longer is no failure.
    }
  }

  async #use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    if (this.#supersededByNewerTab) throw newerTabOpened();
    try {
      this.#database ??= this.#open();
      return await work(await this.#database);
    } catch (error) {
      throw storageFailure(error);
    }
  }

  #open(): Promise<Database> {
    const forget = () => {
      this.#database = null;
    };
    const opening = new Promise<Database>((resolve, reject) => {
      openDB<EvenlandSchema>(DATABASE, SCHEMA_VERSION, {
        upgrade: createStores,
        blocked: () => reject(olderTabOpen()),
        blocking: (_current, _wanted, event) => {
          (event.target as IDBDatabase).close();
          this.#supersededByNewerTab = true;
        },
        terminated: forget,
      }).then(resolve, reject);
    });
    opening.catch(forget);
    return opening;
  }
}

function createStores(database: Database): void {
  database.createObjectStore('projects', { keyPath: 'id' });
  database.createObjectStore('sources');
  database.createObjectStore('versions');
  database.createObjectStore('mappings');
  database.createObjectStore('settings');
}

function versionsOf(projectId: string): IDBKeyRange {
  return IDBKeyRange.bound([projectId, -Infinity], [projectId, Infinity]);
}

async function read(database: Database, projectId: string): Promise<StoredProject | null> {
  const transaction = database.transaction(['projects', 'sources']);
  const record = await transaction.objectStore('projects').get(projectId);
  if (!record) return null;
  return { record, source: (await transaction.objectStore('sources').get(projectId)) ?? null };
}

async function write(transaction: SaveTransaction, record: ProjectRecord, source: Blob | undefined): Promise<void> {
  const projects = transaction.objectStore('projects');
  const sources = transaction.objectStore('sources');
  const previous = await projects.get(record.id);
  if (previous) await keepVersion(transaction, previous, record);
  else await dropOldProjects(transaction);
  await projects.put(record);
  if (source) await sources.put(source, record.id);
  else if (!record.source) await sources.delete(record.id);
  await transaction.objectStore('settings').put(record.id, 'lastProject');
}

/** A value that cannot be stored leaves its transaction open; a failed request has ended it already. */
function abort(transaction: SaveTransaction): void {
  try {
    transaction.abort();
  } catch {
    // Ended already.
  }
}

async function keepVersion(transaction: SaveTransaction, previous: ProjectRecord, next: ProjectRecord): Promise<void> {
  const versions = transaction.objectStore('versions');
  const keys = await versions.getAllKeys(versionsOf(previous.id));
  const label = reasonToKeep(previous, next, keys.at(-1)?.[1] ?? null);
  if (label === null) return;
  await versions.put({ label, record: previous }, [previous.id, previous.savedAt]);
  for (const key of keys.slice(0, Math.max(0, keys.length + 1 - VERSIONS_KEPT))) await versions.delete(key);
}

async function dropOldProjects(transaction: SaveTransaction): Promise<void> {
  const projects = await transaction.objectStore('projects').getAll();
  projects.sort((a, b) => b.savedAt - a.savedAt);
  for (const { id } of projects.slice(PROJECTS_KEPT - 1)) {
    await transaction.objectStore('projects').delete(id);
    await transaction.objectStore('sources').delete(id);
    await transaction.objectStore('versions').delete(versionsOf(id));
  }
}
