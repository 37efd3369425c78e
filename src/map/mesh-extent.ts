/** What the map needs to know of a data set's shape: its box, how wide hexes are, and where links run. */
import type { BorderMesh, HexMesh } from '../core/grid/hex-bundle';
import type { MercatorBox } from './camera';

/** Box of the mesh, or of some of its hexes; null without any. May reach beyond 0 … 1 at the date line. */
export function meshBox(mesh: HexMesh, isChosen: (hex: number) => boolean = () => true): MercatorBox | null {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let vertex = 0; vertex < mesh.hex.length; vertex++) {
    if (!isChosen(mesh.hex[vertex])) continue;
    const x = mesh.positions[2 * vertex];
    const y = mesh.positions[2 * vertex + 1];
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  if (minX > maxX) return null;
  const [x, y] = mesh.origin;
  return { minX: minX + x, minY: minY + y, maxX: maxX + x, maxY: maxY + y };
}

/** Edges that are measured for the mean width: it only decides when lines fade. */
const WIDTH_SAMPLE = 500;

/** Mean distance between opposite sides of a hex, Mercator units: √3 times its side. */
export function meanHexWidth(borderMesh: BorderMesh): number {
  const { segments } = borderMesh;
  const edges = segments.length / 4;
  if (edges === 0) return 0;
  const step = Math.max(1, Math.floor(edges / WIDTH_SAMPLE));
  let length = 0;
  let sampled = 0;
  for (let edge = 0; edge < edges; edge += step) {
    const at = edge * 4;
    length += Math.hypot(segments[at + 2] - segments[at], segments[at + 3] - segments[at + 1]);
    sampled++;
  }
  return (Math.sqrt(3) * length) / sampled;
}

/** Lines between the middles of linked hexes (pairs, flat), relative to the mesh's origin; over the date line the short way. */
export function linkSegments(mesh: HexMesh, links: Int32Array): Float32Array {
  const segments = new Float32Array(links.length * 2);
  if (links.length === 0) return segments;
  const middles = new Map<number, { x: number; y: number; vertices: number }>();
  for (const hex of links) middles.set(hex, { x: 0, y: 0, vertices: 0 });
  for (let vertex = 0; vertex < mesh.hex.length; vertex++) {
    const middle = middles.get(mesh.hex[vertex]);
    if (!middle) continue;
    middle.x += mesh.positions[2 * vertex];
    middle.y += mesh.positions[2 * vertex + 1];
    middle.vertices++;
  }
  links.forEach((hex, i) => {
    const middle = middles.get(hex);
    if (!middle?.vertices) return;
    segments[2 * i] = middle.x / middle.vertices;
    segments[2 * i + 1] = middle.y / middle.vertices;
  });
  for (let at = 0; at < segments.length; at += 4) segments[at + 2] += Math.round(segments[at] - segments[at + 2]);
  return segments;
}
