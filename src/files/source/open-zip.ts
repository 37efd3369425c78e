/** ZIP files: workbooks, and archives of tables. */
import { ImportError } from '../customers/import-error';
import { type ArchiveKind, archiveKind, tableMembers } from './archive';
import { madeSource, type OpenedSource } from './opened-source';
import type { SourceContext } from './source-context';
import { MOST_TEXT_BYTES, tooDeepError } from './source-errors';
import type { SourcePart } from './source-table';
import { memberBlob, readZipDirectory, type ZipDirectory, type ZipMember } from './zip-directory';

/** How a member that was unpacked is opened; `open-source.ts` gives it. */
export type OpenInside = (
  file: Blob,
  fileName: string,
  part: string | undefined,
  context: SourceContext,
) => Promise<OpenedSource>;

/** @throws ImportError; ImportCancelledError */
export async function openZip(
  file: Blob,
  fileName: string,
  part: string | undefined,
  context: SourceContext,
  openInside: OpenInside,
): Promise<OpenedSource> {
  const zip = await readZipDirectory(file, fileName);
  const kind = archiveKind(zip);
  if (kind !== 'tables') return readWorkbook(zip, kind, part, context);
  const members = tableMembers(zip);
  const named = part ? members.find(({ name }) => part === name || part.startsWith(`${name}/`)) : undefined;
  for (const [at, member] of (named ? [named] : members).entries()) {
    try {
      return { ...(await openMember(zip, members, member, part, context, openInside)), packing: 'zip' };
    } catch (error) {
      // Nobody chose this one, and it is nothing that is read: the next likeliest.
      const isOther = error instanceof ImportError && error.code === 'unsupported';
      if (!isOther || named || at === members.length - 1) throw error;
    }
  }
  throw tooDeepError(fileName);
}

async function openMember(
  zip: ZipDirectory,
  members: readonly ZipMember[],
  member: ZipMember,
  part: string | undefined,
  context: SourceContext,
  openInside: OpenInside,
): Promise<OpenedSource> {
  const isOnly = members.length === 1;
  const inside = part?.startsWith(`${member.name}/`) ? part.slice(member.name.length + 1) : isOnly ? part : undefined;
  const blob = await memberBlob(zip, member, MOST_TEXT_BYTES, context);
  const opened = await openInside(blob, member.name, inside, context);
  const tableName = `${opened.tableName} in ${zip.fileName}`;
  if (isOnly) return { ...opened, tableName };
  return {
    ...opened,
    tableName,
    parts: members.flatMap(other => (other === member ? partsOfMember(other, opened) : [partOf(other)])),
    part: opened.part === '' ? member.name : `${member.name}/${opened.part}`,
  };
}

/** The sheets of a workbook in an archive stand where the workbook stood. */
function partsOfMember(member: ZipMember, { parts }: OpenedSource): SourcePart[] {
  if (parts.length === 0) return [partOf(member)];
  return parts.map(part => ({
    ...part,
    name: `${member.name}/${part.name}`,
    label: `${member.name}: ${part.label}`,
  }));
}

function partOf({ name, bytes }: ZipMember): SourcePart {
  return { kind: 'member', name, label: name, hidden: false, rows: Number.NaN, bytes };
}

/** @throws ImportError when it is an archive of something else: archives are not unpacked twice */
export async function openWorkbook(
  file: Blob,
  fileName: string,
  part: string | undefined,
  context: SourceContext,
): Promise<OpenedSource> {
  const zip = await readZipDirectory(file, fileName);
  const kind = archiveKind(zip);
  if (kind === 'tables') throw tooDeepError(fileName);
  return readWorkbook(zip, kind, part, context);
}

async function readWorkbook(
  zip: ZipDirectory,
  kind: Exclude<ArchiveKind, 'tables'>,
  part: string | undefined,
  context: SourceContext,
): Promise<OpenedSource> {
  if (kind === 'ods') {
    const { readOds } = await import('./ods');
    return madeSource('ods', await readOds(zip, part, context));
  }
  const { readXlsx } = await import('./xlsx');
  return madeSource('xlsx', await readXlsx(zip, part, context));
}
