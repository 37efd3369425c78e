import { open, stat } from 'node:fs/promises';
import { PMTiles, type RangeResponse, type Source } from 'pmtiles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const FILE = 'public/basemap.pmtiles';

/** Reads ranges as the browser does, and counts them. */
class FileSource implements Source {
  requests = 0;
  readonly #handle: Awaited<ReturnType<typeof open>>;

  constructor(handle: Awaited<ReturnType<typeof open>>) {
    this.#handle = handle;
  }

  getKey(): string {
    return FILE;
  }

  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    this.requests++;
    const { buffer, bytesRead } = await this.#handle.read(Buffer.alloc(length), 0, length, offset);
    return { data: new Uint8Array(buffer.subarray(0, bytesRead)).buffer };
  }
}

let handle: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  handle = await open(FILE);
});
afterAll(() => handle.close());

function tileOf(z: number, lat: number, lng: number): [number, number, number] {
  const radians = (lat * Math.PI) / 180;
  const y = (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2;
  return [z, Math.floor(((lng + 180) / 360) * 2 ** z), Math.floor(y * 2 ** z)];
}

/** Names of the layers in a vector tile: field 1 of each message in field 3. */
function layerNames(tile: Uint8Array): string[] {
  const names: string[] = [];
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = tile[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < tile.length) {
    expect(varint()).toBe((3 << 3) | 2);
    const end = varint() + at;
    while (at < end) {
      const tag = varint();
      if ((tag & 7) === 0) varint();
      else {
        const length = varint();
        if (tag >> 3 === 1) names.push(new TextDecoder().decode(tile.subarray(at, at + length)));
        at += length;
      }
    }
    expect(at).toBe(end);
  }
  return names;
}

describe('base map', () => {
  it('tells what is in it', async () => {
    const archive = new PMTiles(new FileSource(handle));
    const header = await archive.getHeader();
    expect([header.specVersion, header.minZoom, header.maxZoom, header.tileType]).toEqual([3, 0, 7, 1]);
    expect(header.clustered).toBe(true);
    const metadata = (await archive.getMetadata()) as { attribution: string; vector_layers: { id: string }[] };
    expect(metadata.attribution).toContain('GeoNames');
    expect(metadata.vector_layers.map(layer => layer.id)).toEqual([
      'land',
      'coast',
      'lakes',
      'rivers',
      'admin1',
      'counties',
      'towns',
    ]);
    expect((await stat(FILE)).size).toBeLessThan(8_000_000);
  });

  it('has every tile of the first zooms that has land, and all layers where business is', async () => {
    const source = new FileSource(handle);
    const archive = new PMTiles(source);
    for (let z = 0; z <= 2; z++) {
      for (let x = 0; x < 2 ** z; x++) {
        for (let y = 0; y < 2 ** z; y++) expect(await archive.getZxy(z, x, y)).toBeDefined();
      }
    }
    const chicago = await archive.getZxy(...tileOf(7, 41.9, -87.7));
    expect(layerNames(new Uint8Array(chicago!.data))).toEqual(
      expect.arrayContaining(['admin1', 'coast', 'counties', 'lakes', 'land', 'towns']),
    );
    for (const [lat, lng] of [
      [48.86, 2.35],
      [-33.87, 151.2],
      [-17.9, 178.2],
      [35.68, 139.7],
    ]) {
      const tile = await archive.getZxy(...tileOf(7, lat, lng));
      expect(layerNames(new Uint8Array(tile!.data))).toContain('towns');
    }
  });

  it('has no tile on the open sea', async () => {
    const archive = new PMTiles(new FileSource(handle));
    expect(await archive.getZxy(...tileOf(7, 35, -40))).toBeUndefined();
  });

  it('needs one request before the first directory of tiles', async () => {
    const source = new FileSource(handle);
    const archive = new PMTiles(source);
    await archive.getHeader();
    expect(source.requests).toBe(1);
    await archive.getZxy(3, 1, 3);
    expect(source.requests).toBeLessThanOrEqual(3);
  });
});
