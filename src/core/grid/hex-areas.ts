/** Surface of every hex from its borders: a coarse hex is the set of its finest descendants, zigzags included. */
import type { BorderTable } from './hex-grid';
import { triangleAreaKm2, unitVectors } from './sphere';

/**
 * Areas, km².
 * @param centres unit vectors of the hex centres
 */
export function hexAreas(count: number, borders: BorderTable, centres: Float64Array): Float64Array {
  const { vertices, edgeVertices, edgeHexes } = borders;
  const size = vertices.length >> 1;
  const lat = new Float64Array(size);
  const lng = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    lng[i] = vertices[2 * i];
    lat[i] = vertices[2 * i + 1];
  }
  const corners = unitVectors(lat, lng);
  const areas = new Float64Array(count);
  // Each border spans a triangle with the centre of the hex on either side.
  for (let i = 0; i < edgeHexes.length; i += 2) {
    const from = edgeVertices[i];
    const to = edgeVertices[i + 1];
    const left = edgeHexes[i];
    const right = edgeHexes[i + 1];
    areas[left] += triangleAreaKm2(corners, from, corners, to, centres, left);
    if (right >= 0) areas[right] -= triangleAreaKm2(corners, from, corners, to, centres, right);
  }
  return areas;
}
