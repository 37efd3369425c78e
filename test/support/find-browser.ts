import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** A browser to drive, and the environment it needs. */
export interface FoundBrowser {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
}

const KNOWN_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The browser for all browser tests: `CHROME_PATH`, else one that is installed, else the one shipped in an npm package
 * (Linux). Throws with one instruction when there is none: browser tests are never skipped.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const wanted = process.env.CHROME_PATH;
  if (wanted) {
    if (!existsSync(wanted)) throw new Error(`CHROME_PATH is ${wanted}, and there is no such file.`);
    return { path: wanted, environment: {} };
  }
  const installed = KNOWN_PATHS.find(path => existsSync(path));
  if (installed) return { path: installed, environment: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return shippedBrowser();
  throw new Error('No Chromium, Chrome or Edge was found. Install one, or set CHROME_PATH to its executable.');
}

/** Unpacks the shipped browser with the system libraries that a bare machine lacks. */
async function shippedBrowser(): Promise<FoundBrowser> {
  const require = createRequire(import.meta.url);
  // The package's entry is build/cjs/index.cjs; the archives lie two folders up in bin.
  const bin = join(dirname(require.resolve('@sparticuz/chromium')), '..', '..', 'bin');
  const { default: chromium } = await import('@sparticuz/chromium');
  const path = await chromium.executablePath();
  const libraries = join(tmpdir(), 'evenland-browser-libraries');
  if (!existsSync(libraries)) unpackTar(brotliDecompressSync(readFileSync(join(bin, 'al2023.tar.br'))), libraries);
  const found = existsSync(join(libraries, 'lib')) ? join(libraries, 'lib') : libraries;
  return { path, environment: { LD_LIBRARY_PATH: [found, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':') } };
}

/** Plain tar: 512-byte headers with name and octal size; enough for an archive of files and folders. */
function unpackTar(archive: Buffer, into: string): void {
  for (let at = 0; at + 512 <= archive.length; ) {
    const text = (from: number, length: number) =>
      archive.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const name = text(0, 100);
    if (!name) break;
    const size = Number.parseInt(text(124, 12).trim() || '0', 8);
    const type = text(156, 1);
    const target = join(into, name);
    if (type === '5') mkdirSync(target, { recursive: true });
    else if (type === '0' || type === '') {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, archive.subarray(at + 512, at + 512 + size), { mode: 0o755 });
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  if (!existsSync(into) || readdirSync(into).length === 0)
    throw new Error('The shipped browser’s libraries are empty.');
}
