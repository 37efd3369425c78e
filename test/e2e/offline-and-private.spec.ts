import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, expect, inject, it } from 'vitest';
import { closeBrowser, cutNetwork, differingShare, openSession, picture, type Session, watchAnswers } from './browser';
import { Workbench } from './workbench';

/** Notes what the content policy forbids, in the page. */
const NOTE_VIOLATIONS = `
  window.violations = [];
  document.addEventListener('securitypolicyviolation', event => {
    window.violations.push(event.violatedDirective + ' ' + event.blockedURI);
  });
`;

let session: Session;
let app: Workbench;

beforeEach(async () => {
  session = await openSession({ before: NOTE_VIOLATIONS });
  app = new Workbench(session.page, inject('appUrl'));
});
afterEach(() => session.close());
afterAll(closeBrowser);

function violations(): Promise<string[]> {
  return app.page.evaluate(() => (window as unknown as { violations: string[] }).violations);
}

it('asks nobody but its own origin, and the content policy holds', async () => {
  const { origin } = new URL(inject('appUrl'));
  await app.open();
  const policy = await app.page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  const directives = new Map(policy!.split('; ').map(text => [text.split(' ')[0], text.split(' ').slice(1).join(' ')]));
  for (const name of ['default-src', 'script-src', 'worker-src', 'style-src', 'connect-src', 'font-src']) {
    expect([name, directives.get(name)]).toEqual([name, "'self'"]);
  }
  expect(directives.get('img-src')).toBe("'self' data: blob:");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);

  await app.importFile({ name: 'customers.csv', text: readFileSync('public/sample/accounts-600.csv', 'utf8') });
  await app.balance();
  await app.apply();
  await app.exported('Territories GeoJSON');
  await app.exported('Your file with territories added CSV');
  await app.exported('Project file with accounts');
  await app.saved();
  await app.page.getByText('No data leaves this device.').waitFor({ state: 'visible' });

  const asked = session.requests.filter(url => !/^(blob|data):/.test(url));
  expect(asked.length).toBeGreaterThan(10);
  expect(asked.filter(url => new URL(url).origin !== origin)).toEqual([]);
  expect(await violations()).toEqual([]);
  expect(session.errors).toEqual([]);

  // The policy is not only written there: a request elsewhere is stopped by it.
  const outcome = await app.page.evaluate(() =>
    fetch('https://elsewhere.invalid/').then(
      () => 'sent',
      () => 'stopped',
    ),
  );
  expect(outcome).toBe('stopped');
  await app.page.waitForFunction(() => (window as unknown as { violations: string[] }).violations.length > 0);
  expect(await violations()).toEqual([expect.stringMatching(/^connect-src https:\/\/elsewhere\.invalid/)]);
});

it('starts without a network after the first visit, base map and all', async () => {
  await app.open();
  await app.saved();
  const box = await app.mapBox();
  const middle = { x: box.x + box.width * 0.25, y: box.y + 80, width: box.width * 0.5, height: box.height * 0.5 };
  await app.page.mouse.move(box.x + 5, box.y + box.height - 5);
  const online = await picture(app.page, middle);
  const assignment = await app.assignment();

  // Everything of the build is kept once the service worker is in charge.
  await app.page.evaluate(() => navigator.serviceWorker.ready);
  const { wanted, kept } = await app.page.evaluate(async () => {
    const { files } = (await (await fetch('precache.json')).json()) as { files: string[] };
    const urls: string[] = [];
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) urls.push(request.url);
    }
    return { wanted: files.map(file => new URL(file, document.baseURI).href), kept: urls };
  });
  expect(wanted.length).toBeGreaterThan(20);
  expect(kept.toSorted()).toEqual(wanted.toSorted());

  await cutNetwork(session, true);
  expect(
    await app.page.evaluate(() =>
      fetch('not-kept.txt').then(
        () => 'answered',
        () => 'no network',
      ),
    ),
  ).toBe('no network');
  const answers = watchAnswers(app.page);
  await app.reload();
  expect(await app.look(state => state.dataset?.summary.accounts)).toBe(5000);
  expect((await app.assignment()).join()).toBe(assignment.join());
  const tiles = answers.filter(answer => answer.path.endsWith('basemap.pmtiles'));
  expect(tiles.length).toBeGreaterThan(0);
  expect(tiles.every(({ status, fromServiceWorker }) => status === 206 && fromServiceWorker)).toBe(true);
  await app.page.mouse.move(box.x + 5, box.y + box.height - 5);
  await app.mapIdle();
  expect(await differingShare(app.page, online, await picture(app.page, middle))).toBeLessThan(0.02);

  // Work goes on: another project, still without a network.
  await app.importFile({ name: 'customers.csv', text: readFileSync('public/sample/accounts-600.csv', 'utf8') });
  expect(await app.look(state => state.dataset?.summary.accounts)).toBe(600);
  await app.saved();
  await cutNetwork(session, false);
});
