/**
 * Writes sample accounts. Without `--out`, the files of public/sample are written anew:
 *
 *   npm run sample
 *   npm run sample -- --accounts 50000 --out accounts.csv [--seed 1] [--region us|eu]
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DEFAULT_SEED, type Region, sampleCsv, shippedFiles } from './sample-files';

const USAGE = 'Usage: npm run sample -- --accounts 50000 --out accounts.csv [--seed 1] [--region us|eu]';

function fail(message: string): never {
  console.error(`${message}\n${USAGE}`);
  process.exit(2);
}

function wholeNumber(text: string, name: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) fail(`--${name} must be a whole number above 0, not "${text}".`);
  return value;
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        accounts: { type: 'string', default: '5000' },
        seed: { type: 'string', default: String(DEFAULT_SEED) },
        region: { type: 'string', default: 'us' },
        out: { type: 'string' },
      },
    }).values;
  } catch (error) {
    return fail((error as Error).message);
  }
}

if (process.argv.length === 2) {
  for (const [name, text] of Object.entries(shippedFiles())) {
    writeFileSync(new URL(`../../public/sample/${name}`, import.meta.url), text);
    console.log(`public/sample/${name}: ${text.length} characters`);
  }
} else {
  const options = readOptions();
  const { region, out } = options;
  if (out === undefined) fail('--out FILE is missing.');
  if (region !== 'us' && region !== 'eu') fail(`--region is us or eu, not "${region}".`);
  const accounts = wholeNumber(options.accounts, 'accounts');
  const text = sampleCsv(region as Region, accounts, wholeNumber(options.seed, 'seed'));
  writeFileSync(out, text);
  console.log(`${out}: ${accounts} made-up accounts`);
}
