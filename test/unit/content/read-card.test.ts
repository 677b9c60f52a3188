// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { readPage } from '../../../src/content/read-page';
import type { CardField, CardQuestion } from '../../../src/domain/page-reading';
import { mockLayout } from './support/layout';

beforeEach(mockLayout);

const field: CardField = {
  label: 'Customer number',
  by: 'card',
  selector: '.number',
  labels: [],
  take: { from: 'text', attribute: '', pattern: '' },
};

function read(html: string, changes: Partial<CardQuestion> = {}) {
  document.body.innerHTML = html;
  const card = { id: 'desk', root: '', fields: [field], never: [], ...changes };
  return readPage(document, { labels: [], cards: [card] });
}

const values = (html: string, changes?: Partial<CardQuestion>) =>
  read(html, changes).candidates.map(({ value }) => value);
const taking = (take: Partial<CardField['take']>, selector = '.number') => ({
  fields: [{ ...field, selector, take: { ...field.take, ...take } }],
});

describe('a field of a site card', () => {
  it.each<[string, string, Partial<CardQuestion>]>([
    ['a text', '<b class="number">cus_1</b>', {}],
    ['a part of a text', '<b class="number">No. cus_1</b>', taking({ pattern: 'No\\. (\\S+)' })],
    ['a control', '<input class="number" value="cus_1">', taking({ from: 'value' })],
    [
      'an attribute',
      '<a class="number" data-ref="cus_1">Ada</a>',
      taking({ from: 'attribute', attribute: 'data-ref' }),
    ],
    [
      'its label',
      '<dl><dt>Kundennr.</dt><dd>cus_1</dd></dl>',
      { fields: [{ ...field, selector: '', labels: ['kundennr.'] }] },
    ],
  ])('is read from %s', (_, html, changes) => {
    expect(read(html, changes).candidates).toEqual([
      { value: 'cus_1', by: 'card', label: 'Customer number' },
    ]);
  });

  it('is read in the visible record alone', () => {
    const html =
      '<div id="r1" data-unseen><b class="number">cus_1</b></div>' +
      '<div id="r2"><b class="number">cus_2</b></div>';
    expect(values(html, { root: '#r2' })).toEqual(['cus_2']);
  });

  it('is read in every place that it leads to, so that disagreement shows', () => {
    const html = '<b class="number">cus_1</b><i class="number">cus_2</i>';
    expect(values(html)).toEqual(['cus_1', 'cus_2']);
  });

  it('is never read in the regions that its card leaves out', () => {
    const html = '<div class="notes"><b class="number">cus_1</b></div>';
    expect(values(html, { never: ['.notes'] })).toEqual([]);
  });

  it('with a selector or a pattern that is none finds nothing', () => {
    const html = '<b class="number">cus_1</b>';
    expect(values(html, taking({}, '..number'))).toEqual([]);
    expect(values(html, taking({ pattern: '(' }))).toEqual([]);
  });
});

describe('a card that finds nothing', () => {
  it('is named when the place of its field is gone', () => {
    expect(read('<b>cus_1</b>').emptyCards).toEqual(['desk']);
  });

  it('is right all the same when the place is there and empty', () => {
    expect(read('<b class="number"></b>')).toMatchObject({ candidates: [], emptyCards: [] });
  });

  it('has no say while its record is not shown', () => {
    expect(read('<p></p>', { root: '#r2' })).toMatchObject({ isChanging: true, emptyCards: [] });
  });

  it('is not named where it knows an address alone', () => {
    expect(read('<p></p>', { fields: [] }).emptyCards).toEqual([]);
  });
});
