import type { SourceFacts } from '../../files/source/inspect-source';
import type { SourcePart } from '../../files/source/source-table';
import { formatCount } from '../../state/format';
import { useCommands } from '../app-context';
import { Select } from '../controls/select';

/** Which sheet of a workbook, or which file of an archive; nothing when there is only one. */
export function PartSelect({ source }: { readonly source: SourceFacts }) {
  const { choosePart } = useCommands();
  const { parts, part } = source;
  if (parts.length === 0) return null;
  return (
    <Select
      label={parts.every(({ kind }) => kind === 'sheet') ? 'Sheet' : 'File in the archive'}
      value={part}
      options={parts.map(other => ({ value: other.name, label: other.label, detail: detailOf(other) }))}
      onChange={name => void choosePart(name)}
    />
  );
}

function detailOf({ rows, bytes, hidden }: SourcePart): string {
  const size = Number.isNaN(rows) ? fileSize(bytes) : `${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'}`;
  return hidden ? `${size}, hidden` : size;
}

/** In the unit that leaves one to three digits before the point. */
function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1e6) return `${formatCount(Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
