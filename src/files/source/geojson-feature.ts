/** One GeoJSON feature (RFC 7946) or ArcGIS feature → a place and its properties. */
import { GEOMETRIES } from './json-layout';

export type FeatureShape = 'point' | 'multi' | 'line' | 'area' | 'none';

export interface PlacedFeature {
  readonly shape: FeatureShape;
  /** NaN = the feature is no point. */
  readonly lng: number;
  readonly lat: number;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly id: unknown;
}

type Json = Readonly<Record<string, unknown>>;

export function placedFeature(item: Json): PlacedFeature {
  // A geometry without feature around it is a place without properties.
  if (GEOMETRIES.includes(String(item.type))) return { ...placed(item), properties: {}, id: undefined };
  const properties = objectOf(item.properties) ?? objectOf(item.attributes) ?? {};
  return { ...placed(objectOf(item.geometry)), properties, id: item.id };
}

function objectOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

type Placed = Pick<PlacedFeature, 'shape' | 'lng' | 'lat'>;

function placed(geometry: Json | null): Placed {
  if (!geometry) return nowhere('none');
  const { type, coordinates } = geometry;
  if (type === 'Point') return pointOf(coordinates, 'point');
  if (type === 'MultiPoint') return middleOf(coordinates);
  if (type === 'LineString' || type === 'MultiLineString' || Array.isArray(geometry.paths)) return nowhere('line');
  if (type === 'Polygon' || type === 'MultiPolygon' || Array.isArray(geometry.rings)) return nowhere('area');
  if (type === 'GeometryCollection' && Array.isArray(geometry.geometries)) {
    const parts = geometry.geometries.map(part => placed(objectOf(part)));
    return parts.find(({ shape }) => shape === 'point' || shape === 'multi') ?? parts[0] ?? nowhere('none');
  }
  // ArcGIS writes x and y.
  if (typeof geometry.x === 'number') return pointOf([geometry.x, geometry.y], 'point');
  return nowhere('none');
}

function nowhere(shape: FeatureShape): Placed {
  return { shape, lng: Number.NaN, lat: Number.NaN };
}

function pointOf(position: unknown, shape: FeatureShape): Placed {
  if (!Array.isArray(position)) return nowhere('none');
  const [lng, lat] = position.map(Number);
  return Number.isFinite(lng) && Number.isFinite(lat) ? { shape, lng, lat } : nowhere('none');
}

/** A single position as it is, several by their mean. */
function middleOf(positions: unknown): Placed {
  if (!Array.isArray(positions)) return nowhere('none');
  const points = positions.map(position => pointOf(position, 'point')).filter(({ shape }) => shape === 'point');
  if (points.length === 0) return nowhere('none');
  if (points.length === 1) return points[0];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const rounded = (value: number) => Number(value.toFixed(7));
  return {
    shape: 'multi',
    lng: rounded(mean(points.map(({ lng }) => lng))),
    lat: rounded(mean(points.map(({ lat }) => lat))),
  };
}
