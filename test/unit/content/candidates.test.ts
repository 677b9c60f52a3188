import { expect, it } from 'vitest';
import { mergeCandidates } from '../../../src/content/candidates';
import type { Candidate } from '../../../src/domain/page-reading';

const label: Candidate = { value: 'cus_1', by: 'label', label: 'Customer ID' };
const card: Candidate = { value: 'cus_1', by: 'card', label: 'Shop ID' };
const link: Candidate = { value: 'cus_1', by: 'link', label: 'Shop link' };

it.each([
  ['twice the same', [label, label], [label]],
  [
    'the strongest source, by the name of the card',
    [label, card],
    [{ ...label, label: 'Shop ID' }],
  ],
  ['in whatever order', [card, label], [{ ...label, label: 'Shop ID' }]],
  ['a card before a link', [link, card], [{ ...card, label: 'Shop link' }]],
  [
    'two values, the stronger first',
    [{ ...link, value: 'cus_2' }, label],
    [label, { ...link, value: 'cus_2' }],
  ],
  [
    'a field before a note, and a note before what the agent pointed at',
    [{ ...link, value: 'cus_3', by: 'selection' }, { ...link, value: 'cus_2', by: 'note' }, label],
    [label, { ...link, value: 'cus_2', by: 'note' }, { ...link, value: 'cus_3', by: 'selection' }],
  ],
  ['nothing', [], []],
] as const)('candidates are joined: %s', (_, found, joined) => {
  expect(mergeCandidates(found)).toEqual(joined);
});

it('no more than fifty are told', () => {
  const many = Array.from({ length: 99 }, (_, at) => ({ ...label, value: `cus_${at}` }));
  expect(mergeCandidates(many)).toHaveLength(50);
});
