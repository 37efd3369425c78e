import { resolve } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';

/** Serves the sources to the pages of the benches. */
export async function benchServer(): Promise<{ server: ViteDevServer; url: string }> {
  const server = await createServer({
    configFile: false,
    root: resolve(import.meta.dirname, '../..'),
    logLevel: 'error',
    worker: { format: 'es' },
    optimizeDeps: { noDiscovery: true },
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  });
  await server.listen();
  return { server, url: server.resolvedUrls?.local[0] ?? '' };
}
