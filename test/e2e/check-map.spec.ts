import { afterAll, afterEach, expect, inject, it } from 'vitest';
import { closeBrowser, openSession, type Session } from './browser';
import { Workbench } from './workbench';

let session: Session;
let app: Workbench;

afterEach(() => session.close());
afterAll(closeBrowser);

async function start(before?: string): Promise<void> {
  session = await openSession({ before });
  app = new Workbench(session.page, inject('appUrl'));
  await app.open();
}

const WITHOUT_WEBGL = `
  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    return /^(webgl|experimental-webgl)/.test(kind) ? null : getContext.call(this, kind, ...rest);
  };
`;

/** Shops round Kansas without a header, one of them in Lisbon */
const SHOPS = {
  name: 'shops.csv',
  text: Array.from({ length: 60 }, (_, i) => {
    const [lat, lng] = i === 40 ? [38.7223, -9.1393] : [37.1234 + (i % 8) / 4, -99.4321 + Math.floor(i / 8) / 2];
    return `K${1000 + i},Shop number ${i} Inc,${lat.toFixed(4)},${lng.toFixed(4)}`;
  }).join('\n'),
};

it('confirms all guesses in one go and shows the accounts on the base map', async () => {
  await start();
  await app.chooseFile(SHOPS);
  await app.until(state => state.importing?.step === 'columns');
  const together = app.button(/^Confirm all \d$/);
  await together.waitFor({ state: 'visible' });
  const waiting = Number(/\d/.exec((await together.textContent())!)![0]);
  expect(waiting).toBeGreaterThan(1);
  expect(await app.page.getByRole('button', { name: /^Confirm Column/ }).count()).toBe(waiting);
  await together.focus();
  await app.page.keyboard.press('Enter');
  await app.until(state => (state.importing?.confirmed.length ?? 0) > 1);
  expect(await app.page.getByRole('button', { name: /^Confirm/ }).count()).toBe(0);
  // The focus is on what comes next.
  await app.page.keyboard.press('Enter');
  await app.until(state => state.importing?.step === 'check');

  const map = app.page.getByRole('region', { name: 'Map of the accounts read' });
  await map.waitFor({ state: 'visible' });
  const caption = app.page.locator('figcaption');
  expect(await caption.textContent()).toBe('Preview of 60 accounts');
  await app.page.getByText('Natural Earth · GeoNames · US Census').waitFor({ state: 'visible' });
  await app.button(/^Show on the map: 1 account lies far/).click();
  await caption.filter({ hasText: /1 account lies far/ }).waitFor({ state: 'visible' });
  await map.focus();
  await app.page.keyboard.press('ArrowRight');
  await app.button('Fit the map to the accounts').click();

  // It goes with the step, and comes again.
  await app.button('Back').click();
  await map.waitFor({ state: 'detached' });
  await app.button('Read all rows').click();
  await map.waitFor({ state: 'visible' });
  await app.cancelImport();
  await app.mapIdle();
  expect(session.errors).toEqual([]);
});

it('draws the accounts as plain dots where there can be no map', async () => {
  await start(WITHOUT_WEBGL);
  await app.readFile(SHOPS);
  await app.page.locator('figure svg path').first().waitFor({ state: 'attached' });
  expect(await app.page.getByRole('region', { name: 'Map of the accounts read' }).count()).toBe(0);
  expect(await app.page.locator('figcaption').textContent()).toBe('Preview of 60 accounts');
  await app.button(/^Show on the map: 1 account lies far/).click();
  await app.page.locator('figure svg[data-pale="true"]').waitFor({ state: 'attached' });
  await app.button(/^Continue/).click();
  await app.until(state => state.importing === null);
  expect(session.errors).toEqual([]);
});
