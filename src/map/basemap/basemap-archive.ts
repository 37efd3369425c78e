/**
 * The base map's tile archive, read by byte ranges from the app's own server. Some static hosts answer a range request
 * with the whole file; it is then kept in memory instead of being fetched again for every tile.
 */
import { PMTiles, type RangeResponse, type Source } from 'pmtiles';

class RangeSource implements Source {
  readonly #url: string;
  #whole: Promise<ArrayBuffer> | null = null;

  constructor(url: string) {
    this.#url = url;
  }

  getKey(): string {
    return this.#url;
  }

  async getBytes(offset: number, length: number, signal?: AbortSignal): Promise<RangeResponse> {
    if (this.#whole) return slice(await this.#whole, offset, length);
    const response = await fetch(this.#url, { headers: { Range: `bytes=${offset}-${offset + length - 1}` }, signal });
    if (response.status === 206) return { data: await response.arrayBuffer() };
    if (!response.ok) throw new Error(`The base map could not be read: ${this.#url} answers ${response.status}.`);
    // The first answer with the whole file serves everyone; others that are under way are dropped.
    this.#whole ??= response.arrayBuffer();
    try {
      return slice(await this.#whole, offset, length);
    } catch (error) {
      this.#whole = null;
      throw error;
    }
  }
}

function slice(whole: ArrayBuffer, offset: number, length: number): RangeResponse {
  return { data: whole.slice(offset, offset + length) };
}

export interface Basemap {
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Layers in the tiles. */
  readonly layers: ReadonlySet<string>;
  /** Bytes of a tile, decompressed; empty where the archive has none. */
  tile(z: number, x: number, y: number, signal: AbortSignal): Promise<Uint8Array>;
}

interface VectorMetadata {
  readonly vector_layers?: readonly { readonly id: string }[];
}

/** null when there is no readable archive at the address: the map then has a plain background. */
export async function openBasemap(url: string): Promise<Basemap | null> {
  const archive = new PMTiles(new RangeSource(url));
  try {
    const header = await archive.getHeader();
    const metadata = (await archive.getMetadata()) as VectorMetadata;
    return {
      minZoom: header.minZoom,
      maxZoom: header.maxZoom,
      layers: new Set(metadata.vector_layers?.map(layer => layer.id)),
      async tile(z, x, y, signal) {
        const tile = await archive.getZxy(z, x, y, signal);
        return new Uint8Array(tile?.data ?? new ArrayBuffer(0));
      },
    };
  } catch {
    return null;
  }
}
