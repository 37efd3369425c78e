/**
 * Colour of every territory id as a 256 × 256 texture, with what applies to whole territories in the alpha byte. Locking,
 * hovering or recolouring a territory changes four bytes here and no hex.
 */
import type { Territory } from '../../core/plan/plan';
import type { TexelRows } from './texel-rows';

export const PALETTE_WIDTH = 256;
export const PALETTE_TEXELS = 65_536;
export const PALETTE_LOCKED = 1;
export const PALETTE_HOVERED = 2;

export interface PalettePicture {
  readonly territories: readonly Territory[];
  /** `#rrggbb` by colour slot. */
  readonly colours: readonly string[];
  readonly hovered: number;
  /** A territory that the gesture under way would make. */
  readonly draft: { readonly id: number; readonly colour: string } | null;
}

/** Brings the palette up to date; returns whether anything changed. */
export function writePalette(palette: TexelRows, picture: PalettePicture): boolean {
  let changed = false;
  const write = (id: number, colour: string, flags: number): void => {
    const value = Number.parseInt(colour.slice(1), 16);
    const at = id * 4;
    const bytes = [value >> 16, (value >> 8) & 255, value & 255, flags];
    if (bytes.every((byte, i) => palette.data[at + i] === byte)) return;
    for (let i = 0; i < 4; i++) palette.data[at + i] = bytes[i];
    palette.markTexel(id);
    changed = true;
  };
  for (const territory of picture.territories) {
    const flags = (territory.locked ? PALETTE_LOCKED : 0) | (territory.id === picture.hovered ? PALETTE_HOVERED : 0);
    write(territory.id, picture.colours[territory.colourSlot % picture.colours.length], flags);
  }
  if (picture.draft) write(picture.draft.id, picture.draft.colour, 0);
  return changed;
}
