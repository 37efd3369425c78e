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
