/**
 * Makes the app work without a network after the first visit: keeps every file of the build, answers from what is kept,
 * and cuts ranges itself, because the base map is read in pieces and a kept answer is always whole.
 * The build writes `precache.json` and stamps this file, so that a new build is a new service worker.
 */
export {};

declare const self: ServiceWorkerGlobalScope;

interface ServiceWorkerGlobalScope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate', listener: (event: WaitingEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
}

interface WaitingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface RequestEvent extends WaitingEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const PREFIX = 'evenland-';

interface Precache {
  readonly version: string;
  readonly files: readonly string[];
}

async function readPrecache(): Promise<Precache> {
  const response = await fetch(new URL('precache.json', self.registration.scope), { cache: 'no-store' });
  if (!response.ok) throw new Error(`precache.json answered ${response.status}`);
  return response.json();
}

async function keepAll(): Promise<void> {
  const { version, files } = await readPrecache();
  const cache = await caches.open(PREFIX + version);
  await cache.addAll(files.map(file => new Request(new URL(file, self.registration.scope), { cache: 'reload' })));
}

async function forgetOthers(): Promise<void> {
  const { version } = await readPrecache().catch(() => ({ version: '' }));
  const names = version ? await caches.keys() : [];
  const old = names.filter(name => name.startsWith(PREFIX) && name !== PREFIX + version);
  await Promise.all(old.map(name => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request: Request): Promise<Response> {
  const asked = request.mode === 'navigate' ? new URL('index.html', self.registration.scope) : request.url;
  const kept = await caches.match(asked, { ignoreSearch: true });
  if (!kept) return fetch(request);
  const range = request.headers.get('range');
  return range ? cut(kept, range) : kept;
}

/** A kept answer cut to `bytes=from-to`. */
async function cut(kept: Response, range: string): Promise<Response> {
  const whole = await kept.blob();
  const match = /^bytes=(\d+)-(\d*)$/.exec(range);
  if (!match) return new Response(whole, { headers: kept.headers });
  const from = Number(match[1]);
  const to = Math.min(match[2] === '' ? whole.size - 1 : Number(match[2]), whole.size - 1);
  if (from > to) return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${whole.size}` } });
  const headers = {
    'Content-Type': kept.headers.get('Content-Type') ?? 'application/octet-stream',
    'Content-Range': `bytes ${from}-${to}/${whole.size}`,
    'Content-Length': String(to - from + 1),
  };
  return new Response(whole.slice(from, to + 1), { status: 206, headers });
}

self.addEventListener('install', event => event.waitUntil(keepAll()));
self.addEventListener('activate', event => event.waitUntil(forgetOthers()));
self.addEventListener('fetch', event => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(answer(request));
});
