/**
 * RFC 7946 text, feature by feature. Coordinates come ready (longitude first, WGS 84, at most seven decimals, exterior
 * rings counter-clockwise, cut at the antimeridian), so this only writes; properties carry facts and no styling.
 */
import type { MultiPolygonCoordinates } from '../core/grid/outline';
import type { CsvValue } from './csv-write';

export interface AreaFeature {
  /** Null when there is no area: RFC 7946 allows a feature without a place. */
  readonly coordinates: MultiPolygonCoordinates | null;
  readonly properties: Readonly<Record<string, CsvValue>>;
}

const PIECE = 1 << 18;

/** A FeatureCollection, one feature a line. One polygon is written as Polygon, several as MultiPolygon. */
export function* featureCollection(features: Iterable<AreaFeature>): Generator<string, void, undefined> {
  let piece = '{"type":"FeatureCollection","features":[';
  let separator = '\n';
  for (const { coordinates, properties } of features) {
    piece += `${separator}{"type":"Feature","properties":${JSON.stringify(properties)},"geometry":${geometry(coordinates)}}`;
    separator = ',\n';
    if (piece.length >= PIECE) {
      yield piece;
      piece = '';
    }
  }
  yield `${piece}\n]}\n`;
}

function geometry(coordinates: MultiPolygonCoordinates | null): string {
  if (coordinates === null || coordinates.length === 0) return 'null';
  const single = coordinates.length === 1;
  return JSON.stringify({
    type: single ? 'Polygon' : 'MultiPolygon',
    coordinates: single ? coordinates[0] : coordinates,
  });
}
