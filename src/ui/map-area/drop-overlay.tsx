import { FileUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useCommands } from '../app-context';
import styles from './drop-overlay.module.css';

/** Takes a file dropped anywhere on the page. */
export function DropOverlay() {
  const commands = useCommands();
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Enter and leave come for every element that is crossed: only their balance tells.
    let depth = 0;
    const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    /** A part of the page that takes files itself, such as the place for a list of post codes. */
    const isTaken = ({ target }: DragEvent) =>
      target instanceof Element && target.closest('[data-takes-files]') !== null;
    const onEnter = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      depth++;
      setOver(true);
    };
    const onOver = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      setOver(!isTaken(event));
    };
    const onLeave = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      if (!isTaken(event)) void commands.openFiles([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [commands]);
  if (!over) return null;
  return (
    <div className={styles.overlay}>
      <div className={styles.card}>
        <FileUp size={24} aria-hidden />
        <strong>Drop the file to open it</strong>
        <span>
          Customers as CSV, Excel, OpenDocument, GeoJSON or Parquet, also zipped, territories as GeoJSON, or an Evenland
          project. It stays on this device.
        </span>
      </div>
    </div>
  );
}
