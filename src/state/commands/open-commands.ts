import type { Autosave } from '../autosave';
import { fileKind } from '../file-kind';
import type { CommandContext } from './command-context';
import type { Commands } from './commands';

/** What each kind of file is opened by. */
export interface Openers {
  openProjectFile(file: File): Promise<void>;
  /** Begins the import of a customer file. */
  inspect(file: File): Promise<void>;
  openPolygons(file: File, ask: boolean): Promise<void>;
}

/** Files that a person drops or chooses, each by what it is. */
export function openCommands(
  context: CommandContext,
  autosave: Autosave,
  openers: Openers,
): Pick<Commands, 'openFiles' | 'openFile'> {
  async function openFiles(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    await autosave.save();
    const kinds = await Promise.all(files.map(fileKind));
    const first = (kind: (typeof kinds)[number]) => files[kinds.indexOf(kind)];
    const project = first('project');
    const customers = first('customers');
    const polygons = first('polygons');
    const opened = project ? [project] : [customers, polygons].filter(file => file !== undefined);
    const rest = files.filter(file => !opened.includes(file));
    if (rest.length > 0) {
      context.notify({
        kind: 'info',
        title: `Opened ${opened.map(file => file.name).join(' and ')}`,
        text: `Not opened: ${rest.map(file => file.name).join(', ')}. One file of a kind can be opened at a time.`,
      });
    }
    if (project) return openers.openProjectFile(project);
    if (!customers) {
      // A map that is still empty has nothing to ask about; nor has an import that is under way.
      const ask = context.state.dataset !== null && context.state.importing === null;
      return openers.openPolygons(polygons, ask);
    }
    // The polygons wait for the last step of the import.
    await Promise.all([openers.inspect(customers), ...(polygons ? [openers.openPolygons(polygons, false)] : [])]);
  }

  return { openFiles, openFile: file => openFiles([file]) };
}
