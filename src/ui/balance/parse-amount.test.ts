import { describe, expect, it } from 'vitest';
import { formatMeasure } from '../../state/format';
import { parseAmount, parseShare } from './parse-amount';

describe('parseAmount', () => {
  it.each([
    ['250', 250],
    ['1,700 h', 1700],
    ['1,234,567', 1_234_567],
    ['$21.5 M', 21_500_000],
    ['€ 900 k', 900_000],
    ['2bn', 2e9],
    ['7,5', 7.5],
    ['CHF 12', 12],
  ])('reads %s', (text, amount) => {
    expect(parseAmount(text)).toBe(amount);
  });

  it.each(['', 'many', '0', '-5', '1.2.3', '5 5x5'])('refuses %j', text => {
    expect(parseAmount(text)).toBeNull();
  });

  it('reads what the screen writes', () => {
    for (const unit of ['currency', 'hours', 'number'] as const) {
      for (const value of [3, 250, 1700, 48_000, 2_500_000, 3_200_000_000]) {
        expect(parseAmount(formatMeasure(value, unit, 'USD'))).toBe(value);
      }
    }
  });
});

describe('parseShare', () => {
  it.each([
    ['20 %', 0.2],
    ['7,5', 0.075],
    ['0', 0],
    ['130', 1],
    ['-3', 0],
  ])('reads %s', (text, share) => {
    expect(parseShare(text)).toBe(share);
  });

  it.each(['', ' % ', 'few'])('refuses %j', text => {
    expect(parseShare(text)).toBeNull();
  });
});
