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
type VersionKey = EvenlandSchema['versions']['key'];
/** A project and the keys of its kept versions, oldest first. */
type KnownProject = { readonly record: ProjectRecord | null; readonly versions: readonly VersionKey[] };
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
  /** The project on screen as storage has it; the tab that may write is the only one that changes it. */
  #known: KnownProject | null = null;

  async loadLast(): Promise<StoredProject | null> {
    return this.#use(async database => {
      const id = await database.get('settings', 'lastProject');
      return typeof id === 'string' ? this.#read(database, id) : null;
    });
  }

  async list(): Promise<readonly { id: string; name: string; savedAt: number }[]> {
    return this.#use(async database => {
      const records = await database.getAll('projects');
      return records.map(({ id, name, savedAt }) => ({ id, name, savedAt })).sort((a, b) => b.savedAt - a.savedAt);
    });
  }

  async load(projectId: string): Promise<StoredProject | null> {
    return this.#use(database => this.#read(database, projectId));
  }

  async save(record: ProjectRecord, source?: Blob): Promise<void> {
    await this.#use(async database => {
      const transaction = database.transaction(['projects', 'sources', 'versions', 'settings'], 'readwrite');
      // The reason of a failure is told by the request that failed.
      transaction.done.catch(() => undefined);
      const stores = { projects: transaction.objectStore('projects'), versions: transaction.objectStore('versions') };
      try {
        const known = this.#known?.record?.id === record.id ? this.#known : await lookUp(stores, record.id);
        if (!known.record) await dropOldProjects(transaction);
        const { requests, versions } = write(transaction, known, record, source);
        // Without waiting for answers: a page that is being closed does not live to see them.
        transaction.commit();
        await Promise.all(requests);
        await transaction.done;
        this.#known = { record, versions };
      } catch (error) {
        abort(transaction);
        throw error;
      }
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

  async #read(database: Database, projectId: string): Promise<StoredProject | null> {
    const transaction = database.transaction(['projects', 'sources', 'versions']);
    const [known, source] = await Promise.all([
      lookUp(
        { projects: transaction.objectStore('projects'), versions: transaction.objectStore('versions') },
        projectId,
      ),
      transaction.objectStore('sources').get(projectId),
    ]);
    if (!known.record) return null;
    this.#known = known;
    return { record: known.record, source: source ?? null };
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

interface ReadableStores {
  readonly projects: { get(id: string): Promise<ProjectRecord | undefined> };
  readonly versions: { getAllKeys(range: IDBKeyRange): Promise<VersionKey[]> };
}

async function lookUp(stores: ReadableStores, projectId: string): Promise<KnownProject> {
  const [record, versions] = await Promise.all([
    stores.projects.get(projectId),
    stores.versions.getAllKeys(versionsOf(projectId)),
  ]);
  return { record: record ?? null, versions };
}

/** Asks for everything that a save changes, and says which versions are kept after it. */
function write(
  transaction: SaveTransaction,
  known: KnownProject,
  record: ProjectRecord,
  source: Blob | undefined,
): { requests: Promise<unknown>[]; versions: readonly VersionKey[] } {
  const sources = transaction.objectStore('sources');
  const requests: Promise<unknown>[] = [];
  const ask = (request: Promise<unknown>) => {
    // When a later request throws, nobody waits for this one.
    request.catch(() => undefined);
    requests.push(request);
  };
  const versions = known.record ? keepVersion(transaction, known.record, known.versions, record, ask) : [];
  ask(transaction.objectStore('projects').put(record));
  if (source) ask(sources.put(source, record.id));
  else if (!record.source) ask(sources.delete(record.id));
  ask(transaction.objectStore('settings').put(record.id, 'lastProject'));
  return { requests, versions };
}

/** A value that cannot be stored leaves its transaction open; a failed request has ended it already. */
function abort(transaction: SaveTransaction): void {
  try {
    transaction.abort();
  } catch {
    // Ended already.
  }
}

function keepVersion(
  transaction: SaveTransaction,
  previous: ProjectRecord,
  keys: readonly VersionKey[],
  next: ProjectRecord,
  ask: (request: Promise<unknown>) => void,
): readonly VersionKey[] {
  const label = reasonToKeep(previous, next, keys.at(-1)?.[1] ?? null);
  if (label === null) return keys;
  const store = transaction.objectStore('versions');
  const key: VersionKey = [previous.id, previous.savedAt];
  const kept = [...keys, key];
  ask(store.put({ label, record: previous }, key));
  for (const old of kept.splice(0, Math.max(0, kept.length - VERSIONS_KEPT))) ask(store.delete(old));
  return kept;
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
