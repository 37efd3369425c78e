/** Colours of the map in light and dark, from the design's tokens. The base map, the GL layers and the labels share them. */
import type { ViewState } from '../state/app-state';
import { type PremultipliedColour, premultiplied } from './layers/gl-program';

export type ThemeName = 'light' | 'dark';

export interface MapTheme {
  readonly name: ThemeName;
  readonly sea: string;
  readonly landAbroad: string;
  readonly land: string;
  readonly coast: string;
  readonly lake: string;
  readonly states: string;
  readonly countries: string;
  readonly counties: string;
  readonly townText: string;
  readonly townHalo: string;
  readonly ink: string;
  readonly ink2: string;
  /** Round letters and squares, so that they read on any territory. */
  readonly halo: string;
  readonly over: string;
  readonly under: string;
  readonly focus: string;
  /** What a territory that does not exist yet is painted with. */
  readonly newTerritory: string;
  readonly hexOpacity: number;
  readonly unassigned: PremultipliedColour;
  readonly hatch: PremultipliedColour;
  readonly lockedDots: PremultipliedColour;
  readonly hexLine: PremultipliedColour;
  readonly borderCasing: PremultipliedColour;
  readonly borderCore: PremultipliedColour;
  readonly marketRim: PremultipliedColour;
  readonly outlineCasing: PremultipliedColour;
  readonly outlineCore: PremultipliedColour;
  readonly piece: PremultipliedColour;
  readonly link: PremultipliedColour;
  /** A link that is switched off. */
  readonly linkOff: PremultipliedColour;
  readonly accountFill: PremultipliedColour;
  readonly accountCasing: PremultipliedColour;
  /** Dots of accounts where there are no hexes below them, and of those in a list of doubts. */
  readonly dot: string;
  readonly doubtDot: string;
  /** Six steps from little to much. */
  readonly sequential: readonly string[];
  /** From far under through inside the band to far over: seven steps. */
  readonly diverging: readonly string[];
}

const LIGHT: MapTheme = {
  name: 'light',
  sea: '#DCE5E9',
  landAbroad: '#F1F2F0',
  land: '#F8F8F6',
  coast: '#C3CED2',
  lake: '#DCE5E9',
  states: 'rgba(20, 25, 27, 0.22)',
  countries: 'rgba(20, 25, 27, 0.3)',
  counties: 'rgba(20, 25, 27, 0.1)',
  townText: '#3C464B',
  townHalo: 'rgba(255, 255, 255, 0.85)',
  ink: '#22292C',
  ink2: '#4B555A',
  halo: '#FFFFFF',
  over: '#A8480B',
  under: '#1B5A9E',
  focus: '#1F6FEB',
  newTerritory: '#8FB5AC',
  hexOpacity: 0.86,
  unassigned: premultiplied('#89959A'),
  hatch: premultiplied('#7D888C', 0.55),
  lockedDots: premultiplied('#FFFFFF', 0.85),
  hexLine: premultiplied('#FFFFFF', 0.42),
  borderCasing: premultiplied('#FFFFFF'),
  borderCore: premultiplied('#22292C'),
  marketRim: premultiplied('#22292C', 0.38),
  outlineCasing: premultiplied('#FFFFFF'),
  outlineCore: premultiplied('#14191B'),
  piece: premultiplied('#A8480B'),
  link: premultiplied('#4B555A', 0.9),
  linkOff: premultiplied('#4B555A', 0.55),
  accountFill: premultiplied('#22292C', 0.92),
  accountCasing: premultiplied('#FFFFFF', 0.8),
  dot: '#0B6B5C',
  doubtDot: '#D97722',
  sequential: ['#E3EFEB', '#B7D9CF', '#7DB9AB', '#3F9281', '#0B6B5C', '#06443B'],
  diverging: ['#1B5A9E', '#4A8CCB', '#A9CBEA', '#E6E9E7', '#F3C39A', '#D97722', '#A8480B'],
};

const DARK: MapTheme = {
  name: 'dark',
  sea: '#0F1315',
  landAbroad: '#1E2427',
  land: '#252C2F',
  coast: '#333D41',
  lake: '#0F1315',
  states: 'rgba(255, 255, 255, 0.16)',
  countries: 'rgba(255, 255, 255, 0.24)',
  counties: 'rgba(255, 255, 255, 0.08)',
  townText: '#D3D9DB',
  townHalo: 'rgba(15, 19, 21, 0.8)',
  ink: '#EEF1F1',
  ink2: '#B2BBBE',
  halo: '#0F1315',
  over: '#F2A25C',
  under: '#8DBDF0',
  focus: '#6EA8FF',
  newTerritory: '#3E7468',
  hexOpacity: 0.95,
  unassigned: premultiplied('#66727A'),
  hatch: premultiplied('#8C979B', 0.5),
  lockedDots: premultiplied('#FFFFFF', 0.7),
  hexLine: premultiplied('#0F1315', 0.34),
  borderCasing: premultiplied('#0F1315'),
  borderCore: premultiplied('#E6ECEC'),
  marketRim: premultiplied('#E6ECEC', 0.35),
  outlineCasing: premultiplied('#0F1315'),
  outlineCore: premultiplied('#FFFFFF'),
  piece: premultiplied('#F2A25C'),
  link: premultiplied('#B2BBBE', 0.9),
  linkOff: premultiplied('#B2BBBE', 0.55),
  accountFill: premultiplied('#F4F6F6', 0.92),
  accountCasing: premultiplied('#0F1315', 0.75),
  dot: '#4FC3AC',
  doubtDot: '#F2A25C',
  sequential: ['#223834', '#22564D', '#2C7A6C', '#3FA18E', '#6CC9B6', '#B5EBDD'],
  diverging: ['#8DBDF0', '#4F8CC9', '#2C517A', '#343C40', '#7A4A22', '#DB8338', '#F2A25C'],
};

export function mapTheme(name: ThemeName): MapTheme {
  return name === 'dark' ? DARK : LIGHT;
}

/** What a choice of theme comes to on this device. */
export function themeFor(choice: ViewState['theme'], isDarkDevice: boolean): ThemeName {
  if (choice !== 'system') return choice;
  return isDarkDevice ? 'dark' : 'light';
}
