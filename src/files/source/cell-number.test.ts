import { describe, expect, it } from 'vitest';
import { formattedText, numberText } from './cell-number';
import { formatOf } from './number-format';

const shown = (value: number, code: string, is1904 = false) => formattedText(value, formatOf(code), is1904);

/** What Excel itself shows for these serial numbers. */
describe('dates', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, '1900-02-29'],
    [61, '1900-03-01'],
    [25569, '1970-01-01'],
    [36525, '1999-12-31'],
    [45000, '2023-03-15'],
    [45351, '2024-02-29'],
    [2958465, '9999-12-31'],
  ])('day %d is %s', (day, iso) => {
    expect(shown(day, 'dd/mm/yyyy')).toBe(iso);
    if (day >= 1462) expect(shown(day - 1462, 'dd/mm/yyyy', true)).toBe(iso);
  });

  it('the 1904 calendar starts with day 0', () => expect(shown(0, 'd/m/yy', true)).toBe('1904-01-01'));

  it('what is no date stays a number', () => {
    expect(shown(-1, 'd/m/yy')).toBeNull();
    expect(shown(2958466, 'd/m/yy')).toBeNull();
    expect(shown(0, 'd/m/yy')).toBeNull();
  });

  it('a time of day is written to the minute, or to the second when there are any', () => {
    expect(shown(45000.5, 'd/m/yy h:mm')).toBe('2023-03-15 12:00');
    expect(shown(45000, 'd/m/yy h:mm')).toBe('2023-03-15');
    expect(shown(45000.75001157, 'd/m/yy h:mm:ss')).toBe('2023-03-15 18:00:01');
    // One third of a second before midnight is midnight.
    expect(shown(44999.999996, 'd/m/yy h:mm')).toBe('2023-03-15');
    expect(shown(45000.9, 'd/m/yy')).toBe('2023-03-15');
  });

  it('times and durations', () => {
    expect(shown(0.25, 'h:mm')).toBe('06:00');
    expect(shown(0.999999, 'h:mm')).toBe('1900-01-01 00:00');
    expect(shown(1.5, '[h]:mm')).toBe('36:00');
    expect(shown(1 / 86400 + 10, '[h]:mm:ss')).toBe('240:00:01');
  });
});

describe('codes with zeros', () => {
  it.each([
    [2139, '00000', '02139'],
    [60601, '00000', '60601'],
    [123456, '00000', '123456'],
    [21391234, '00000-0000', '02139-1234'],
    [2139, '[<=99999]00000;00000\\-0000', '02139'],
  ])('%d under %s is %s', (value, code, text) => expect(shown(value, code)).toBe(text));

  it('a fraction is no code', () => expect(shown(12.5, '00000')).toBeNull());
});

it.each([
  ['0.30000000000000004', '0.3'],
  ['52.520006599999998', '52.5200066'],
  ['-71.058880000000002', '-71.05888'],
  ['1.0000000000000001E-5', '0.00001'],
  ['2.5E-7', '0.00000025'],
  ['1E+3', '1000'],
  ['1.5E+3', '1500'],
  ['1234567890123456', '1234567890123456'],
  ['12345678901234567890', '12345678901234567168'],
  ['-0', '0'],
  ['NaN', ''],
])('%s is written as %s', (stored, text) => expect(numberText(stored)).toBe(text));
