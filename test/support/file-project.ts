import { readFile } from 'node:fs/promises';
import { type GeoFileName, GeoFiles } from '../../src/files/geo/geo-files';
import { packSource, unpackSource } from '../../src/files/pack-source';
import { readProjectFile, writeProjectFile } from '../../src/files/project-file';
import { readReps } from '../../src/files/reps-csv';
import type { Commands } from '../../src/state/commands/commands';
import { createCommands } from '../../src/state/commands/create-commands';
import { createAppStore } from '../../src/state/create-store';
import type { Services } from '../../src/state/services';
import type { AppStore } from '../../src/state/store';
import type { ProjectRecord } from '../../src/storage/project-record';
import { dataJobs } from '../../src/worker/data-jobs';
import { DataSession } from '../../src/worker/data-session';
import type { JobContext } from '../../src/worker/job-host';
import type { JobProgress } from '../../src/worker/protocol';
import { directSide } from './direct-side';

const silent: JobContext<JobProgress> = { progress: () => undefined, isCancelled: () => false };

function openedFile(name: GeoFileName): Promise<ArrayBuffer> {
  return readFile(new URL(`../../public/geo/${name}`, import.meta.url)).then(
    ({ buffer, byteOffset, byteLength }) => buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer,
  );
}

/** The app without page and threads: all commands over the real jobs, and files in memory. */
export interface FileProject {
  readonly store: AppStore;
  readonly commands: Commands;
  /** Files handed to the person, newest last. */
  readonly saved: { readonly name: string; readonly blob: Blob }[];
  /** Resolves when no job is waited for. */
  idle(): Promise<void>;
  /** Reads a customer file with what is proposed and puts it on the map. */
  importCsv(text: string, startFrom?: 'today' | 'none'): Promise<void>;
  /** The text of the file that this export makes. */
  exported(act: () => Promise<void>): Promise<string>;
}

const noBalancer = () => Promise.reject(new Error('There is no balancer here.'));

export function fileProject(): FileProject {
  const jobs = dataJobs(new DataSession(new GeoFiles(openedFile)));
  const records = new Map<string, { record: ProjectRecord; source: Blob | null }>();
  const saved: { name: string; blob: Blob }[] = [];
  let ids = 0;
  const services: Services = {
    data: {
      run: async (name, params) => (jobs[name] as (params: unknown, context: unknown) => never)(params, silent),
    },
    balancer: {
      warm: async () => undefined,
      balance: noBalancer,
      solve: noBalancer,
      certify: noBalancer,
    },
    side: directSide(),
    projects: {
      loadLast: async () => [...records.values()].at(-1) ?? null,
      list: async () => [...records.values()].map(({ record }) => record),
      load: async id => records.get(id) ?? null,
      save: async (record, source) => {
        const before = records.get(record.id);
        records.delete(record.id);
        records.set(record.id, { record: structuredClone(record), source: source ?? before?.source ?? null });
      },
      versions: async () => [],
      loadVersion: async () => null,
      mappingFor: async () => undefined,
      rememberMapping: async () => undefined,
    },
    tabLock: {
      acquire: async () => true,
      takeOver: async () => undefined,
      release: () => undefined,
      onLost: () => undefined,
    },
    now: () => 0,
    newId: () => `id-${++ids}`,
    saveFile: (name, blob) => saved.push({ name, blob }),
    fetchAsset: () => Promise.reject(new Error('There are no assets here.')),
    readReps,
    readProject: readProjectFile,
    writeProject: writeProjectFile,
    packSource,
    unpackSource,
    onHide: () => undefined,
  };
  const store = createAppStore();
  const { commands } = createCommands(store, services);
  return {
    store,
    commands,
    saved,
    idle: () =>
      new Promise(resolve => {
        const check = () => {
          if (store.getState().busy !== null) return;
          unsubscribe();
          resolve();
        };
        const unsubscribe = store.subscribe(check);
        check();
      }),
    async importCsv(text, startFrom) {
      await commands.openFile(new File([text], 'accounts.csv'));
      for (const column of store.getState().importing?.mapping?.columns.keys() ?? []) commands.confirmColumn(column);
      await commands.readImport();
      if (startFrom) commands.setImportOptions({ startFrom });
      await commands.finishImport();
      const failure = store.getState().importing?.error;
      if (failure) throw new Error(failure.message);
    },
    async exported(act) {
      const before = saved.length;
      await act();
      if (saved.length !== before + 1) throw new Error(store.getState().notices.at(-1)?.title ?? 'No file came.');
      return saved[before].blob.text();
    },
  };
}
