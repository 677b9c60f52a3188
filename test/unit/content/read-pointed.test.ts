// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { partPattern } from '../../../src/content/part-pattern';
import { readPointed } from '../../../src/content/read-pointed';
import {
  isStableClass,
  isStableField,
  isStableName,
  readableName,
} from '../../../src/content/stable-name';
import { mockLayout } from './support/layout';

beforeEach(mockLayout);

function pointAt(html: string) {
  document.body.innerHTML = html;
  const element = document.querySelector('[data-here]');
  const selection = document.getSelection();
  if (element === null || selection === null) throw new Error('nothing to point at');
  selection.removeAllRanges();
  if (element instanceof HTMLInputElement) element.focus();
  else selection.selectAllChildren(element);
  return readPointed(document, ['customer id']);
}

describe('a value that the agent points at', () => {
  it('is found by its label', () => {
    const html = '<div><span>Shop ref</span><span class="v" data-here>cus_1</span></div>';
    expect(pointAt(html)).toMatchObject({
      value: 'cus_1',
      anchors: [{ matches: 1, field: { label: 'Shop ref', selector: '', labels: ['shop ref'] } }],
    });
  });

  it('is found by a name in code, counted', () => {
    const html = '<div data-test-id="shop-ref"><b data-here>cus_1</b></div><p>cus_2</p>';
    const selector = '[data-test-id="shop-ref"] b';
    expect(pointAt(html).anchors[0]).toMatchObject({ matches: 1, field: { selector } });
    const twice = `${html}<div data-test-id="shop-ref"><b>cus_3</b></div>`;
    expect(pointAt(twice).anchors[0]).toMatchObject({ matches: 2, field: { selector } });
  });

  it('is found in a field, by its value', () => {
    const html =
      '<div data-field="shop_ref"><label for="r">Ref</label><input data-here id="r" value="cus_1"></div>';
    const { value, anchors } = pointAt(html);
    expect(value).toBe('cus_1');
    expect(anchors.map(({ field }) => field.take.from)).not.toContain('text');
    expect(anchors[0]?.field.labels).toEqual(['ref']);
    expect(anchors[1]?.field.selector).toBe('[data-field="shop_ref"] input');
  });

  it.each([
    ['an attribute', '<p data-user-id="cus_1"><b data-here>Ana</b></p>', 'data-user-id'],
    ['a link', '<aside><a href="/users/cus_1" data-here>Ana</a></aside>', 'href'],
  ])('is found in %s when the text is another', (_, html, attribute) => {
    const { value, anchors } = pointAt(html);
    expect(value).toBe('cus_1');
    expect(anchors[0]).toMatchObject({
      matches: 1,
      field: { take: { from: 'attribute', attribute } },
    });
  });

  it('has no anchors in a message, and none without names', () => {
    expect(pointAt('<div class="message"><b>Ref</b> <b data-here>cus_1</b></div>').anchors).toEqual(
      [],
    );
    expect(pointAt('<p data-here>cus_1</p>')).toEqual({ value: 'cus_1', anchors: [] });
  });

  it('is a name when its label says so', () => {
    const html = '<dl><dt>Customer ID</dt><dd data-user-id="cus_1" data-here>ana</dd></dl>';
    expect(pointAt(html).value).toBe('ana');
  });

  it('is nothing when nothing is pointed at', () => {
    document.body.innerHTML = '<p>cus_1</p>';
    document.getSelection()?.removeAllRanges();
    expect(readPointed(document, [])).toEqual({ value: '', anchors: [] });
  });
});

it.each([
  ['VIP. id: cus_1', 'cus_1', 'id:\\s*(\\S+)'],
  ['cus_1 of Ana', 'cus_1', '^(\\S+)'],
  ['(cus_1)', 'cus_1', '\\(([\\w-]+)'],
  ['cus_1', 'cus_1', ''],
  ['cus_2', 'cus_1', undefined],
  ['cus_2 cus_1', 'cus_1', undefined],
])('of %j the part %j is taken by %j', (whole, part, pattern) => {
  expect(partPattern(whole, part)).toBe(pattern);
});

it.each([
  ['customer-ref', true],
  ['shop_ref', true],
  ['css-1x2y3z', false],
  [':r1:', false],
  ['ember123', false],
  ['uid-7', false],
  ['a3f0c9d2-1b2c-4d5e-8f90-123456789abc', false],
  ['', false],
])('the id %j stays: %j', (name, is) => {
  expect(isStableName(name)).toBe(is);
});

it('a number of a field stays, that of the record does not', () => {
  const address = 'https://desk.example.test/tickets/501';
  expect(isStableField('field-360012', address)).toBe(true);
  expect(isStableField('ticket-501-layout', address)).toBe(false);
});

it('a class of words is a name, one for looks is not', () => {
  expect(['customer-extra', 'contact-identify'].every(isStableClass)).toBe(true);
  expect(['text-ellipsis', 'items-center', 'btn', 'css-abc1', 'v'].some(isStableClass)).toBe(false);
});

it('names in code can be read', () => {
  expect(readableName('data-externalCustomer_id')).toBe('external Customer id');
});
