/** Smallest and largest band that can be asked for, as fractions. */
export const SMALLEST_BAND = 0.01;
export const LARGEST_BAND = 0.5;

/**
 * The band meant by what was typed: "±10 %", "10", "7,5". As a fraction to a tenth of a percent, kept within what can
 * be asked for; null when it is no number.
 */
export function parseBand(text: string): number | null {
  const plain = text.replace(/[±%\s]/g, '').replace(',', '.');
  const percent = plain === '' ? Number.NaN : Number(plain);
  if (!Number.isFinite(percent)) return null;
  const fraction = Math.round(Math.abs(percent) * 10) / 1000;
  return Math.min(LARGEST_BAND, Math.max(SMALLEST_BAND, fraction));
}
