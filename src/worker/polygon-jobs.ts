import { assignByPolygons } from '../core/geo/polygon-assignment';
import { namedTerritories, type PolygonFile, readPolygonTerritories } from '../files/geo/polygon-territories';
import type { DataSession } from './data-session';
import type { JobHandlers } from './job-host';
import type { DataJobs, JobProgress } from './protocol';

/** Territories drawn as polygons, read from a file and put onto the hexes on screen. */
export function polygonJobs(session: DataSession): JobHandlers<Pick<DataJobs, 'polygons'>, JobProgress> {
  /** Read once, however often another name is tried. */
  let last: { key: string; file: PolygonFile } | null = null;

  return {
    async polygons({ file, fileName, property }, context) {
      context.progress({ phase: 'Reading polygons', done: Number.NaN });
      const quiet = { onProgress: () => undefined, isCancelled: context.isCancelled };
      const key = `${fileName} ${file.size} ${file instanceof File ? file.lastModified : ''}`;
      if (last?.key !== key) last = { key, file: await readPolygonTerritories(file, fileName, quiet) };
      const { features, leftOut, properties, proposed, areas } = last.file;
      const used = property ?? proposed;
      const { names, territoryOf } = namedTerritories(last.file, used);
      const { shown } = session;
      const accounts = shown?.accounts && {
        lat: shown.accounts.table.lat,
        lng: shown.accounts.table.lng,
        customers: shown.accounts.table.customers,
        hexOfAccount: shown.hexOfAccount,
        values: shown.values.measureValues[0],
      };
      const onHexes = shown && assignByPolygons(shown.grid, areas, territoryOf, names.length, accounts ?? null);
      return { features, leftOut, properties, property: used, names, onHexes };
    },
  };
}
