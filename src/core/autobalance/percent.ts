/** A fraction in words: "4.9 %", "28 %". */
export function percent(fraction: number): string {
  const value = 100 * fraction;
  return `${value < 9.95 ? value.toFixed(1) : value.toFixed(0)} %`;
}
