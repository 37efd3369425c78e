/** An amount to the cent, without decimals when it is whole: "1,234.50", "−7". */
export function amountText(value: number): string {
  const decimals = Math.abs(value - Math.round(value)) < 0.005 ? 0 : 2;
  const text = value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return text === '-0' ? '0' : text.replace('-', '−');
}
