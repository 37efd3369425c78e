/**
 * The lines between all hexes, in blocks of neighbouring edges: hexes are numbered along their index, so blocks are
 * compact and a map that is zoomed in draws the few in view instead of 300,000 lines.
 */
import type { BorderMesh } from '../../core/grid/hex-bundle';
import { type Camera, type MercatorBox, worldCopies } from '../camera';
import { type LinePainter, type LineStyle, SegmentBuffer } from './line-painter';

const BLOCK = 8192;

interface Block {
  readonly box: MercatorBox;
  readonly segments: Float32Array;
  readonly buffer: SegmentBuffer;
}

export class HexLines {
  #blocks: readonly Block[] = [];
  #mesh: BorderMesh | null = null;

  draw(gl: WebGL2RenderingContext, painter: LinePainter, camera: Camera, mesh: BorderMesh, style: LineStyle): void {
    if (mesh !== this.#mesh) {
      this.release(gl);
      this.#mesh = mesh;
      this.#blocks = blocksOf(mesh);
    }
    painter.begin(gl, camera);
    for (const { box, segments, buffer } of this.#blocks) {
      for (const copy of worldCopies(camera, box)) {
        buffer.load(gl, segments, null, 0);
        painter.draw(gl, camera, mesh.origin, copy, buffer, style);
      }
    }
    painter.end(gl);
  }

  release(gl: WebGL2RenderingContext): void {
    for (const { buffer } of this.#blocks) buffer.release(gl);
    this.#blocks = [];
    this.#mesh = null;
  }
}

function blocksOf({ segments, origin }: BorderMesh): readonly Block[] {
  const blocks: Block[] = [];
  for (let from = 0; from < segments.length; from += BLOCK * 4) {
    const part = segments.subarray(from, from + BLOCK * 4);
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let at = 0; at < part.length; at += 2) {
      minX = Math.min(minX, part[at]);
      maxX = Math.max(maxX, part[at]);
      minY = Math.min(minY, part[at + 1]);
      maxY = Math.max(maxY, part[at + 1]);
    }
    const box = { minX: minX + origin[0], minY: minY + origin[1], maxX: maxX + origin[0], maxY: maxY + origin[1] };
    blocks.push({ box, segments: part, buffer: new SegmentBuffer() });
  }
  return blocks;
}
