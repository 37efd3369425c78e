/** `npm run bench:import [-- --quick]`: the part of `npm run bench` that is about reading files. */
import { printImport } from './import-table';

await printImport(process.argv.includes('--quick') ? [100_000] : [100_000, 1_000_000]);
