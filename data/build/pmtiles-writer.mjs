// Writes a PMTiles archive (specification version 3): clustered, gzip-compressed tiles, each distinct tile stored once,
// the directory split into leaves so that a reader's first request of 16 kB holds the root.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

const HEADER_BYTES = 127;
const FIRST_REQUEST = 16_384;
const GZIP = 2;
const MVT = 1;

/** Number of a tile along the Hilbert curves of all zooms. */
export function tileId(z, x, y) {
  let id = (4 ** z - 1) / 3;
  let [tx, ty] = [x, y];
  for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
    const rx = (tx & side) > 0 ? 1 : 0;
    const ry = (ty & side) > 0 ? 1 : 0;
    id += side * side * ((3 * rx) ^ ry);
    if (ry === 0) {
      if (rx === 1) [tx, ty] = [side - 1 - (tx & (side - 1)), side - 1 - (ty & (side - 1))];
      [tx, ty] = [ty, tx];
    }
  }
  return id;
}

function varints(values) {
  const bytes = [];
  for (const value of values) {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
    bytes.push(rest);
  }
  return bytes;
}

function directory(entries) {
  const offsets = entries.map((entry, i) => {
    const before = entries[i - 1];
    return before && before.offset + before.length === entry.offset ? 0 : entry.offset + 1;
  });
  return gzipSync(
    Uint8Array.from([
      ...varints([entries.length]),
      ...varints(entries.map((entry, i) => entry.id - (i ? entries[i - 1].id : 0))),
      ...varints(entries.map(entry => entry.run)),
      ...varints(entries.map(entry => entry.length)),
      ...varints(offsets),
    ]),
    { level: 9 },
  );
}

/**
 * @param tiles [{z, x, y, data}] with uncompressed vector tiles
 * @param about {metadata, minZoom, maxZoom, bounds: [w, s, e, n], centre: [lng, lat, z]}
 */
export function pmtilesArchive(tiles, about) {
  const ordered = tiles
    .map(tile => ({ id: tileId(tile.z, tile.x, tile.y), data: tile.data }))
    .sort((a, b) => a.id - b.id);
  const places = new Map();
  const contents = [];
  const entries = [];
  let dataBytes = 0;
  for (const { id, data } of ordered) {
    const hash = createHash('sha1').update(data).digest('base64');
    if (!places.has(hash)) {
      const packed = gzipSync(data, { level: 9 });
      places.set(hash, { offset: dataBytes, length: packed.length });
      contents.push(packed);
      dataBytes += packed.length;
    }
    const { offset, length } = places.get(hash);
    const last = entries.at(-1);
    if (last && last.offset === offset && last.id + last.run === id) last.run++;
    else entries.push({ id, run: 1, offset, length });
  }

  let root = directory(entries);
  const leaves = [];
  for (let size = 1024; root.length + HEADER_BYTES > FIRST_REQUEST; size *= 2) {
    leaves.length = 0;
    const pointers = [];
    let leafOffset = 0;
    for (let i = 0; i < entries.length; i += size) {
      const leaf = directory(entries.slice(i, i + size));
      pointers.push({ id: entries[i].id, run: 0, offset: leafOffset, length: leaf.length });
      leaves.push(leaf);
      leafOffset += leaf.length;
    }
    root = directory(pointers);
  }
  const leafBytes = leaves.reduce((sum, leaf) => sum + leaf.length, 0);
  const metadata = gzipSync(JSON.stringify(about.metadata), { level: 9 });

  const header = Buffer.alloc(HEADER_BYTES);
  header.write('PMTiles', 0, 'ascii');
  header.writeUInt8(3, 7);
  const leafAt = HEADER_BYTES + root.length + metadata.length;
  [
    HEADER_BYTES,
    root.length,
    HEADER_BYTES + root.length,
    metadata.length,
    leafAt,
    leafBytes,
    leafAt + leafBytes,
    dataBytes,
    ordered.length,
    entries.length,
    contents.length,
  ].forEach((value, i) => {
    header.writeBigUInt64LE(BigInt(value), 8 + 8 * i);
  });
  header.writeUInt8(1, 96);
  header.writeUInt8(GZIP, 97);
  header.writeUInt8(GZIP, 98);
  header.writeUInt8(MVT, 99);
  header.writeUInt8(about.minZoom, 100);
  header.writeUInt8(about.maxZoom, 101);
  about.bounds.forEach((degrees, i) => {
    header.writeInt32LE(Math.round(degrees * 1e7), 102 + 4 * i);
  });
  header.writeUInt8(about.centre[2], 118);
  header.writeInt32LE(Math.round(about.centre[0] * 1e7), 119);
  header.writeInt32LE(Math.round(about.centre[1] * 1e7), 123);
  return Buffer.concat([header, root, metadata, ...leaves, ...contents]);
}
