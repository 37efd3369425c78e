import type { MeasureUnit } from '../core/measure/measure';

/** How figures are written on screen. A real minus, a thin rule for currency, no figure longer than it must be. */

const MINUS = '−';

const SYMBOLS: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', CHF: 'CHF ', CAD: 'C$' };

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const cents = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export function formatCount(count: number): string {
  return whole.format(count).replace('-', MINUS);
}

/** "$25.4 M", "1,604 h", "3,120". NaN is written as a dash: missing is not zero. */
export function formatMeasure(value: number, unit: MeasureUnit, currency: string): string {
  if (!Number.isFinite(value)) return '–';
  const sign = value < 0 ? MINUS : '';
  const size = Math.abs(value);
  if (unit === 'hours') return `${sign}${size > 0 && size < 10 ? oneDecimal.format(size) : whole.format(size)} h`;
  const text =
    size >= 999_950_000
      ? `${oneDecimal.format(size / 1e9)} bn`
      : size >= 999_950
        ? `${(size / 1e6).toFixed(1)} M`
        : size >= 10_000
          ? `${whole.format(size / 1e3)} k`
          : size < 100 && size % 1 !== 0
            ? oneDecimal.format(size)
            : whole.format(size);
  return unit === 'currency'
    ? `${sign}${SYMBOLS[currency] ?? (currency ? `${currency} ` : '')}${text}`
    : `${sign}${text}`;
}

/** Every digit, for "how is this computed" and for comparing with an export. */
export function formatExact(value: number, unit: MeasureUnit, currency: string): string {
  if (!Number.isFinite(value)) return '–';
  const sign = value < 0 ? MINUS : '';
  const text = cents.format(Math.abs(value));
  if (unit === 'hours') return `${sign}${text} h`;
  return unit === 'currency'
    ? `${sign}${SYMBOLS[currency] ?? (currency ? `${currency} ` : '')}${text}`
    : `${sign}${text}`;
}

/** A fraction as a signed whole percentage: "+9 %", "±0 %", "−3 %". */
export function formatDeviation(fraction: number): string {
  if (!Number.isFinite(fraction)) return '–';
  const percent = Math.round(fraction * 100);
  if (percent === 0) return '±0 %';
  return `${percent > 0 ? '+' : MINUS}${whole.format(Math.abs(percent))} %`;
}

/** An unsigned share: "19 %". */
export function formatShare(fraction: number): string {
  if (!Number.isFinite(fraction)) return '–';
  return `${whole.format(Math.round(fraction * 100))} %`;
}

export function formatBand(band: number): string {
  return `±${oneDecimal.format(band * 100)} %`;
}

export function formatKm(km: number): string {
  if (!Number.isFinite(km)) return '–';
  return `${km > 0 && km < 10 ? oneDecimal.format(km) : whole.format(km)} km`;
}

/** "12:04" on this device. */
export function formatTime(milliseconds: number): string {
  return new Date(milliseconds).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}
