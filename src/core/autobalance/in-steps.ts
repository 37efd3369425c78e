/**
 * Work that can be interrupted: yields whenever some ten milliseconds of it are done, so that whoever drives it may
 * show progress or stop. The steps follow from the data alone, never from a clock.
 */
export type InSteps<T> = Generator<void, T>;

/** Drives work to its end in one go. */
export function toEnd<T>(work: InSteps<T>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}
