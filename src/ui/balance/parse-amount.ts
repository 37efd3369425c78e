const SCALES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, bn: 1e9, b: 1e9 };

/**
 * The amount meant by what was typed: "250", "1,700 h", "$21.5 M", "7,5". A comma before exactly three digits groups
 * thousands, any other is the decimal sign. null when it is no amount above 0.
 */
export function parseAmount(text: string): number | null {
  const plain = text.toLowerCase().replace(/\s/g, '');
  const match = /^[^\d.,-]*([\d.,]+)(k|m|bn|b)?[^\d]*$/.exec(plain);
  if (!match) return null;
  const digits = match[1].replace(/,(?=\d{3}(\D|$))/g, '').replace(',', '.');
  const amount = Number(digits) * (SCALES[match[2]] ?? 1);
  return Number.isFinite(amount) && amount > 0 ? amount : null;
}

/** The share meant by "20 %" or "20": 0 … 1 to a tenth of a percent; null when it is no number. */
export function parseShare(text: string): number | null {
  const plain = text.replace(/[%\s]/g, '').replace(',', '.');
  const percent = plain === '' ? Number.NaN : Number(plain);
  return Number.isFinite(percent) ? Math.min(1, Math.max(0, Math.round(percent * 10) / 1000)) : null;
}
