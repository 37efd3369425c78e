import { afterAll, afterEach, expect, inject, it } from 'vitest';
import { type SheetSpec, xlsxBytes, zipped } from '../support/workbook-files';
import { closeBrowser, openSession, type Session } from './browser';
import { parseCsv } from './exported-files';
import { Workbench } from './workbench';

let session: Session;
let app: Workbench;

afterEach(() => session.close());
afterAll(closeBrowser);

async function start(): Promise<void> {
  session = await openSession();
  app = new Workbench(session.page, inject('appUrl'));
  await app.open();
}

async function choosePart(label: string, part: RegExp): Promise<void> {
  await app.page.getByRole('combobox', { name: label }).click();
  await app.page.getByRole('option', { name: part }).click();
  await app.until(state => state.importing?.step === 'columns');
}

async function ontoTheMap(): Promise<void> {
  while ((await app.page.getByRole('button', { name: /^Confirm/ }).count()) > 0) {
    await app.page
      .getByRole('button', { name: /^Confirm/ })
      .first()
      .click();
  }
  await app.button('Read all rows').click();
  await app.until(state => state.importing?.step === 'check' || state.importing?.error != null);
  await app.button(/^Continue/).click();
  await app.until(state => state.importing === null);
  await app.mapIdle();
}

const exportedRows = async () => parseCsv((await app.exported('Your file with territories added CSV')).text);

const ACCOUNTS: SheetSpec = {
  name: 'Accounts 2024',
  rows: [
    ['Account ID', 'Account Name', 'Billing Zip', 'Customer since', 'Potential', 'Latitude', 'Longitude'],
    ['007', 'Müller & Söhne, "Nord"', 2139, 45000, 0.1 + 0.2, 42.3647, -71.1042],
    ['1e5', '=SUM(A1)', 60601, 36525, 1234.5, 41.8853, -87.6221],
    ['0009', 'Two\nlines', 501, 45351.5, 70, 40.8154, -73.0451],
  ],
  // ZIPs and dates are numbers in the workbook; their formats make them what they are.
  styles: { '1,2': 1, '2,2': 1, '3,2': 1, '1,3': 2, '2,3': 2, '3,3': 3 },
};
const ORDERS: SheetSpec = {
  name: 'Orders',
  rows: [
    ['Order', 'Latitude', 'Longitude', 'Amount'],
    ...Array.from({ length: 40 }, (_, order) => [`O${order}`, 40 + order / 10, -90 + order / 10, order]),
  ],
};

it('reads the sheet of a workbook that was chosen, as what its cells are, and finds it again after a reload', async () => {
  await start();
  const book = xlsxBytes({ sheets: [ORDERS, ACCOUNTS], formats: ['00000', 'dd/mm/yyyy', 22] });
  await app.chooseFile({ name: 'customers.xlsx', text: book });
  await app.until(state => state.importing?.step === 'columns');
  // Most rows are in the orders, so they are offered first.
  expect(await app.look(state => state.importing?.inspection?.source.part)).toBe('Orders');
  await app.page.getByText(/customers\.xlsx · 40 rows · sheet Orders · XLSX/).waitFor();
  await choosePart('Sheet', /^Accounts 2024 4 rows/);
  await app.page.getByText(/customers\.xlsx · 3 rows · sheet Accounts 2024 · XLSX/).waitFor();
  await ontoTheMap();
  expect(await app.look(state => state.projectName)).toBe('customers');

  const rows = await exportedRows();
  const cells = (name: string) => rows.map(row => row[name]);
  expect(cells('Account ID')).toEqual(['007', '1e5', '0009']);
  expect(cells('Account Name')).toEqual(['Müller & Söhne, "Nord"', "'=SUM(A1)", 'Two\nlines']);
  expect(cells('Billing Zip')).toEqual(['02139', '60601', '00501']);
  expect(cells('Customer since')).toEqual(['2023-03-15', '1999-12-31', '2024-02-29 12:00']);
  expect(cells('Potential')).toEqual(['0.3', '1234.5', '70']);
  expect(cells('location_method')).toEqual(['coordinates', 'coordinates', 'coordinates']);
  expect(await app.look(state => state.dataset!.sums.totals[0])).toBeCloseTo(1304.8, 9);

  await app.saved();
  await app.reload();
  expect(await exportedRows()).toEqual(rows);
  expect(session.errors).toEqual([]);
});

it('says of an archive without a table what to do, and reads the file of an archive that was chosen', async () => {
  await start();
  await app.chooseFile({ name: 'pictures.zip', text: zipped({ 'a.png': 'x' }) });
  const alert = app.page.getByRole('alert');
  await alert.waitFor({ state: 'visible' });
  expect(await alert.textContent()).toMatch(/pictures\.zip: There is no table in this archive\..*CSV, XLSX/);
  await app.cancelImport();

  const table = (ids: readonly string[]) =>
    `id;name;lat;lng;sales\n${ids.map((id, at) => `${id};N${at};4${at},5;-9${at},5;1.000,5`).join('\n')}\n`;
  const archive = zipped({
    'export/west.csv': table(['W1', 'W2']),
    'export/east.csv': table(['E1', 'E2', 'E3']),
    '__MACOSX/export/._west.csv': 'x',
    'export/terms.pdf': '%PDF-1.4',
  });
  await app.chooseFile({ name: 'west-and-east.zip', text: archive });
  await app.until(state => state.importing?.step === 'columns');
  expect(await app.look(state => state.importing?.inspection?.source.part)).toBe('export/east.csv');
  await choosePart('File in the archive', /^export\/west\.csv/);
  await ontoTheMap();
  const rows = await exportedRows();
  expect(rows).toHaveLength(2);
  expect(session.errors).toEqual([]);
});
