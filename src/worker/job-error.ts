import { ImportError } from '../files/customers/import-error';
import type { PlainError } from './protocol';

/**
 * Errors on both sides of the worker boundary. An Error's class does not survive `postMessage`, so it crosses as a
 * PlainError whose `name` is the class; the page gets a JobError with that name and tells kinds apart by it.
 */
export class JobError extends Error {
  readonly advice: string;
  readonly code: string;

  constructor(plain: PlainError) {
    super(plain.message);
    this.name = plain.name;
    this.advice = plain.advice;
    this.code = plain.code ?? '';
  }
}

/** The error of a job that was ended by its signal; named as the web platform names it. */
export function cancelledError(): JobError {
  return new JobError({ name: 'AbortError', message: 'Stopped before it was finished.', advice: '' });
}

/** Faults of the device and the browser in plain words; every other error is told as it is. */
export function plainError(error: unknown): PlainError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), advice: '' };
  if (error instanceof RangeError && /alloc|array length|string length|buffer/i.test(error.message)) {
    return {
      name: 'OutOfMemoryError',
      message: 'This device has not enough free memory for a file of this size.',
      advice: 'Close other tabs and try again, or split the file. The work on screen is kept.',
    };
  }
  if (error.name === 'NotReadableError' || error.name === 'NotFoundError') {
    return {
      name: error.name,
      message: 'The file can no longer be read: it was moved, changed or deleted after it was chosen.',
      advice: 'Choose the file again. The work on screen is kept.',
    };
  }
  if (error instanceof ImportError) {
    return { name: error.name, message: `${error.where}: ${error.what}`, advice: error.next, code: error.code };
  }
  const advice = 'advice' in error && typeof error.advice === 'string' ? error.advice : '';
  return { name: error.name, message: error.message, advice };
}
