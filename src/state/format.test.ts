import { describe, expect, it } from 'vitest';
import { formatDeviation, formatExact, formatMeasure, formatShare } from './format';

describe('formatMeasure', () => {
  it('shortens currency at a million and keeps one digit after the point', () => {
    expect(formatMeasure(25_412_000, 'currency', 'USD')).toBe('$25.4 M');
    expect(formatMeasure(12_000_000, 'currency', 'EUR')).toBe('€12.0 M');
    expect(formatMeasure(999_960, 'currency', 'USD')).toBe('$1.0 M');
    expect(formatMeasure(43_210, 'currency', '')).toBe('43 k');
  });
  it('writes hours with their unit and blanks as a dash', () => {
    expect(formatMeasure(1604.3, 'hours', '')).toBe('1,604 h');
    expect(formatMeasure(3.25, 'hours', '')).toBe('3.3 h');
    expect(formatMeasure(Number.NaN, 'hours', '')).toBe('–');
  });
  it('writes negatives with a real minus before the symbol', () => {
    expect(formatMeasure(-1_500_000, 'currency', 'USD')).toBe('−$1.5 M');
    expect(formatExact(-12.5, 'currency', 'USD')).toBe('−$12.50');
  });
});

describe('formatDeviation', () => {
  it('signs the rounded percentage', () => {
    expect([0.514, -0.66, 0.004, -0.004].map(formatDeviation)).toEqual(['+51 %', '−66 %', '±0 %', '±0 %']);
  });
  it('leaves an unknown deviation open', () => {
    expect(formatDeviation(Number.NaN)).toBe('–');
    expect(formatShare(0.194)).toBe('19 %');
  });
});
