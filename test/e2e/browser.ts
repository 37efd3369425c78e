/** The one file that knows the browser driver: pages, downloads, and what they asked of the network. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../support/launch-browser';

export type { Page } from 'playwright-core';

export interface Session {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Every address asked for, and every error the pages told. */
  readonly requests: string[];
  readonly errors: string[];
  /** A further tab of the same person. */
  newTab(): Promise<Page>;
  close(): Promise<void>;
}

export interface SessionOptions {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
  /** Runs in each page before anything else. */
  readonly before?: string;
}

let browser: Promise<Browser> | null = null;

export async function openSession({
  width = 1600,
  height = 1000,
  theme = 'light',
  before,
}: SessionOptions = {}): Promise<Session> {
  browser ??= launchBrowser();
  const context = await (await browser).newContext({
    viewport: { width, height },
    colorScheme: theme,
    acceptDownloads: true,
    reducedMotion: 'reduce',
  });
  const requests: string[] = [];
  const errors: string[] = [];
  context.on('request', request => requests.push(request.url()));
  context.on('weberror', error => errors.push(error.error().message));
  context.on('console', message => {
    if (message.type() === 'error') errors.push(message.text());
  });
  if (before) await context.addInitScript(before);
  return {
    context,
    page: await context.newPage(),
    requests,
    errors,
    newTab: () => context.newPage(),
    close: () => context.close(),
  };
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = null;
}

/** The text of the file that this click hands to the person, and its name. */
export async function downloaded(page: Page, click: () => Promise<void>): Promise<{ name: string; text: string }> {
  const waiting = page.waitForEvent('download');
  await click();
  const download = await waiting;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** Another device: the page follows at once. */
export async function showAs(
  page: Page,
  { theme, width, height }: Required<Pick<SessionOptions, 'theme' | 'width' | 'height'>>,
): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height });
}

/** Cuts the network of all tabs and of the service worker, or joins it again. */
export function cutNetwork(session: Session, isCut: boolean): Promise<void> {
  return session.context.setOffline(isCut);
}

/** An answer the page got: from where in the app, with which status, and by whom. */
export interface Answer {
  readonly path: string;
  readonly status: number;
  readonly fromServiceWorker: boolean;
}

/** Keeps a list of what the page is answered from now on. */
export function watchAnswers(page: Page): readonly Answer[] {
  const answers: Answer[] = [];
  page.on('response', response => {
    answers.push({
      path: new URL(response.url()).pathname,
      status: response.status(),
      fromServiceWorker: response.fromServiceWorker(),
    });
  });
  return answers;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is on screen in this box, as a data URL. */
export async function picture(page: Page, clip: Box): Promise<string> {
  return `data:image/png;base64,${(await page.screenshot({ clip })).toString('base64')}`;
}

/** Share of pixels (0 to 1) that differ between two pictures of the same size; nearly equal colours count as equal. */
export function differingShare(page: Page, a: string, b: string): Promise<number> {
  return page.evaluate(
    async pictures => {
      const [first, second] = await Promise.all(
        pictures.map(async url => {
          const image = new Image();
          image.src = url;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext('2d')!;
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, image.width, image.height).data;
        }),
      );
      let differing = 0;
      for (let at = 0; at < first.length; at += 4) {
        let most = 0;
        for (let channel = 0; channel < 3; channel++) {
          most = Math.max(most, Math.abs(first[at + channel] - second[at + channel]));
        }
        if (most > 12) differing++;
      }
      return differing / (first.length / 4);
    },
    [a, b],
  );
}
