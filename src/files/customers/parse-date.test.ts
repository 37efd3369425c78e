import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DATE_STYLES } from './column-mapping';
import { isoDay, NO_DAY, parseDay } from './parse-date';

const read = (text: string, style: Parameters<typeof parseDay>[1] = 'day-first') => isoDay(parseDay(text, style));

describe('parseDay', () => {
  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026/11/23', '2026-11-23'],
    ['2026.11.23', '2026-11-23'],
    ['2026-1-3', '2026-01-03'],
    ['20261123', '2026-11-23'],
    ['20261123101500', '2026-11-23'],
    ['20261123T101500Z', '2026-11-23'],
    ['20261123 10:15', '2026-11-23'],
    ['2026-11-23T23:59:59.999Z', '2026-11-23'],
    ['2026-11-23T10:00:00.000+0000', '2026-11-23'],
    ['2026-11-23 23:30:00 +02:00', '2026-11-23'],
    ['2026-11-23 10:15:00 UTC', '2026-11-23'],
    ['2026. 11. 23.', '2026-11-23'],
    ['2026年11月23日', '2026-11-23'],
    ['2026年11月', '2026-11-01'],
    ['2026-11', '2026-11-01'],
    ['2026/11', '2026-11-01'],
    ['202611', '2026-11-01'],
    ['11/2026', '2026-11-01'],
    ['11.2026', '2026-11-01'],
    ['Nov 2026', '2026-11-01'],
    ['Nov-26', '2026-11-01'],
    ['November 23, 2026', '2026-11-23'],
    ['Nov 23rd, 2026', '2026-11-23'],
    ['23-NOV-26', '2026-11-23'],
    ['23 Nov 2026 10:15', '2026-11-23'],
    ['2026-Nov-23', '2026-11-23'],
    ['Mon, 23 Nov 2026 10:00:00 GMT', '2026-11-23'],
    ['Mon Nov 23 2026 10:00:00 GMT+0100 (Central European Time)', '2026-11-23'],
    ['Montag, 23. November 2026', '2026-11-23'],
    ['3. März 2026', '2026-03-03'],
    ['1. Jänner 2026', '2026-01-01'],
    ['31. Dez. 2026', '2026-12-31'],
    ['1er août 2026', '2026-08-01'],
    ['mar. 3 mars 2026', '2026-03-03'],
    ['14 févr. 2026', '2026-02-14'],
    ['23 de noviembre de 2026', '2026-11-23'],
    ['5 ene 2026', '2026-01-05'],
    ['7 luglio 2026', '2026-07-07'],
    ['9 giu 2026', '2026-06-09'],
    ['12 mrt 2026', '2026-03-12'],
    ['12 mei 2026', '2026-05-12'],
    ['  2026-11-23 ', '2026-11-23'],
  ])('reads %s in both orders of day and month', (text, day) => {
    expect(read(text, 'day-first')).toBe(day);
    expect(read(text, 'month-first')).toBe(day);
  });

  it.each([
    ['03/04/2026', '2026-04-03', '2026-03-04'],
    ['3.4.26', '2026-04-03', '2026-03-04'],
    ['3. 4. 2026', '2026-04-03', '2026-03-04'],
    ['03-04-2026 10:15 PM', '2026-04-03', '2026-03-04'],
    ['03/04/2026, 10:15:30\u202fPM', '2026-04-03', '2026-03-04'],
    ['3.4.2026 8.15 Uhr', '2026-04-03', '2026-03-04'],
    ['23.11.2026', '2026-11-23', ''],
    ['11/23/2026', '', '2026-11-23'],
    ['01/01/69', '2069-01-01', '2069-01-01'],
    ['01/01/70', '1970-01-01', '1970-01-01'],
  ])('takes the order of %s from the style', (text, dayFirst, monthFirst) => {
    expect(read(text, 'day-first')).toBe(dayFirst);
    expect(read(text, 'month-first')).toBe(monthFirst);
  });

  it.each([
    ['1', 'serial', '1900-01-01'],
    ['59', 'serial', '1900-02-28'],
    ['60', 'serial', ''],
    ['61', 'serial', '1900-03-01'],
    ['45988', 'serial', '2025-11-27'],
    ['45988.75', 'serial', '2025-11-27'],
    ['45988,75', 'serial', '2025-11-27'],
    ['0', 'serial', ''],
    ['0', 'serial-1904', '1904-01-01'],
    ['44526', 'serial-1904', '2025-11-27'],
    ['2958465', 'serial', '9999-12-31'],
    ['2958466', 'serial', ''],
    ['0', 'unix-seconds', '1970-01-01'],
    ['1764201600', 'unix-seconds', '2025-11-27'],
    ['1764287999.5', 'unix-seconds', '2025-11-27'],
    ['1764201600000', 'unix-millis', '2025-11-27'],
    ['2026-11-23', 'serial', '2026-11-23'],
  ] as const)('counts %s by the style %s', (text, style, day) => {
    expect(read(text, style)).toBe(day);
  });

  it.each([
    '',
    '  ',
    'n/a',
    '-',
    '12',
    '2026',
    '0000-00-00',
    '0001-01-01',
    '2026-02-29',
    '2026-13-01',
    '31.04.2026',
    '06/08/2016 to 10/12/2016',
    'Nov',
    '23 Foo 2026',
    'A-2026-11',
    '1.2.3.4',
    '1/2/345',
    '12345678901234567890',
    '2026-11-23-1',
    '2026-11-23x',
    `1 Nov 2026${' '.repeat(100)}x`,
  ])('does not take %j for a date', text => {
    for (const style of DATE_STYLES) if (!/^\d+$/.test(text)) expect(parseDay(text, style)).toBe(NO_DAY);
    expect(parseDay(text, 'day-first')).toBe(NO_DAY);
  });

  it('agrees with the calendar of the platform on every day it can be asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: -350_000, max: 2_900_000 }), day => {
        const date = new Date(day * 86_400_000);
        const [iso] = date.toISOString().split('T');
        const [year, month, dayOfMonth] = iso.split('-');
        expect(parseDay(iso, 'day-first')).toBe(day);
        expect(parseDay(`${month}/${dayOfMonth}/${year}`, 'month-first')).toBe(day);
        expect(parseDay(`${Number(dayOfMonth)}.${Number(month)}.${year}`, 'day-first')).toBe(day);
        for (const locale of ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'sv']) {
          for (const dateStyle of ['long', 'full'] as const) {
            if (Number(year) < 1000) continue;
            const written = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC', calendar: 'gregory' });
            expect(parseDay(written.format(date), 'day-first'), written.format(date)).toBe(day);
          }
          const short = new Intl.DateTimeFormat(locale, {
            day: 'numeric',
            month: 'short',
            year: 'numeric',
            timeZone: 'UTC',
          });
          expect(parseDay(short.format(date), 'day-first'), short.format(date)).toBe(day);
        }
        expect(isoDay(day)).toBe(iso);
      }),
    );
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), fc.constantFrom(...DATE_STYLES), (text, style) => {
        expect(Number.isInteger(parseDay(text, style))).toBe(true);
      }),
    );
  });
});
