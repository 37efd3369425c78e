import { expect, test } from 'vitest';
import { exportFileName } from './file-name';

test('project and kind make a name for every system', () => {
  expect(exportFileName('US field sales 2027', 'territories.geojson')).toBe('us-field-sales-2027-territories.geojson');
  expect(exportFileName('  Außendienst / Süd: “A” ', 'hexes.csv')).toBe('außendienst-sud-a-hexes.csv');
  expect(exportFileName('../..', 'hexes.csv')).toBe('hexes.csv');
  expect(exportFileName('x'.repeat(200), 'a.csv')).toHaveLength(66);
});
