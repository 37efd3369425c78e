/**
 * Inter under the names that the base map's labels ask for. Without a glyph server MapLibre draws letters from the
 * page's fonts, and a font that arrives late would leave its letters in the fallback for good: load before the labels.
 */
import latin from '@fontsource/inter/files/inter-latin-400-normal.woff2?url';
import latinBold from '@fontsource/inter/files/inter-latin-600-normal.woff2?url';
import latinExtended from '@fontsource/inter/files/inter-latin-ext-400-normal.woff2?url';
import latinExtendedBold from '@fontsource/inter/files/inter-latin-ext-600-normal.woff2?url';
import { TOWN_FONT } from './basemap-style';

const LATIN =
  'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2212';
const LATIN_EXTENDED =
  'U+0100-0130, U+0132-0151, U+0154-02BA, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0';

/** Resolves when letters can be drawn; a font that fails to load leaves the system's sans in its place. */
export async function loadMapFonts(): Promise<void> {
  const faces = [
    new FontFace(TOWN_FONT, `url(${latin})`, { unicodeRange: LATIN }),
    new FontFace(TOWN_FONT, `url(${latinExtended})`, { unicodeRange: LATIN_EXTENDED }),
    new FontFace('Inter', `url(${latin})`, { unicodeRange: LATIN, weight: '400' }),
    new FontFace('Inter', `url(${latinExtended})`, { unicodeRange: LATIN_EXTENDED, weight: '400' }),
    new FontFace('Inter', `url(${latinBold})`, { unicodeRange: LATIN, weight: '600' }),
    new FontFace('Inter', `url(${latinExtendedBold})`, { unicodeRange: LATIN_EXTENDED, weight: '600' }),
  ];
  for (const face of faces) document.fonts.add(face);
  await Promise.allSettled(faces.map(face => face.load()));
}
