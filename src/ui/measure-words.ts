import type { DatasetSummary } from '../core/dataset/dataset';
import type { MeasureUnit } from '../core/measure/measure';
import { formatMeasure } from '../state/format';

/** The label of a measure, or its id when the file no longer has it. */
export function measureLabel(summary: DatasetSummary | undefined, measureId: string): string {
  return summary?.measures.find(measure => measure.id === measureId)?.label ?? measureId;
}

export function measureUnit(summary: DatasetSummary | undefined, measureId: string): MeasureUnit {
  return summary?.measures.find(measure => measure.id === measureId)?.unit ?? 'number';
}

/** A sum of a measure as it is written on screen: "$25.4 M", "1,604 h". */
export function measureText(summary: DatasetSummary | undefined, measureId: string, value: number): string {
  return formatMeasure(value, measureUnit(summary, measureId), summary?.currency ?? '');
}

/** "1 hex", "15 hexes". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
