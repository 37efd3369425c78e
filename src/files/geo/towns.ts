import { TextColumnBuilder } from '../../core/accounts/text-column';
import type { TownRegion, TownTable } from '../../core/geo/towns';
import { ByteReader } from './byte-reader';

/**
 * Reads `public/geo/towns.bin`, packed by zlib: "ETW1"; the number of regions, and for each its country, its names parted
 * by "|", the number of its towns and for each the steps from the one before in latitude and longitude (1/500 °) and its
 * inhabitants in hundreds; then the number of names, and for each in ascending order how many letters it shares with the
 * one before, its further letters, the number of its towns and the steps from one town to the next.
 * @throws {GeoFileError} on another format or a file cut short
 */
export async function readTowns(buffer: ArrayBuffer): Promise<TownTable> {
  const unpacked = new Blob([buffer]).stream().pipeThrough(new DecompressionStream('deflate'));
  const reader = new ByteReader(await new Response(unpacked).arrayBuffer(), 'ETW1', 'list of towns');
  const regions: TownRegion[] = [];
  const region: number[] = [];
  const lats: number[] = [];
  const lngs: number[] = [];
  const population: number[] = [];
  let lat = 0;
  let lng = 0;
  const regionCount = reader.unsigned();
  for (let index = 0; index < regionCount; index++) {
    regions.push({ country: reader.text(), names: reader.text().split('|') });
    for (let left = reader.unsigned(); left > 0; left--) {
      lat += reader.signed();
      lng += reader.signed();
      lats.push(lat);
      lngs.push(lng);
      population.push(reader.unsigned() * 100);
      region.push(index);
    }
  }
  const names = new TextColumnBuilder();
  const nameCount = reader.unsigned();
  const offsets = new Uint32Array(nameCount + 1);
  const townsOfName: number[] = [];
  let name = '';
  for (let index = 0; index < nameCount; index++) {
    name = name.slice(0, reader.unsigned()) + reader.text();
    names.push(name);
    let town = 0;
    for (let left = reader.unsigned(); left > 0; left--) {
      town += reader.unsigned();
      townsOfName.push(town);
    }
    offsets[index + 1] = townsOfName.length;
  }
  return {
    regions,
    region: Uint16Array.from(region),
    lat: Int32Array.from(lats),
    lng: Int32Array.from(lngs),
    population: Uint32Array.from(population),
    names: names.finish(),
    offsets,
    townsOfName: Uint32Array.from(townsOfName),
  };
}
