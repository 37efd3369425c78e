import { expect, it } from 'vitest';
import { builtInFormat, formatOf } from './number-format';

const CODES: Readonly<Record<string, readonly string[]>> = {
  number: [
    'General',
    '0',
    '0.00',
    '#,##0',
    '#,##0.00 €',
    '[$€-407] #,##0.00',
    '0%',
    '0.00E+00',
    '# ?/?',
    '@',
    '"day" 0',
    '0 "hours"',
    '0\\d',
    '[Red]-#,##0;[Blue]#,##0',
    '_-* #,##0.00\\ _d_-',
    'General;[Red]\\-General',
    '"€"#,##0_);("€"#,##0)',
    '',
  ],
  date: [
    'dd/mm/yyyy',
    'm/d/yy',
    'yyyy\\-mm\\-dd',
    'd. mmmm yyyy',
    '[$-407]d/ mmm/ yy',
    '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
    'mmm-yy',
    'mmmm',
    'yyyy"年"m"月"d"日"',
    '[$-411]ge.m.d',
    'TT.MM.JJJJ',
    'jj/mm/aaaa',
    'dd-mm-jjjj',
    'gg/mm/aaaa',
    'dd/mm/aaaa',
    '[Red]dd.mm.yyyy;@',
  ],
  datetime: [
    'm/d/yy h:mm',
    'yyyy-mm-dd hh:mm:ss',
    'dd.mm.yyyy hh:mm',
    '[$-409]m/d/yy h:mm AM/PM;@',
    'yyyy\\-mm\\-dd\\Thh:mm',
    'TT.MM.JJJJ hh:mm',
  ],
  time: ['h:mm', 'hh:mm:ss', 'h:mm AM/PM', 'mm:ss.0', 'mm:ss'],
  duration: ['[h]:mm', '[hh]:mm:ss', '[mm]:ss', '[s]'],
  zeros: ['00000', '000000000'],
  hyphened: ['00000\\-0000', '00000-0000', '[<=99999]00000;00000\\-0000'],
};

it.each(Object.entries(CODES).flatMap(([kind, codes]) => codes.map(code => [code, kind] as const)))(
  '%s shows a number as %s',
  (code, kind) => expect(formatOf(code).kind).toBe(kind),
);

it('knows the formats that no workbook defines', () => {
  const kinds = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => builtInFormat(from + at).kind);
  expect(new Set([...kinds(0, 13), ...kinds(37, 44), ...kinds(48, 49)])).toEqual(new Set(['number']));
  expect(new Set(kinds(14, 17))).toEqual(new Set(['date']));
  expect(new Set(kinds(18, 21))).toEqual(new Set(['time']));
  expect(builtInFormat(22).kind).toBe('datetime');
  expect(kinds(45, 47)).toEqual(['time', 'duration', 'time']);
});
