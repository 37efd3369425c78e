/** What kind of JSON a text is, told by its beginning. */
import type { JsonLayout } from './json-splitter';

export interface JsonKind {
  readonly layout: JsonLayout;
  /** Items are features with a geometry. */
  readonly isGeo: boolean;
  /** Name of the coordinate system when the file gives one, '' = none. */
  readonly crs: string;
}

export type JsonRefusal = 'project' | 'topojson' | 'nothing';

/** Whether a text starts as JSON does; `[` alone is no sign, as in `[Report]`. */
export function startsAsJson(text: string): boolean {
  return /^[\s\p{Cc}]*(?:\{\s*(?:"|\})|\[\s*(?:[{[\]]|"[^"]*"\s*[,\]]))/u.test(text);
}

/** @param head the beginning of the text; `whole` says that it is all of it */
export function jsonKind(head: string, whole: boolean): JsonKind | JsonRefusal {
  const start = head.search(/[{[]/u);
  if (head[start] === '[') {
    const isGeo = /^\[\s*\{\s*[^{]*"type"\s*:\s*"Feature"/u.test(head.slice(start, start + 2000));
    return { layout: { kind: 'array' }, isGeo, crs: '' };
  }
  const members = outerMembers(head, start);
  const type = members.types.get('type') ?? '';
  if (members.types.get('app') === 'evenland') return 'project';
  if (type === 'Topology') return 'topojson';
  const crs = /"crs"\s*:\s*\{[^}]*\{\s*"name"\s*:\s*"([^"]{1,80})"/u.exec(head.slice(0, 4000))?.[1] ?? '';
  const isFeature = type === 'Feature' || GEOMETRIES.includes(type);
  if (members.end >= 0 && /\S/u.test(head.slice(members.end).replaceAll('\u001e', ''))) {
    return { layout: { kind: 'lines' }, isGeo: isFeature, crs };
  }
  if (type === 'FeatureCollection' || (members.arrays.includes('features') && !isFeature)) {
    return { layout: { kind: 'member', key: 'features' }, isGeo: true, crs };
  }
  if (isFeature) return { layout: { kind: 'lines' }, isGeo: true, crs };
  const [key] = members.arrays;
  if (key !== undefined) return { layout: { kind: 'member', key }, isGeo: false, crs };
  return whole ? 'nothing' : { layout: { kind: 'lines' }, isGeo: false, crs };
}

export const GEOMETRIES: readonly string[] = [
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
];

interface OuterMembers {
  /** Texts of the outermost object, by key. */
  readonly types: ReadonlyMap<string, string>;
  /** Keys of arrays that start with an object. */
  readonly arrays: readonly string[];
  /** Behind the outermost object, −1 = it goes on. */
  readonly end: number;
}

function outerMembers(head: string, start: number): OuterMembers {
  const types = new Map<string, string>();
  const arrays: string[] = [];
  let depth = 0;
  let key = '';
  let isValue = false;
  const token = /"((?:[^"\\]|\\.)*)"|[{}[\]:,]/gsu;
  token.lastIndex = start;
  for (let match = token.exec(head); match; match = token.exec(head)) {
    const [text] = match;
    if (text[0] === '"') {
      if (depth !== 1) continue;
      if (isValue) types.set(key, match[1]);
      else key = match[1];
    } else if (text === ':') isValue = depth === 1 || isValue;
    else if (text === ',') isValue = depth === 1 ? false : isValue;
    else if (text === '{' || text === '[') {
      if (depth === 1 && text === '[' && /^\s*\{/u.test(head.slice(token.lastIndex, token.lastIndex + 200)))
        arrays.push(key);
      depth++;
    } else {
      depth--;
      if (depth === 0) return { types, arrays, end: token.lastIndex };
    }
  }
  return { types, arrays, end: -1 };
}
