import type { Autosave } from '../autosave';
import { fileKind } from '../file-kind';
import type { CommandContext } from './command-context';
import type { Commands } from './commands';

/** What each kind of file is opened by. */
export interface Openers {
  openProjectFile(file: File): Promise<void>;
  /** Begins the import of a customer file; says when it turns out to be one of polygons. */
  inspect(file: File): Promise<'customers' | 'polygons'>;
  openPolygons(file: File, ask: boolean): Promise<void>;
}

/** Files that a person drops or chooses, each by what it is. */
export function openCommands(
  context: CommandContext,
  autosave: Autosave,
  openers: Openers,
): Pick<Commands, 'openFiles' | 'openFile'> {
  function notOpened(opened: readonly File[], rest: readonly File[]): void {
    context.notify({
      kind: 'info',
      title: `Opened ${opened.map(file => file.name).join(' and ')}`,
      text: `Not opened: ${rest.map(file => file.name).join(', ')}. One file of a kind can be opened at a time.`,
    });
  }

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
    if (rest.length > 0) notOpened(opened, rest);
    if (project) return openers.openProjectFile(project);
    // A map that is still empty has nothing to ask about; nor has an import that is under way.
    const openPolygons = (file: File) =>
      openers.openPolygons(file, context.state.dataset !== null && context.state.importing === null);
    if (!customers) return openPolygons(polygons);
    // The polygons wait for the last step of the import.
    const [kind] = await Promise.all([
      openers.inspect(customers),
      ...(polygons ? [openers.openPolygons(polygons, false)] : []),
    ]);
    if (kind === 'polygons' && polygons) notOpened([polygons], [customers]);
    else if (kind === 'polygons') await openPolygons(customers);
  }

  return { openFiles, openFile: file => openFiles([file]) };
}
