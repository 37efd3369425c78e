/**
 * Damage inside of packed files: what they hold is unpacked, mutated and packed again, because flips in packed bytes
 * mostly end at the first sum that is checked.
 */
import { gunzipSync, gzipSync, unzipSync, type Zippable, zipSync } from 'fflate';
import { mutated, type Random } from './mutations';

/** Those of the archive, which would be the hour of the run otherwise. */
const WRITTEN = new Date(2024, 0, 1);

/** null = nothing is packed in it. */
export function mutatedInside(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array<ArrayBuffer> | null {
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
      return gzipSync(mutated(gunzipSync(bytes), random, other), { mtime: WRITTEN }) as Uint8Array<ArrayBuffer>;
    }
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null;
    const members = Object.entries(unzipSync(bytes));
    if (members.length === 0) return null;
    const chosen = Math.floor(random() * members.length);
    const level = random() < 0.5 ? 0 : 6;
    const files: Zippable = Object.fromEntries(
      members.map(([name, content], at) => [
        name,
        [at === chosen ? damaged(content, random, other) : content, { level, mtime: WRITTEN }],
      ]),
    );
    return zipSync(files) as Uint8Array<ArrayBuffer>;
  } catch {
    return null;
  }
}

/** What is packed in a member, or the member itself. */
function damaged(content: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  return (random() < 0.7 ? mutatedInside(content, random, other) : null) ?? mutated(content, random, other);
}
