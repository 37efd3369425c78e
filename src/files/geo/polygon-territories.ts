/**
 * Territories that somebody has drawn elsewhere, from a GeoJSON file of polygons. The text is read as a whole, checked
 * on the way and turned into columns; what is no polygon is counted and left out. Which property names a territory is
 * proposed, a person may choose another.
 */
import { type PolygonAreas, PolygonAreasBuilder } from '../../core/geo/polygon-areas';
import { ImportError } from '../customers/import-error';
import type { SourceContext } from '../source/source-context';
import { packedPolygons } from './packed-polygons';

export const MOST_POLYGON_FEATURES = 5_000;
const MOST_CORNERS = 4_000_000;
const MOST_BYTES = 256 * 1024 * 1024;
const MOST_PROPERTIES = 200;
const LONGEST_NAME = 60;
/** Longitudes of a ring may run on beyond the antimeridian, but not for more than another turn. */
const FARTHEST_LNG = 540;

export interface NameProperty {
  readonly key: string;
  /** Different names, blanks not counted. */
  readonly distinct: number;
  /** Features with a name. */
  readonly filled: number;
  readonly example: string;
}

export interface PolygonFile {
  readonly fileName: string;
  readonly features: number;
  /** Features that are no polygons, and so are no territory. */
  readonly leftOut: number;
  readonly areas: PolygonAreas;
  /** Properties that could name the territories. */
  readonly properties: readonly NameProperty[];
  /** The best of them, '' = none: features are numbered. */
  readonly proposed: string;
  /** Properties of each feature as texts, by key. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

export interface NamedTerritories {
  /** In the order of the file. */
  readonly names: readonly string[];
  /** Territory of each feature: those of one name are one territory. */
  readonly territoryOf: Int32Array;
}

/** @throws ImportError saying what is wrong with the file and what to do */
export async function readPolygonTerritories(
  blob: Blob,
  fileName: string,
  context: SourceContext,
): Promise<PolygonFile> {
  if (blob.size > MOST_BYTES) throw tooLarge(fileName);
  const json = await packedPolygons(blob, fileName, MOST_BYTES, context);
  return polygonTerritories(parsedJson(await textOf(json, fileName), fileName), fileName);
}

/** @param json GeoJSON as parsed */
export function polygonTerritories(json: unknown, fileName: string): PolygonFile {
  refuseOtherCrs(json, fileName);
  const builder = new PolygonAreasBuilder();
  const texts = new Map<string, string[]>();
  let features = 0;
  let leftOut = 0;
  let corners = 0;
  for (const { geometry, properties } of featuresOf(json, fileName)) {
    const polygons = polygonsOf(geometry);
    if (polygons.length === 0) {
      leftOut++;
      continue;
    }
    if (features === MOST_POLYGON_FEATURES) throw tooManyFeatures(fileName);
    for (const rings of polygons) {
      builder.beginPart(features);
      for (const ring of rings) {
        const positions = positionsOf(ring, fileName, features);
        corners += positions.length / 2;
        if (corners > MOST_CORNERS) throw tooManyCorners(fileName);
        builder.addRing(positions);
      }
    }
    noteProperties(texts, properties, features);
    features++;
  }
  if (features === 0) {
    throw new ImportError(
      'no-polygons',
      leftOut > 0 ? 'No feature of the file is a polygon.' : 'The file has no features.',
      fileName,
      'Export the territories as polygons, in GeoJSON.',
    );
  }
  for (const column of texts.values()) while (column.length < features) column.push('');
  const properties = [...texts].flatMap(([key, column]) => nameProperty(key, column) ?? []);
  return {
    fileName,
    features,
    leftOut,
    areas: builder.finish(),
    properties,
    proposed: proposedProperty(properties, features),
    texts,
  };
}

/** @param property key of the property to be used, '' = number the features */
export function namedTerritories({ features, texts }: PolygonFile, property: string): NamedTerritories {
  const names: string[] = [];
  const numberOf = new Map<string, number>();
  const column = texts.get(property);
  const territoryOf = new Int32Array(features);
  for (let feature = 0; feature < features; feature++) {
    const name = column?.[feature] || `Area ${feature + 1}`;
    let territory = numberOf.get(name);
    if (territory === undefined) {
      territory = names.push(name) - 1;
      numberOf.set(name, territory);
    }
    territoryOf[feature] = territory;
  }
  return { names, territoryOf };
}

/** The text of the file, unpacked when it is gzip. */
async function textOf(blob: Blob, fileName: string): Promise<string> {
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  if (first !== 0x1f || second !== 0x8b) return blob.text();
  const reader = blob.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw damaged(fileName);
    });
    if (done) break;
    bytes += value.length;
    if (bytes > MOST_BYTES) {
      await reader.cancel();
      throw tooLarge(fileName);
    }
    pieces.push(decoder.decode(value, { stream: true }));
  }
  return pieces.join('');
}

function tooLarge(fileName: string): ImportError {
  return new ImportError(
    'polygons-too-large',
    `Polygons are read up to ${MOST_BYTES / 1024 / 1024} MB.`,
    fileName,
    'Simplify them to about 100 m and export them again.',
  );
}

function damaged(fileName: string): ImportError {
  return new ImportError(
    'polygons-broken',
    'The file is no readable GeoJSON: it is damaged or cut off.',
    fileName,
    'Export it again, and choose the new file.',
  );
}

function parsedJson(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    throw damaged(fileName);
  }
}

interface RawFeature {
  readonly geometry: unknown;
  readonly properties: unknown;
}

function* featuresOf(json: unknown, fileName: string): Generator<RawFeature> {
  const { type, features, geometry, properties, id } = recordOf(json);
  if (type === 'FeatureCollection' && Array.isArray(features)) {
    for (const feature of features) {
      const entry = recordOf(feature);
      yield { geometry: entry.geometry, properties: withId(entry.properties, entry.id) };
    }
  } else if (type === 'Feature') {
    yield { geometry, properties: withId(properties, id) };
  } else if (type === 'Polygon' || type === 'MultiPolygon' || type === 'GeometryCollection') {
    yield { geometry: json, properties: null };
  } else {
    throw new ImportError(
      'polygons-broken',
      type === 'Topology' ? 'The file is TopoJSON, which is not read.' : 'The file is JSON, but no GeoJSON.',
      fileName,
      'Export the territories as GeoJSON.',
    );
  }
}

function withId(properties: unknown, id: unknown): unknown {
  const own = recordOf(properties);
  return id === undefined || 'id' in own ? own : { ...own, id };
}

/** Plain objects only; anything else counts as empty. */
function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** Polygons of a geometry as lists of rings; none when it is something else. */
function polygonsOf(geometry: unknown): readonly (readonly unknown[])[] {
  const { type, coordinates, geometries } = recordOf(geometry);
  if (type === 'Polygon' && Array.isArray(coordinates)) return coordinates.length > 0 ? [coordinates] : [];
  if (type === 'MultiPolygon' && Array.isArray(coordinates)) {
    return coordinates.filter(polygon => Array.isArray(polygon) && polygon.length > 0);
  }
  // Collections hold geometries, not collections: deeper nesting is not followed.
  if (type === 'GeometryCollection' && Array.isArray(geometries)) {
    return geometries.flatMap(part => (recordOf(part).type === 'GeometryCollection' ? [] : polygonsOf(part)));
  }
  return [];
}

/** lng, lat pairs, flat. */
function positionsOf(ring: unknown, fileName: string, feature: number): number[] {
  const positions: number[] = [];
  if (!Array.isArray(ring)) throw brokenRing(fileName, feature);
  for (const position of ring) {
    const [lng, lat] = Array.isArray(position) ? position : [];
    if (typeof lng !== 'number' || typeof lat !== 'number') throw brokenRing(fileName, feature);
    if (!(Math.abs(lng) <= FARTHEST_LNG && Math.abs(lat) <= 90)) throw notDegrees(lng, lat, fileName);
    positions.push(lng, lat);
  }
  return positions;
}

function brokenRing(fileName: string, feature: number): ImportError {
  return new ImportError(
    'polygons-broken',
    `A corner of polygon ${(feature + 1).toLocaleString('en-US')} is no pair of numbers.`,
    fileName,
    'Export the file again, and choose the new one.',
  );
}

function notDegrees(lng: number, lat: number, fileName: string): ImportError {
  return new ImportError(
    'polygons-projected',
    `The corner ${lng} / ${lat} is no longitude and latitude: the file is in a projected system, probably in metres.`,
    fileName,
    'Export it in WGS 84 (EPSG:4326), as GeoJSON requires.',
  );
}

/** Old files name their reference system; everything but WGS 84 would be off by metres to hundreds of kilometres. */
function refuseOtherCrs(json: unknown, fileName: string): void {
  const { name } = recordOf(recordOf(recordOf(json).crs).properties);
  if (typeof name !== 'string' || /CRS:?84$|EPSG:*(?:[\d.]*:+)?4326$|WGS ?84$/iu.test(name)) return;
  throw new ImportError(
    'polygons-projected',
    `The file says that it is in the reference system ${name.slice(0, 80)}.`,
    fileName,
    'Export it in WGS 84 (EPSG:4326), as GeoJSON requires.',
  );
}

function tooManyFeatures(fileName: string): ImportError {
  return new ImportError(
    'too-many-polygons',
    `The file has more than ${MOST_POLYGON_FEATURES.toLocaleString('en-US')} polygons; territories are fewer.`,
    fileName,
    'Join the polygons of each territory (“dissolve” in a mapping program), and export them again.',
  );
}

function tooManyCorners(fileName: string): ImportError {
  return new ImportError(
    'polygons-too-large',
    `The polygons have more than ${MOST_CORNERS.toLocaleString('en-US')} corners.`,
    fileName,
    'Simplify them to about 100 m and export them again.',
  );
}

function noteProperties(texts: Map<string, string[]>, properties: unknown, feature: number): void {
  for (const [key, value] of Object.entries(recordOf(properties))) {
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    let column = texts.get(key);
    if (!column) {
      if (texts.size === MOST_PROPERTIES) continue;
      column = [];
      texts.set(key, column);
    }
    while (column.length < feature) column.push('');
    column.push(String(value).trim().replace(/\s+/gu, ' ').slice(0, LONGEST_NAME));
  }
}

function nameProperty(key: string, column: readonly string[]): NameProperty | null {
  const distinct = new Set(column);
  distinct.delete('');
  const filled = column.reduce((count, text) => count + (text === '' ? 0 : 1), 0);
  if (filled === 0) return null;
  return { key, distinct: distinct.size, filled, example: column.find(text => text !== '') ?? '' };
}

/** Words that say what an area is called, best first. */
const NAME_WORDS = [
  /^(?:territory|terr|gebiet|verkaufsgebiet|vertriebsgebiet|bezirk|secteur|territoire|territorio)_?(?:name|label)?$/iu,
  /^(?:sales_?)?(?:territory|region|district)_?(?:name|label)?$/iu,
  /^(?:name|full_?name|label|title|bezeichnung|nom|nombre|nome|naam|display_?name)$/iu,
  /(?:^|_)(?:name|nm|label)(?:_\w+)?$|^(?:name|nam)/iu,
  /^(?:territory_?id|code|id|gid|fid|objectid|key|number|nr|no)$|_(?:id|code)$/iu,
];

/** A word for a name first; else whatever is another text for every feature. */
function proposedProperty(properties: readonly NameProperty[], features: number): string {
  const usable = properties.filter(
    ({ filled, distinct }) => filled >= features * 0.9 && (distinct > 1 || features === 1),
  );
  for (const word of NAME_WORDS) {
    const [best] = usable.filter(({ key }) => word.test(key)).sort((a, b) => b.distinct - a.distinct);
    if (best) return best.key;
  }
  const [unique] = [...usable].sort((a, b) => b.distinct - a.distinct);
  return unique && unique.distinct > features / 2 ? unique.key : '';
}
