import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../files/customers/inspect-file';
import type { SourceInspection } from '../../files/source/inspect-source';
import { columnsToConfirm, openQuestion } from './column-checks';
import { multiplicands, multipliedBy, multipliers, productsOf, rowsAddUp } from './column-products-shown';
import { mappingOutlook } from './mapping-outlook';

async function orderLines(price: (line: number) => string, place = '50.5,7.5') {
  const lines = Array.from(
    { length: 12 },
    (_, at) => `C${at % 3},Shop ${at % 3},${place},5066${at % 3},${at},${price(at)}`,
  );
  const text = `Customer ID,Customer,Latitude,Longitude,Zip,Quantity,Unit price\n${lines.join('\n')}\n`;
  const inspection: SourceInspection = {
    ...(await inspectFile(new Blob([text]), 'lines.csv')),
    source: { format: 'text', packing: '', parts: [], part: '', typedNumbers: [] },
  };
  return { inspection, mapping: inspection.proposed, confirmed: [], answered: [] };
}

describe('columns that are multiplied', () => {
  it('are numbers that count, and no ids, places or post codes', async () => {
    const parts = await orderLines(at => `${at}.25`);
    expect(rowsAddUp(parts.mapping)).toBe(true);
    expect(multiplicands(parts.mapping)).toEqual([5]);
    expect(multipliers(parts.mapping, parts.inspection)).toEqual([5, 6]);
    expect(multipliedBy(parts.mapping, 'Unit price')).toBe('Quantity');
    expect(multipliedBy(parts.mapping, 'Quantity')).toBe('');
    expect(productsOf(parts.mapping)).toEqual(['Quantity × Unit price']);
  });

  it('wait for confirmation while the product is the proposed one', async () => {
    const parts = await orderLines(at => `${at}.25`);
    expect(columnsToConfirm(parts)).toEqual([5]);
    const columns = parts.mapping.columns.map(({ times: _, ...use }) => use);
    expect(columnsToConfirm({ ...parts, mapping: { ...parts.mapping, columns } })).toEqual([]);
  });

  it('are said in the outlook', async () => {
    const { mapping } = await orderLines(at => `${at}.25`);
    const text = (topic: string) => mappingOutlook(mapping).find(outlook => outlook.topic === topic)?.text;
    expect(text('Potential')).toBe('Quantity × Unit price stands in: the file has no potential');
    expect(text('Multiplied')).toBe('Quantity × Unit price: row by row, before rows are added up');
  });

  it('open the question how the numbers of the other column are written', async () => {
    const parts = await orderLines(at => `${at + 1}.250`, '50,7');
    expect(openQuestion(parts, 6)?.kind).toBe('decimal');
    expect(columnsToConfirm(parts)).toEqual([5, 6]);
    const columns = parts.mapping.columns.map(({ times: _, ...use }) => use);
    expect(openQuestion({ ...parts, mapping: { ...parts.mapping, columns } }, 6)).toBeNull();
  });
});
