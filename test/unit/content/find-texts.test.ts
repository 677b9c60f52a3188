// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { findTexts } from '../../../src/content/find-texts';
import { labelPattern } from '../../../src/domain/label-match';

const PATTERN = labelPattern(['e-mail', 'customer id']);

function found(html: string): readonly string[] {
  document.body.innerHTML = html;
  return findTexts(document.body, PATTERN).map(({ data }) => data);
}

/** So many, in small heaps. */
const many = (count: number) => `<p>${'<i>e-mail</i>'.repeat(50)}</p>`.repeat(count / 50);

const rows = (count: number) => '<p>Plan<b>Premium</b></p>'.repeat(count);

describe('the texts that hold a label are found', () => {
  it.each([
    ['in the order of the page', '<p>e-mail</p><div><i>Customer ID</i></div>e-mail 2'],
    ['among few children', `${rows(3)}<p>e-mail</p>${rows(3)}Customer ID${rows(3)}e-mail 2`],
    ['among many children', `${rows(30)}<p>e-mail</p>${rows(50)}Customer ID${rows(2)}e-mail 2`],
    ['first and last of many', `e-mail${rows(50)}<p>Customer ID</p>${rows(40)}<u>e-mail 2</u>`],
    [
      'many levels below',
      `${'<div>'.repeat(200)}e-mail${'<div>'.repeat(200)}Customer ID<p>${rows(80)}e-mail 2`,
    ],
    ['with blanks of other kinds', 'e-mail<p>Customer\u00a0ID</p>e-mail 2'],
  ])('%s', (_, html) => {
    const texts = found(html).map((text) => text.replaceAll('\u00a0', ' '));
    expect(texts).toHaveLength(3);
    expect(new Set(texts)).toEqual(new Set(['e-mail', 'Customer ID', 'e-mail 2']));
    const places = texts.map((text) =>
      document.body.textContent.replaceAll('\u00a0', ' ').indexOf(text),
    );
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it('whatever else the page says', () => {
    const texts = found(`<p>${'e-mail '.repeat(500)}</p>${many(1000)}<b>Customer ID</b>`);
    expect(texts.at(-1)).toBe('Customer ID');
  });

  it('up to a number that no record has', () => {
    expect(found(many(3000))).toHaveLength(2000);
  });
});

it.each([
  ['in a script', '<script type="text/plain">Customer ID</script>'],
  ['in a style', '<style>Customer ID</style>'],
  ['in two texts', '<b>Customer</b> ID'],
  ['in an attribute', '<b title="Customer ID">x</b>'],
  ['in a comment', '<!-- Customer ID -->'],
])('nothing is found %s', (_, html) => {
  expect(found(html)).toEqual([]);
});
