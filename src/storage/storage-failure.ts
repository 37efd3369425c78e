import { StorageError } from './project-store';

/** What the browser's database throws, as what happened and what to do next. */
export function storageFailure(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const cause = { cause: error };
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') {
    return new StorageError(
      'Not saved: the storage of this device is full.',
      'Save the project as a file (Ctrl+S), then free some space on the device. The work on screen is kept.',
      cause,
    );
  }
  if (name === 'VersionError') {
    return new StorageError(
      'A newer version of Evenland has already been used on this device.',
      'Reload the page to get the newer version.',
      cause,
    );
  }
  if (name === 'SecurityError' || error instanceof ReferenceError) {
    return new StorageError(
      'This browser does not let the app keep anything on this device.',
      'Save the project as a file (Ctrl+S) before you close the tab, or leave private browsing.',
      cause,
    );
  }
  const detail = error instanceof Error ? error.message : String(error);
  return new StorageError(
    `The storage of this device does not work: ${detail}`,
    'Save the project as a file (Ctrl+S), then reload the page. The work on screen is kept.',
    cause,
  );
}

export function olderTabOpen(): StorageError {
  return new StorageError(
    'Another tab has an older version of Evenland open, so that the storage cannot be brought up to date.',
    'Close the other tabs of Evenland, then reload this page.',
  );
}

export function newerTabOpened(): StorageError {
  return new StorageError(
    'Not saved: a newer version of Evenland was opened in another tab.',
    'Save the project as a file (Ctrl+S), then reload this page.',
  );
}
