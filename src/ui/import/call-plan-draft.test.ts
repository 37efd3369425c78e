import { describe, expect, it } from 'vitest';
import { draftOf, rowErrors, rowHours, settledRows } from './call-plan-draft';

describe('call plan draft', () => {
  it('settles to the rows it was made of', () => {
    const rows = [
      { label: 'A', visitsPerYear: 24, minutesPerVisit: 60 },
      { label: 'C', visitsPerYear: 0.5, minutesPerVisit: 30 },
    ];
    expect(settledRows(draftOf(rows))).toEqual(rows);
  });

  it('names the cell at fault', () => {
    expect(rowErrors({ label: 'A', visits: '-1', minutes: '30' }).visits).toBe('Not below 0');
    expect(rowErrors({ label: 'A', visits: '12', minutes: '0' }).minutes).toBe('A visit takes time');
    expect(rowErrors({ label: 'A', visits: '0', minutes: '0' })).toEqual({ visits: '', minutes: '' });
    expect(rowErrors({ label: 'A', visits: '', minutes: 'an hour' })).toEqual({
      visits: 'Type a number',
      minutes: 'Type a number',
    });
  });

  it('does not settle while a cell is wrong', () => {
    expect(settledRows([{ label: 'A', visits: '12', minutes: '0' }])).toBeNull();
  });

  it('counts hours without travel, a decimal comma included', () => {
    expect(rowHours({ label: 'B', visits: '12', minutes: '45' }, 10)).toBe(90);
    expect(rowHours({ label: 'B', visits: '0,5', minutes: '60' }, 4)).toBe(2);
    expect(rowHours({ label: 'B', visits: '-2', minutes: '60' }, 4)).toBeNaN();
  });
});
