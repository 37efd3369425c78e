/**
 * The project as one readable JSON file. Reading trusts nothing: every field is checked and the first fault is named by
 * its path, because a half-read project would be lost work that looks like work.
 */
import { isValidCell } from 'h3-js';
import { PROJECT_SCHEMA_VERSION, type ProjectDocument } from '../core/project/project-document';
import { checkProject, Fault } from './project-shape';
import { projectText } from './project-text';

/** The file is no project, damaged, or from a newer app. */
export class ProjectFileError extends Error {
  override readonly name = 'ProjectFileError';
  constructor(
    message: string,
    readonly advice: string,
  ) {
    super(message);
  }
}

/** A larger text is no project that this app wrote. */
const LARGEST_TEXT = 512 * 1024 * 1024;
/** Characters joined before they become bytes. */
const PIECE = 1 << 18;
const DAMAGED = 'Open another copy of the file, or the project stored on the device where it was made.';

/** Brings a document of an older version to the next; index = version it starts from. */
const MIGRATIONS: Readonly<Record<number, (document: Record<string, unknown>) => Record<string, unknown>>> = {
  1: withLockedAccounts,
};

/** Version 2: accounts can be locked. What is no plan is left to be found fault with. */
function withLockedAccounts(document: Record<string, unknown>): Record<string, unknown> {
  if (!Array.isArray(document.plans)) return document;
  const plans = document.plans.map((plan: unknown) =>
    typeof plan === 'object' && plan !== null ? { ...plan, lockedAccounts: [] } : plan,
  );
  return { ...document, schemaVersion: 2, plans };
}

/** Throws ProjectFileError. */
export function readProjectFile(text: string): ProjectDocument {
  if (text.length > LARGEST_TEXT) throw new ProjectFileError('The file is larger than any project.', DAMAGED);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ProjectFileError(
      `The file is no readable JSON: it is damaged or cut off.${placeOf(error, text)}`,
      DAMAGED,
    );
  }
  if (typeof parsed !== 'object' || parsed === null || (parsed as { app?: unknown }).app !== 'evenland') {
    throw new ProjectFileError(
      'The file is not a project of this app.',
      'Customer data can be opened as CSV; a project file ends in .evenland.json.',
    );
  }
  let document = parsed as Record<string, unknown>;
  const version = document.schemaVersion;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new ProjectFileError('The file does not say which version it has (schemaVersion).', DAMAGED);
  }
  if (version > PROJECT_SCHEMA_VERSION) {
    throw new ProjectFileError(
      `The project was saved by a newer app (version ${version}, this one reads up to ${PROJECT_SCHEMA_VERSION}).`,
      'Reload the page to get the newest app, then open the file again.',
    );
  }
  for (let from = version; from < PROJECT_SCHEMA_VERSION; from++) document = MIGRATIONS[from](document);
  try {
    return checkProject(document, isValidCell);
  } catch (error) {
    if (error instanceof Fault)
      throw new ProjectFileError(`The project is damaged at ${error.path}: ${error.message}.`, DAMAGED);
    throw error;
  }
}

/** Readable JSON, see `projectText`. */
export function writeProjectFile(document: ProjectDocument): Blob {
  const parts: Blob[] = [];
  let piece = '';
  for (const text of projectText(document)) {
    piece += text;
    if (piece.length < PIECE) continue;
    parts.push(new Blob([piece]));
    piece = '';
  }
  return new Blob([...parts, piece], { type: 'application/json' });
}

/** "line 12", as far as the parser says where it stopped. */
function placeOf(error: unknown, text: string): string {
  const position = error instanceof Error ? /position (\d+)/u.exec(error.message)?.[1] : undefined;
  if (position === undefined) return '';
  return ` It stops making sense in line ${text.slice(0, Number(position)).split('\n').length.toLocaleString('en-US')}.`;
}
