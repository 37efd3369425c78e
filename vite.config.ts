import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// The test runner's reporter uses Map.groupBy, which Node 20 does not have yet.
Map.groupBy ??= (items, keyOf) => {
  const groups = new Map();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};

/** Everything comes from the app's own origin; nothing inline, nothing evaluated. */
const CONTENT_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'none'",
].join('; ');

/** The development server injects inline scripts and styles, so the policy is written into the build only. */
function contentPolicy(): Plugin {
  return {
    name: 'content-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** Lists every file of the build for the service worker and stamps it, so that a new build replaces the old one. */
function offlineFiles(): Plugin {
  let folder = 'dist';
  return {
    name: 'offline-files',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle() {
      const files = (readdirSync(folder, { recursive: true }) as string[])
        .filter(path => statSync(join(folder, path)).isFile())
        .map(path => relative('', path).replaceAll('\\', '/'))
        .filter(path => !/(^|\/)(sw\.js|precache\.json)$|\.map$/.test(path))
        .sort();
      const hash = createHash('sha256');
      for (const file of files) hash.update(file).update(readFileSync(join(folder, file)));
      const version = hash.digest('hex').slice(0, 16);
      writeFileSync(join(folder, 'precache.json'), JSON.stringify({ version, files }));
      appendFileSync(join(folder, 'sw.js'), `\n// ${version}\n`);
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [react(), contentPolicy(), offlineFiles()],
  worker: { format: 'es' },
  build: {
    // Nothing as a data: URL: the content policy would refuse a font.
    assetsInlineLimit: 0,
    target: 'es2023',
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { index: 'index.html', sw: 'src/app/service-worker.ts' },
      output: { entryFileNames: chunk => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts', 'test/*.test.ts', 'data/**/*.test.ts'],
          // Property tests on a busy machine: a hang is still found.
          testTimeout: 30_000,
          exclude: ['**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.spec.ts'],
          globalSetup: ['test/support/preview-server.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
