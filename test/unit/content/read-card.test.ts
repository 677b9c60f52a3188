// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { readPage } from '../../../src/content/read-page';
import type { CardField, CardQuestion } from '../../../src/domain/page-reading';
import { mockLayout } from './support/layout';

beforeEach(mockLayout);

const text = { from: 'text', attribute: '', pattern: '' } as const;
const field = (changes: Partial<CardField>): CardField => ({
  label: 'Shop ID',
  by: 'card',
  selector: '.ref',
  labels: [],
  take: text,
  ...changes,
});
const card = (changes: Partial<CardQuestion>): CardQuestion => ({
  id: 'desk',
  root: '',
  fields: [field({})],
  never: [],
  ...changes,
});

function read(html: string, changes: Partial<CardQuestion> = {}, labels: readonly string[] = []) {
  document.body.innerHTML = html;
  return readPage(document, { labels, cards: [card(changes)] });
}

describe('a field of a card', () => {
  it.each<[string, string, Partial<CardField>]>([
    ['text', '<p class="ref">cus_1 <button>Copy</button></p>', {}],
    [
      'text by pattern',
      '<p class="ref">VIP. id: cus_1</p>',
      { take: { ...text, pattern: 'id: (\\S+)' } },
    ],
    ['a whole match', '<p class="ref">VIP cus_1</p>', { take: { ...text, pattern: 'cus_\\d+' } }],
    ['a value', '<input class="ref" value="cus_1">', { take: { ...text, from: 'value' } }],
    [
      'a value inside',
      '<p class="ref"><input value="cus_1"></p>',
      { take: { ...text, from: 'value' } },
    ],
    [
      'an attribute',
      '<p class="ref" data-id="cus_1">Ana</p>',
      { take: { from: 'attribute', attribute: 'data-id', pattern: '' } },
    ],
    ['a label', '<b>Ref no</b><i></i><b class="v">cus_1</b>', { selector: '', labels: ['ref no'] }],
  ])('is read from %s', (_, html, changes) => {
    expect(read(html, { fields: [field(changes)] }).candidates).toEqual([
      { value: 'cus_1', by: 'card', label: 'Shop ID' },
    ]);
  });

  it.each<[string, string, Partial<CardField>]>([
    ['what is hidden', '<p class="ref" data-unseen>cus_1</p>', {}],
    ['what is empty', '<p class="ref"> </p>', {}],
    ['a placeholder', '<p class="ref">n/a</p>', {}],
    ['a message', '<div class="message"><p class="ref">cus_1</p></div>', {}],
    ['what no pattern fits', '<p class="ref">Ana</p>', { take: { ...text, pattern: 'cus_\\d+' } }],
    ['a pattern that is none', '<p class="ref">cus_1</p>', { take: { ...text, pattern: '(' } }],
    ['a selector that is none', '<p class="ref">cus_1</p>', { selector: '<' }],
  ])('does not read %s', (_, html, changes) => {
    const reading = read(html, { fields: [field(changes)] });
    expect(reading).toMatchObject({ candidates: [], isChanging: false });
  });

  it('offers all of several values', () => {
    const { candidates } = read('<p class="ref">cus_1</p><p class="ref">cus_2</p>');
    expect(candidates.map(({ value }) => value)).toEqual(['cus_1', 'cus_2']);
  });

  it('names a value that a label on the page leads to as well', () => {
    const html = '<dl><dt>Customer ID</dt><dd class="ref">cus_1</dd></dl>';
    expect(read(html, {}, ['customer id']).candidates).toEqual([
      { value: 'cus_1', by: 'label', label: 'Shop ID' },
    ]);
  });

  it('stands beside a label that disagrees', () => {
    const html = '<dl><dt>Customer ID</dt><dd>cus_1</dd></dl><p class="ref">cus_2</p>';
    expect(read(html, {}, ['customer id']).candidates).toEqual([
      { value: 'cus_1', by: 'label', label: 'Customer ID' },
      { value: 'cus_2', by: 'card', label: 'Shop ID' },
    ]);
  });
});

describe('the record of a card', () => {
  const records =
    '<div id="t1" data-unseen><p class="ref">cus_1</p></div><div id="t2"><p class="ref">cus_2</p></div>';

  it('is the only one that is read', () => {
    const reading = read(`${records}<p class="ref">cus_3</p>`, { root: '#t2' });
    expect(reading.candidates.map(({ value }) => value)).toEqual(['cus_2']);
    expect(reading).toMatchObject({ emptyCards: [], isChanging: false });
  });

  it.each(['#t1', '#t3', '<'])('is not shown yet: %s', (root) => {
    expect(read(records, { root })).toMatchObject({ candidates: [], isChanging: true });
  });

  it('needs no fields', () => {
    expect(read(records, { root: '#t2', fields: [] })).toMatchObject({ emptyCards: [] });
  });
});
