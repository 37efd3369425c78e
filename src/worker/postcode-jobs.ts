import { checkPostcodes } from '../files/customers/check-places';
import { readPostcodeList } from '../files/geo/read-postcode-list';
import type { DataSession } from './data-session';
import { openedFile } from './import-jobs';
import type { JobHandlers } from './job-host';
import type { DataJobs, JobProgress } from './protocol';

type PostcodeJobs = Pick<DataJobs, 'postcodeLists' | 'addPostcodeList' | 'removePostcodeList' | 'checkPostcodes'>;

/** Lists of post codes that a person adds, and whether those of a file can be placed. */
export function postcodeJobs(session: DataSession): JobHandlers<PostcodeJobs, JobProgress> {
  const { postcodeLists, geo } = session;
  return {
    postcodeLists: () => postcodeLists.all(),

    async addPostcodeList({ file, fileName, country, addedAt }, context) {
      const read = await readPostcodeList(file, fileName, {
        country,
        towns: () => geo.towns(),
        onProgress: (done, total) =>
          context.progress({ phase: 'Reading post codes', done: total > 0 ? done / total : 1 }),
        isCancelled: context.isCancelled,
      });
      if (read.kind === 'which-country') return read;
      const added = read.columns.map(column => ({
        column,
        entry: {
          country: column.country,
          codes: column.codes.length,
          source: fileName,
          isGeoNames: read.isGeoNames,
          keptAt: addedAt,
        },
      }));
      const problem = await postcodeLists.add(added);
      return { kind: 'added', added: added.map(({ entry }) => entry), skipped: read.skipped, problem };
    },

    async removePostcodeList({ country }) {
      await postcodeLists.remove(country);
      return null;
    },

    async checkPostcodes({ file, fileName, mapping }, context) {
      const table = await postcodeLists.table(await geo.postcodes());
      const source = await openedFile(session, file, fileName, mapping.part, context);
      return checkPostcodes(source.table, source.tableName, mapping, table ?? { countries: [] });
    },
  };
}
