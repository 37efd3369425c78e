import type { ProjectRecord } from './project-record';

/** Storage refused or failed; `message` says what, `advice` what to do next. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  constructor(
    message: string,
    readonly advice: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What the page needs of storage. */
export interface ProjectStore {
  /** The project worked on last, or null on a first visit. Throws StorageError. */
  loadLast(): Promise<{ record: ProjectRecord; source: Blob | null } | null>;
  /** Every project kept on this device (the twenty saved last), saved last first. Throws StorageError. */
  list(): Promise<readonly { id: string; name: string; savedAt: number }[]>;
  /** One of them, or null when it is gone. Throws StorageError. */
  load(projectId: string): Promise<{ record: ProjectRecord; source: Blob | null } | null>;
  /** Saves the record; the source is written only when given (it is large and does not change). Throws StorageError. */
  save(record: ProjectRecord, source?: Blob): Promise<void>;
  /** Earlier versions of the project kept on this device, newest first. */
  versions(projectId: string): Promise<readonly { savedAt: number; label: string }[]>;
  loadVersion(projectId: string, savedAt: number): Promise<ProjectRecord | null>;
  /** Column mapping remembered for a set of headers (joined by a character that no header has). */
  mappingFor(headerKey: string): Promise<unknown>;
  rememberMapping(headerKey: string, mapping: unknown): Promise<void>;
}

/** Who may write the project: one tab at a time. */
export interface TabLock {
  /** Resolves true when this tab holds the lock now, false when another tab has it. */
  acquire(projectId: string): Promise<boolean>;
  /** Takes the lock from the other tab, which is told through `onLost`. */
  takeOver(projectId: string): Promise<void>;
  release(): void;
  /** Told when another tab takes over; what the listener still saves is waited for (at most two seconds). */
  onLost(listener: () => void | Promise<void>): void;
}
