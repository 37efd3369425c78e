import { describe, expect, it } from 'vitest';
import { currencyInHeader, currencyOf, isBlank, parseNumber, weighStyle } from './parse-number';

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
  ])('does not take %j for a number', text => {
    expect(parseNumber(text, 'point')).toBeNaN();
  });
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
    expect(currencyInHeader('Sales (EUR)')).toBe('EUR');
    expect(currencyInHeader('Umsatz in €')).toBe('EUR');
    expect(currencyInHeader('Sales')).toBe('');
  });
});

describe('weighStyle', () => {
  it('counts only separators with one possible meaning', () => {
    const evidence = { point: 0, comma: 0, ambiguousPoint: 0, ambiguousComma: 0 };
    for (const text of ['1,234.5', '1.5', '0.125', '1,234,567']) weighStyle(text, evidence);
    expect(evidence).toEqual({ point: 4, comma: 0, ambiguousPoint: 0, ambiguousComma: 0 });
    for (const text of ['1.234,5', '50,937417', '1.234.567']) weighStyle(text, evidence);
    expect(evidence).toEqual({ point: 4, comma: 3, ambiguousPoint: 0, ambiguousComma: 0 });
    for (const text of ['1.234', '12,345', '100', '']) weighStyle(text, evidence);
    expect(evidence).toEqual({ point: 4, comma: 3, ambiguousPoint: 1, ambiguousComma: 1 });
  });
});
