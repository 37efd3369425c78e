export type ImportErrorCode =
  | 'empty-file'
  | 'no-rows'
  | 'no-location'
  | 'no-factor'
  | 'nothing-placed'
  | 'binary'
  | 'nul-characters'
  | 'too-many-columns'
  | 'record-too-long'
  | 'no-polygons'
  | 'too-many-polygons'
  | 'polygons-too-large'
  | 'polygons-projected'
  | 'polygons-broken'
  | 'polygons'
  | 'too-large'
  | 'damaged'
  | 'encrypted'
  | 'unsupported'
  | 'unreadable';

/** A file that cannot be imported as a whole. Single rows at fault are never an error: they are rejected rows of the report. */
export class ImportError extends Error {
  override readonly name = 'ImportError';

  /**
   * @param what what is wrong, one sentence
   * @param where file, row or columns concerned
   * @param next what the user can do about it, one sentence
   */
  constructor(
    readonly code: ImportErrorCode,
    readonly what: string,
    readonly where: string,
    readonly next: string,
  ) {
    super(`${where}: ${what} ${next}`);
  }
}

/** The user stopped the import; nothing was changed. */
export class ImportCancelledError extends Error {
  override readonly name = 'ImportCancelledError';

  constructor() {
    super('The import was stopped.');
  }
}
