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
