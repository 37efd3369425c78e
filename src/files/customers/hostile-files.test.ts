import { expect, test } from 'vitest';
import { inspectFile } from './inspect-file';
import { readAccounts } from './read-accounts';

const CONTEXT = { postcodes: null, onProgress: () => undefined, isCancelled: () => false };

async function read(text: string | Blob) {
  const blob = typeof text === 'string' ? new Blob([text]) : text;
  const { proposed } = await inspectFile(blob, 'hostile.csv');
  return readAccounts(blob, 'hostile.csv', proposed, CONTEXT);
}

const HEADER = 'id,name,lat,lng,sales,note\n';
const row = (number: number, name = 'N') => `${number},${name},50.${1000 + number},7.5,10,x\n`;

test('a table as wide as a spreadsheet can be is inspected and read', async () => {
  const further = Array.from({ length: 16_380 }, (_, column) => `Answer ${column}`);
  const cells = further.map((_, column) => column % 7).join(',');
  const lines = Array.from({ length: 20 }, (_, at) => `C${at},N${at},50.${10 + at},7.5,${cells}`);
  const { table, report } = await read(`id,name,lat,lng,${further.join(',')}\n${lines.join('\n')}`);
  expect(table.count).toBe(20);
  expect(report.rejected).toBe(0);
});

test('a header longer than what is looked at first is still found', async () => {
  const further = Array.from({ length: 16_000 }, (_, column) => `A rather long name for a column, number ${column}`);
  const lines = Array.from({ length: 200 }, (_, at) => `C${at},50.${100 + at},7.5${',1'.repeat(16_000)}`);
  const { table } = await read(`id,lat,lng,${further.map(name => `"${name}"`).join(',')}\n${lines.join('\n')}`);
  expect(table.count).toBe(200);
});

test.each([true, false])('a cell of ten million characters is read (quoted: %s)', async quoted => {
  const long = quoted ? `"${'many words\n'.repeat(1_000_000)}"` : 'x'.repeat(10_000_000);
  const { table, report } = await read(`${HEADER}${row(1)}2,${long},51,7.5,20,x\n${row(3)}`);
  expect(report.read).toBe(3);
  expect(table.count).toBe(3);
});

test('a quote without a partner late in a file costs one row, and two of them no more than two', async () => {
  const before = Array.from({ length: 60_000 }, (_, at) => row(at + 1)).join('');
  const after = Array.from({ length: 60_000 }, (_, at) => row(at + 70_001)).join('');
  const one = await read(`${HEADER}${before}61000,"Smith,50.5,7.5,10,x\n${after}`);
  expect(one.report.read).toBe(120_001);
  expect(one.table.count).toBe(120_001);
  const two = await read(`${HEADER}${before}61000,"Smith,50.5,7.5,10,x\n${after}61001,Jones",50.5,7.5,10,x\n`);
  expect(two.report.read).toBe(120_002);
  expect(two.table.count).toBe(120_002);
});

test('two rows whose quotes lost their partners do not become one, but a note of several lines stays whole', async () => {
  const lost = await read(`${HEADER}${row(1)}2,"Smith,50.2,7,10,x\n${row(3)}${row(4)}5,Jones",50.3,7,10,x\n${row(6)}`);
  expect(lost.report.read).toBe(6);
  const note = await read(`${HEADER}${row(1)}2,"Smith, A.\nfirst line\na, b, c\nlast",50.2,7,10,x\n${row(3)}`);
  expect(note.report.read).toBe(3);
  expect(note.table.count).toBe(3);
});

test('all line ends within one file, a million empty lines, lines of delimiters', async () => {
  const rows = Array.from({ length: 300 }, (_, at) => row(at + 1).trimEnd());
  const mixed = rows.map((line, at) => line + ['\n', '\r\n', '\r'][at % 3]).join('');
  expect((await read(HEADER + mixed)).table.count).toBe(300);
  expect((await read(`${HEADER}${row(1)}${'\n'.repeat(1_000_000)}${row(2)}`)).report.read).toBe(2);
  const commas = await read(`${HEADER}${row(1)}${',,,,,\n'.repeat(1_000)}${row(2)}`);
  expect(commas.report).toMatchObject({ read: 1_002, placedRows: 2, rejected: 1_000 });
});

test('a line of nothing but delimiters is no table', async () => {
  const endless = new Blob([','.repeat(6_000_000)]);
  await expect(inspectFile(endless, 'commas.csv')).rejects.toMatchObject({ code: 'record-too-long' });
});

test('half a million labels, each its own', async () => {
  const lines: string[] = ['id,lat,lng,territory\n'];
  for (let at = 0; at < 500_000; at++) lines.push(`${at},50.5,7.5,Territory number ${at}\n`);
  const { table } = await read(lines.join(''));
  expect(table.categories[0].labels).toHaveLength(500_001);
  expect(table.categories[0].labels[500_000]).toBe('Territory number 499999');
});
