import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitInHeader } from './number-words';
import { currencyOf, hasLoneLetter, isBlank, parseNumber, weighStyle } from './parse-number';

describe('parseNumber', () => {
  it.each([
    ['12', 12],
    ['-71.06', -71.06],
    ['+5', 5],
    ['.5', 0.5],
    ['5.', 5],
    ['$1,234.56', 1234.56],
    ['-$1,234.56', -1234.56],
    ['$-1,234.56', -1234.56],
    ['(123)', -123],
    ['($1,234.50)', -1234.5],
    ['(-5)', -5],
    ['123-', -123],
    ['1 234.5', 1234.5],
    ['1\u00a0234.5', 1234.5],
    ['1\u202f234\u202f567', 1234567],
    ["1'234.50", 1234.5],
    ['CHF 1’234.–', 1234],
    ['12 %', 0.12],
    ['12,34,567.5', 1234567.5],
    ['1.5E+06', 1.5e6],
    ['1e5', 1e5],
    ['USD 5', 5],
    ['5 kr', 5],
    ['007', 7],
    [' 12 ', 12],
    ['−3,400', -3400],
    ['12.5%', 0.125],
    ['3.4M', 3.4e6],
    ['12k', 12_000],
    ['$12.5K', 12_500],
    ['£3.4m', 3.4e6],
    ['€1.2bn', 1.2e9],
    ['$5MM', 5e6],
    ['1.2 million', 1.2e6],
    ['1.1 million', 1_100_000],
    ['USD 1.2 billion', 1.2e9],
    ['5 lakh', 5e5],
    ['₹ 1.5 crore', 1.5e7],
    ['Rs. 1,200', 1200],
    ["Fr. 1'234.50", 1234.5],
    ['(1,234.50 EUR)', -1234.5],
    ['1,234.50-', -1234.5],
    ['EUR -12', -12],
    ['- 12', -12],
    ['１２３.５', 123.5],
    ['￥1,200', 1200],
    ['120万円', 1.2e6],
    ['\u200e-5', -5],
  ])('reads %s with decimal points', (text, value) => {
    expect(parseNumber(text, 'point')).toBeCloseTo(value, 9);
  });

  it.each([
    ['1.234,56 €', 1234.56],
    ['50,937417', 50.937417],
    ['1.234', 1234],
    ['-1.234.567', -1234567],
    ['€ 12,-', 12],
    ['1,5E+06', 1.5e6],
    ['12', 12],
    ['1,2 Mio', 1.2e6],
    ['1,2 Mio. €', 1.2e6],
    ['€ 1,2 Mio', 1.2e6],
    ['T€ 12', 12_000],
    ['12,5 TEUR', 12_500],
    ['3 Mrd. EUR', 3e9],
    ['500 Tsd.', 500_000],
    ['1,5 mln zł', 1.5e6],
    ['2,5 M€', 2.5e6],
    ['12 k€', 12_000],
    ['1 234 567,8', 1234567.8],
    ['1\u202f234,50 €', 1234.5],
    ['١٢٣٤٫٥', 1234.5],
    ['12,5 %', 0.125],
    ['1.234,5-', -1234.5],
    ['CHF 12.-', 12],
  ])('reads %s with decimal commas', (text, value) => {
    expect(parseNumber(text, 'comma')).toBeCloseTo(value, 9);
  });

  it.each([
    'n/a',
    'abc',
    '12 apples',
    '1,5',
    '1.2.3',
    '12,34',
    '0x10',
    'Infinity',
    '1e999',
    '',
    ' ',
    '--5',
    '1-2',
    '12 mm',
    '(5',
    '$',
    '.',
    ',',
    '-',
    'NaN',
    '9'.repeat(400),
    '5 10',
    '12 34',
    '1234 567',
    "1'23",
    '1 234,567 8',
    '12 m',
    '12m',
    '5b',
    '3 kk',
    'A12',
    '12A',
    'k 12 k',
    '€ 5 $',
    '5 million k',
    'T12',
    '% 5',
    '5)',
    '((5))',
    '1,234,56',
    'Mio',
    'million',
    `${'a'.repeat(58)}1!`,
  ])('does not take %j for a number', text => {
    expect(parseNumber(text, 'point')).toBeNaN();
  });
});

it('tells numbers that may be codes', () => {
  for (const text of ['12k', '3M', '7 K']) expect(hasLoneLetter(text)).toBe(true);
  for (const text of ['12', '$12k', '1.2 Mio', '3 M€', 'abc']) expect(hasLoneLetter(text)).toBe(false);
});

describe('isBlank', () => {
  it('knows the words machines write for nothing, not those people write', () => {
    for (const text of ['', '  ', '\u00a0', 'nan', 'NaN', 'NULL', '-', '\\N', '#N/A']) expect(isBlank(text)).toBe(true);
    for (const text of ['n/a', '0', 'NA', 'none', 'Nan Bakery']) expect(isBlank(text)).toBe(false);
  });
});

describe('currency', () => {
  it('is found beside numbers and in headers', () => {
    expect(currencyOf('€ 1.200')).toBe('EUR');
    expect(currencyOf('1,200 usd')).toBe('USD');
    expect(currencyOf('C$5')).toBe('CAD');
    expect(currencyOf('5 kr')).toBe('');
    expect(currencyOf('1200')).toBe('');
    expect(unitInHeader('Sales (EUR)')).toEqual({ currency: 'EUR', scale: 1 });
    expect(unitInHeader('Umsatz in €')).toEqual({ currency: 'EUR', scale: 1 });
    expect(unitInHeader('Umsatz TEUR')).toEqual({ currency: 'EUR', scale: 1000 });
    expect(unitInHeader('Umsatz [T€]')).toEqual({ currency: 'EUR', scale: 1000 });
    expect(unitInHeader('Revenue (Mio. €)')).toEqual({ currency: 'EUR', scale: 1e6 });
    expect(unitInHeader('Sales $M')).toEqual({ currency: 'USD', scale: 1e6 });
    expect(unitInHeader('Sales')).toEqual({ currency: '', scale: 1 });
  });
});

describe('weighStyle', () => {
  it('counts only separators with one possible meaning', () => {
    const evidence = { point: 0, comma: 0, ambiguousPoint: 0, ambiguousComma: 0 };
    for (const text of ['1,234.5', '1.5', '0.125', '1,234,567']) weighStyle(text, evidence);
    expect(evidence).toEqual({ point: 4, comma: 0, ambiguousPoint: 0, ambiguousComma: 0 });
    for (const text of ['1.234,5', '50,937417', '1.234.567', 'Fr. 12,50', '1,2 Mio. €']) weighStyle(text, evidence);
    expect(evidence).toEqual({ point: 4, comma: 5, ambiguousPoint: 0, ambiguousComma: 0 });
    for (const text of ['1.234', '12,345', '100', '']) weighStyle(text, evidence);
    expect(evidence).toEqual({ point: 4, comma: 5, ambiguousPoint: 1, ambiguousComma: 1 });
  });
});

describe('parseNumber and the written form', () => {
  /** By the definition: strip what may stand around, take out groups of three, read what is left. */
  function byDefinition(text: string, style: 'point' | 'comma'): number {
    const [group, decimal] = style === 'point' ? [',', '.'] : ['.', ','];
    const parts = /^(-?)(?:[$€£¥] ?)?(-?)([\d.,' ]*\d)(?: ?[$€£¥])?$/u.exec(text);
    if (!parts || (parts[1] && parts[2])) return Number.NaN;
    for (const sign of [group, "'", ' ']) {
      const shape = new RegExp(`^(?:\\d+|\\d{1,3}(?:[${sign}]\\d{3})+)(?:[${decimal}]\\d+)?$`, 'u');
      if (!shape.test(parts[3])) continue;
      const value = Number(parts[3].replaceAll(sign, '').replace(decimal, '.'));
      return parts[1] || parts[2] ? -value : value;
    }
    return Number.NaN;
  }

  it('agree wherever the definition says that it is a number', () => {
    const piece = fc.constantFrom('1', '23', '456', '789', '000', '.', ',', "'", ' ', '$', '€', '-', '0.5');
    let numbers = 0;
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 7 }),
        fc.constantFrom('point', 'comma'),
        (pieces, style) => {
          const text = pieces.join('');
          const expected = byDefinition(text, style);
          if (Number.isNaN(expected)) return;
          if ((text.match(/[$€]/gu)?.length ?? 0) > 1) return;
          numbers++;
          expect(parseNumber(text, style), text).toBe(expected);
        },
      ),
      { numRuns: 20_000 },
    );
    expect(numbers).toBeGreaterThan(500);
  });
});
