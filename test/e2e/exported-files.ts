/** Independent readers of what the app exports; they share nothing with the app's own code. */
import Papa from 'papaparse';

export function parseCsv(text: string): readonly Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  if (errors.length > 0) throw new Error(errors[0].message);
  return data;
}

/** Even–odd point in polygon over all rings; holes count out by themselves. */
export function holds(geometry: GeoJSON.Geometry, lng: number, lat: number): boolean {
  if (geometry.type !== 'MultiPolygon' && geometry.type !== 'Polygon') throw new Error(`No polygon: ${geometry.type}`);
  const polygons = geometry.type === 'MultiPolygon' ? geometry.coordinates : [geometry.coordinates];
  let inside = false;
  for (const ring of polygons.flat()) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [ax, ay] = ring[i];
      const [bx, by] = ring[i + 1];
      if (ay > lat !== by > lat && lng < ax + ((lat - ay) * (bx - ax)) / (by - ay)) inside = !inside;
    }
  }
  return inside;
}

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
