import { expect, it } from 'vitest';
import { rowProject, territory } from '../../../test/support/row-project';
import type { BalanceForm } from '../../state/balance-state';
import { DEFAULT_BALANCE_FORM } from '../../state/create-store';
import { wishWords } from './wish-words';

const dataset = rowProject([1], [territory(1)]).getState().dataset!;
const form: BalanceForm = {
  ...DEFAULT_BALANCE_FORM,
  territories: 24,
  criteria: [
    { measureId: 'potential', on: true, band: 0.1, hardness: 'must', priority: 0 },
    { measureId: 'workload', on: true, band: 0.075, hardness: 'try', priority: 0 },
  ],
};

it('says every wish', () => {
  const all: BalanceForm = {
    ...form,
    maximum: { measureId: 'accounts', perFte: 250, hardness: 'try' },
    mostMoved: 0.2,
    disruptionBy: 'workload',
    homes: 'inside',
  };
  expect(wishWords(all, dataset)).toEqual([
    '24 territories from the map as it was',
    'Potential ±10 %',
    'Workload ±7.5 % if possible',
    'at most 250 accounts per full-time rep if possible',
    'at most 20 % of hours may move',
    'rep homes inside',
  ]);
});

it('says nothing of what was not wished, nor of moves from scratch', () => {
  const one = {
    ...form,
    territories: 1,
    start: 'scratch',
    mostMoved: 0.2,
    criteria: form.criteria.slice(0, 1),
  } as const;
  expect(wishWords(one, dataset)).toEqual(['1 territory from scratch', 'Potential ±10 %']);
});
