import { useCommands } from '../app-context';
import { Button, type ButtonProps } from '../controls/button';
import { DATA_FILES, pickFile } from '../pick-file';

/** Opens the system's file chooser and starts over with the file chosen. */
export function ChooseFileButton(props: Pick<ButtonProps, 'variant' | 'size' | 'children'>) {
  const commands = useCommands();
  return <Button {...props} onClick={() => pickFile(DATA_FILES, file => void commands.openFile(file))} />;
}
