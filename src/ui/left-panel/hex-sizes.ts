/** Mean area of a hex in km² at H3 resolutions 2 to 8: from countries to city quarters. */
const MEAN_AREA_KM2: Readonly<Record<number, number>> = {
  2: 86_801.78,
  3: 12_393.43,
  4: 1_770.35,
  5: 252.9,
  6: 36.13,
  7: 5.161,
  8: 0.7373,
};

export const RESOLUTIONS = Object.keys(MEAN_AREA_KM2).map(Number);

const NAMES: Readonly<Record<number, string>> = {
  2: 'Huge',
  3: 'Large',
  4: 'Medium',
  5: 'Small',
  6: 'Very small',
  7: 'Fine',
  8: 'Finest',
};

/** From flat side to flat side, km. */
export function acrossKm(resolution: number): number {
  return Math.sqrt(((MEAN_AREA_KM2[resolution] ?? Number.NaN) * 2) / Math.sqrt(3));
}

/** "Medium, 45 km across". */
export function hexSizeLabel(resolution: number): string {
  const across = acrossKm(resolution);
  if (!Number.isFinite(across)) return `Resolution ${resolution}`;
  return `${NAMES[resolution]}, ${across < 10 ? across.toFixed(1) : Math.round(across)} km across`;
}

/** About how many hexes cover an area, to two digits. */
export function hexesFor(areaKm2: number, resolution: number): number {
  return Number((areaKm2 / MEAN_AREA_KM2[resolution]).toPrecision(2));
}
