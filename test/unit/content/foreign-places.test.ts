// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { readPage } from '../../../src/content/read-page';
import { KNOWN_LABELS } from '../../../src/domain/label-match';
import { mockLayout } from './support/layout';

beforeEach(mockLayout);

const FIELD = '<dl><dt>Customer ID</dt><dd>usr_1</dd></dl>';

function valuesIn(html: string): readonly string[] {
  document.body.innerHTML = html;
  const { candidates } = readPage(document, { labels: KNOWN_LABELS, cards: [] });
  return candidates.map(({ value }) => value);
}

it.each([
  `<div class="stream-post-container"><span class="cell cell-post">${FIELD}</span></div>`,
  `<section aria-label="Contact owner">${FIELD}</section>`,
  `<section aria-label="Salesperson">${FIELD}</section>`,
])('no ID is read from %s', (html) => {
  expect(valuesIn(html)).toEqual([]);
});

it.each([
  `<section aria-label="Contact">${FIELD}</section>`,
  `<section aria-label="Assigned contact">${FIELD}</section>`,
])('an ID is read from %s', (html) => {
  expect(valuesIn(html)).toEqual(['usr_1']);
});

it.each([
  '<dl><dt>Customer ID<abbr title="required">*</abbr></dt><dd>usr_1</dd></dl>',
  '<div><span>Customer ID<span class="mark"> * </span></span><span>usr_1</span></div>',
  '<div><span>Customer ID</span><span>:</span><span>usr_1</span></div>',
])('the mark beside the label is no value: %s', (html) => {
  expect(valuesIn(html)).toEqual(['usr_1']);
});

it('a dash in the place of the value is none, and nothing after it is', () => {
  expect(valuesIn('<div><b>Customer ID</b><i>-</i><span>-</span><b>usr_2</b></div>')).toEqual([]);
});

it('a frame whose document is empty does not keep the rest from being read', () => {
  document.body.innerHTML = `${FIELD}<iframe></iframe>`;
  const empty = document.implementation.createHTMLDocument();
  empty.documentElement.remove();
  Object.defineProperty(HTMLIFrameElement.prototype, 'contentDocument', {
    configurable: true,
    get: () => empty,
  });
  const { candidates } = readPage(document, { labels: KNOWN_LABELS, cards: [] });
  expect(candidates.map(({ value }) => value)).toEqual(['usr_1']);
});
