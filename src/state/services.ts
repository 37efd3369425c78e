import type { Rep } from '../core/plan/plan';
import type { ProjectDocument } from '../core/project/project-document';
import type { ProjectStore, TabLock } from '../storage/project-store';
import type { Balancer } from '../worker/balancer';
import type { JobClient } from '../worker/job-client';
import type { DataJobs } from '../worker/protocol';
import type { SideJobs, SideTick } from '../worker/side-protocol';

/** A rep as a reps file gives it: with the label of the territory it holds, '' when it says none. */
export interface RepRow {
  readonly rep: Rep;
  readonly territory: string;
}

/** The outside world, handed in by the composition root: commands never reach for a global. */
export interface Services {
  readonly data: JobClient<DataJobs>;
  readonly balancer: Balancer;
  /** What is worked out beside a run of the balancer: tidying up, the team-size curve. */
  readonly side: JobClient<SideJobs, SideTick>;
  readonly projects: ProjectStore;
  readonly tabLock: TabLock;
  /** Milliseconds since 1970. */
  now(): number;
  newId(): string;
  /** Hands a finished file to the person. */
  saveFile(fileName: string, blob: Blob): void;
  /** Files that ship with the app. */
  fetchAsset(path: string): Promise<Blob>;
  readReps(text: string): { reps: readonly RepRow[]; problems: readonly string[] };
  /** Throws a typed error that says where the file is damaged or that it is newer than the app. */
  readProject(text: string): ProjectDocument;
  writeProject(document: ProjectDocument): Blob;
  /** The source file as text inside a project file, and back. */
  packSource(source: Blob): Promise<string>;
  unpackSource(packed: string): Promise<Blob>;
  /** Runs the callback when the page is being hidden or closed. */
  onHide(callback: () => void): void;
}
