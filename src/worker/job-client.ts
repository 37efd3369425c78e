import type { JobProgress } from './protocol';

/** What a caller may hand to a running job. */
export interface JobOptions<Progress> {
  readonly onProgress?: (progress: Progress) => void;
  /** Asks the job to end; it then rejects with a `AbortError`, or resolves with what it has when it can. */
  readonly signal?: AbortSignal;
}

export type JobParams<Jobs, Name extends keyof Jobs> = Jobs[Name] extends { params: infer P } ? P : never;
export type JobResult<Jobs, Name extends keyof Jobs> = Jobs[Name] extends { result: infer R } ? R : never;

/** A typed door to a worker: `run` starts a job and resolves with its result, rejects with a typed error. */
export interface JobClient<Jobs, Progress = JobProgress> {
  run<Name extends keyof Jobs & string>(
    name: Name,
    params: JobParams<Jobs, Name>,
    options?: JobOptions<Progress>,
  ): Promise<JobResult<Jobs, Name>>;
}
