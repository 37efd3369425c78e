import { describe, expect, it } from 'vitest';
import { parseBand } from './parse-band';

describe('parseBand', () => {
  it.each([
    ['±10 %', 0.1],
    ['10', 0.1],
    ['7,5', 0.075],
    ['7.46%', 0.075],
    ['-15', 0.15],
    ['0', 0.01],
    ['400', 0.5],
  ])('reads %s', (text, band) => {
    expect(parseBand(text)).toBe(band);
  });

  it.each(['', ' % ', 'ten', '1e'])('refuses %j', text => {
    expect(parseBand(text)).toBeNull();
  });
});
