import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type AccountPlacement, accountsCsv, type CustomerFile } from './accounts-csv';
import type { ColumnMapping } from './customers/column-mapping';
import { inspectFile } from './customers/inspect-file';
import { readAccounts } from './customers/read-accounts';
import { rejectedCsv } from './rejected-csv';
import { textBlob } from './text-blob';

const PLACEMENT: AccountPlacement = {
  territory: account => (account % 2 ? '=South' : 'North, upper'),
  territoryId: account => 1 + (account % 2),
  rep: account => (account % 2 ? '' : 'Öz'),
  h3: () => '862830807ffffff',
};

async function exported(blob: Blob, mapping?: ColumnMapping) {
  const proposed = mapping ?? (await inspectFile(blob, 'test.csv')).proposed;
  const file: CustomerFile = { blob, fileName: 'test.csv', mapping: proposed };
  const context = { postcodes: null, onProgress: () => undefined, isCancelled: () => false };
  const read = await readAccounts(blob, 'test.csv', file.mapping, context);
  const text = async (pieces: AsyncIterable<string>) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(await (await textBlob(pieces, 'text/csv')).arrayBuffer());
  return {
    ...read,
    accounts: await text(accountsCsv(file, read.table, PLACEMENT)),
    rejected: await text(rejectedCsv(file, read.rejections)),
  };
}

describe('accountsCsv', () => {
  it('gives every cell back as it stood and appends the plan', async () => {
    const source = 'id;name;lat;lng\r\n007;"A ""quoted""\nname";1,5;2,5\r\n1e5; spaced ;-3,5;+4,5\r\n';
    const { accounts } = await exported(new Blob([source]));
    expect(accounts).toBe(
      'id;name;lat;lng;territory;territory_id;rep;h3;location_method;location_precision\r\n' +
        '007;"A ""quoted""\nname";1,5;2,5;North, upper;1;Öz;862830807ffffff;coordinates;town\r\n' +
        "1e5; spaced ;-3,5;+4,5;'=South;2;;862830807ffffff;coordinates;town\r\n",
    );
  });

  it('keeps out of the way of columns of the same name', async () => {
    const { accounts } = await exported(new Blob(['Territory,H3,lat,lng\nT1,x,1.5,2.5\n']));
    expect(accounts.split('\n')[0]).toBe(
      'Territory,H3,lat,lng,territory,territory_id,rep,h3,location_method,location_precision',
    );
  });

  it('guards formulas in the file, and leaves numbers and phone numbers alone', async () => {
    const source =
      'id,name,phone,lat,lng\n1,"=HYPERLINK(""http://x"",""y"")",+49 221 12-34,42.5,-71.5\n2,@SUM(A1),-,43.5,-72.5\n3,-2+cmd|x,+5,44.5,-73.5\n';
    const rows = Papa.parse<string[]>((await exported(new Blob([source]))).accounts).data;
    expect(rows.slice(1, 4).map(row => row.slice(0, 5))).toEqual([
      ['1', '\'=HYPERLINK("http://x","y")', '+49 221 12-34', '42.5', '-71.5'],
      ['2', "'@SUM(A1)", '-', '43.5', '-72.5'],
      ['3', "'-2+cmd|x", '+5', '44.5', '-73.5'],
    ]);
  });

  it('brings ragged rows to the width of the table and closes an open quote', async () => {
    const source = 'id,name,lat,lng,extra\n1,A,1.5,2.5\n2,"open,1.5,2.5,x\n3,C,1.5,2.5,y,,\n';
    const rows = Papa.parse<string[]>((await exported(new Blob([source]))).accounts, { skipEmptyLines: true }).data;
    expect(rows.map(row => row.length)).toEqual([11, 11, 11, 11]);
    expect(rows.map(row => row[5])).toEqual(['territory', 'North, upper', "'=South", 'North, upper']);
    expect(rows[2][1]).toBe('"open');
  });

  it('closes an open quote in the header, which would swallow the rows below', async () => {
    const source = 'id,lat,lng,"note,more\n1,1.5,2.5,a,"x, y"\n2,3.5,4.5,b,c"\n';
    const { accounts } = await exported(new Blob([source]));
    const rows = Papa.parse<string[]>(accounts, { skipEmptyLines: true }).data;
    expect(rows.map(row => row.slice(0, 5))).toEqual([
      ['id', 'lat', 'lng', '"note', 'more'],
      ['1', '1.5', '2.5', 'a', 'x, y'],
      ['2', '3.5', '4.5', 'b', 'c"'],
    ]);
  });

  it('writes UTF-8 with a mark when the file was in another encoding', async () => {
    const source = Uint8Array.from([...'id,name,lat,lng\n1,Caf'].map(c => c.charCodeAt(0)).concat(0xe9, 0x80), x => x);
    const { accounts } = await exported(new Blob([source, ',1.5,2.5\n']));
    expect(accounts.startsWith('\ufeffid,')).toBe(true);
    expect(accounts).toContain('1,Café€,1.5,2.5,');
  });

  it('writes a header for a file that has none', async () => {
    const { accounts } = await exported(new Blob(['X1,Some Shop,52.24479,0.40559\nX2,Other Shop,54.89467,-2.94728\n']));
    expect(accounts.split('\n')[0]).toBe(
      'Column 1,Column 2,Column 3,Column 4,territory,territory_id,rep,h3,location_method,location_precision',
    );
  });

  it('loses no row and no cell of random tables: accounts and rejected rows make the file again', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'B', '7', ' ', '"', ',', ';', '\n', 'é', '=', '-', '@') });
    const clean = new Blob(['id,name,note,lat,lng,sales\na,A,x,1.5,2.5,1\nb,B,y,3.5,4.5,2\n']);
    const { proposed } = await inspectFile(clean, 'test.csv');
    const row = fc.tuple(text, text, fc.constantFrom('1.5', '', '412', 'x', '-7.25'));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 15 }), async rows => {
        const records = rows.map(([name, note, lat], index) => [`k${index}`, name, note, lat, '2.5', '1']);
        const lines = records.map(record => record.map(cell => `"${cell.replaceAll('"', '""')}"`).join(','));
        const source = `id,name,note,lat,lng,sales\n${lines.join('\n')}\nlast,Last,,1.5,2.5,1\n`;
        const { accounts, rejected, report, table } = await exported(new Blob([source]), proposed);
        const back = Papa.parse<string[]>(accounts, { skipEmptyLines: true, delimiter: ',' }).data.slice(1);
        const out = Papa.parse<string[]>(rejected, { skipEmptyLines: true, delimiter: ',' }).data.slice(1);
        expect(back.length + out.length).toBe(rows.length + 1);
        expect(report.placedRows).toBe(back.length);
        expect(report.rejected).toBe(out.length);
        for (const cells of back.slice(0, -1)) {
          const original = records[Number(cells[0].slice(1))];
          expect(cells.slice(0, 6).map((cell, at) => (cell === `'${original[at]}` ? original[at] : cell))).toEqual(
            original,
          );
          // Only what a spreadsheet could run was changed.
          cells.slice(0, 6).forEach((cell, at) => {
            if (cell !== original[at]) expect(original[at]).toMatch(/^[=+\-@\t\r]/u);
          });
        }
        for (const [number, , line] of out) {
          const record = Number(number) - 1;
          expect(table.accountOfRow[record]).toBe(-1);
          expect(line).toBe(lines[record]);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('rejectedCsv', () => {
  it('lists row, reason and original line, and of repeated ids the earlier row', async () => {
    const source = 'id,name,lat,lng\nA,"first, x",1.5,2.5\nB,far,412.5,2.5\nA,last,1.5,2.5\n\nC,none,,\n';
    const { rejected } = await exported(new Blob([source]));
    expect(rejected).toBe(
      'row,reason,original_line\n' +
        '1,"id: same id as row 3, which is kept as the last one","A,""first, x"",1.5,2.5"\n' +
        '2,lat: 412.5 is outside −90 to 90,"B,far,412.5,2.5"\n' +
        '4,lat and lng are empty,"C,none,,"\n',
    );
  });
});
