import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { preview } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    appUrl: string;
  }
}

/** Serves the build to all browser tests of a run, on a free port. `EVENLAND_DIST` names another build than ./dist. */
export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  const outDir = process.env.EVENLAND_DIST ?? 'dist';
  if (!existsSync(join(outDir, 'index.html'))) {
    throw new Error(`There is no build to test in ${outDir}: run \`npm run build\` first.`);
  }
  const server = await preview({ build: { outDir }, preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
  const address = server.httpServer.address();
  if (!address || typeof address === 'string') throw new Error('The preview server has no port.');
  project.provide('appUrl', `http://127.0.0.1:${address.port}/`);
  return () => server.close();
}
