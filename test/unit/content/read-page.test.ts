// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { readPage } from '../../../src/content/read-page';
import { KNOWN_LABELS } from '../../../src/domain/label-match';
import { mockLayout } from './support/layout';

beforeEach(mockLayout);

function read(html: string) {
  document.body.innerHTML = html;
  return readPage(document, { labels: KNOWN_LABELS, cards: [] }).candidates;
}

const found = [{ value: 'cus_1001', by: 'label', label: 'Customer ID' }];

describe('the customer ID of a page', () => {
  it.each([
    ['a definition', '<dl><dt>Customer ID</dt><dd>cus_1001</dd></dl>'],
    ['a table row', '<table><tr><th>Customer ID</th><td>cus_1001</td></tr></table>'],
    ['two boxes', '<div><div>Customer ID</div><div> cus_1001 </div></div>'],
    ['boxes within boxes', '<div><div><span>Customer ID</span></div><div>cus_1001</div></div>'],
    [
      'a labelled control',
      '<label for="c">Customer ID</label><i></i><input id="c" value="cus_1001">',
    ],
    ['a control beside', '<p>Customer ID</p><div><input value="cus_1001"></div>'],
    ['a text area', '<p>Customer ID</p><textarea>cus_1001</textarea>'],
    ['a choice', '<p>Customer ID</p><select><option value="cus_1001">Ada</option></select>'],
  ])('is read from %s', (_, html) => {
    expect(read(html)).toEqual(found);
  });

  it('keeps the words of its label', () => {
    expect(read('<dl><dt> Customer ID: *</dt><dd>cus_1001</dd></dl>')).toEqual([
      { value: 'cus_1001', by: 'label', label: 'Customer ID' },
    ]);
  });

  it('is read wherever it stands, and two are two', () => {
    const html = '<dl><dt>Customer ID</dt><dd>a1</dd><dt>customer id</dt><dd>b2</dd></dl>';
    expect(read(html).map(({ value }) => value)).toEqual(['a1', 'b2']);
  });

  it.each([
    ['prose', '<p>The customer ID is cus_1001</p><p>cus_1001</p>'],
    ['another label', '<dl><dt>Order ID</dt><dd>cus_1001</dd></dl>'],
    ['a label with parts', '<dl><dt>Customer <b>ID</b></dt><dd>cus_1001</dd></dl>'],
    ['a label without a value', '<dl><dt>Customer ID</dt></dl>'],
    ['an empty value', '<dl><dt>Customer ID</dt><dd> </dd></dl>'],
    ['a hidden label', '<dl><dt data-unseen>Customer ID</dt><dd>cus_1001</dd></dl>'],
    ['a hidden value', '<dl><dt>Customer ID</dt><dd data-unseen>cus_1001</dd></dl>'],
    ['a label without extent', '<dl><dt data-flat>Customer ID</dt><dd>cus_1001</dd></dl>'],
    ['a value without extent', '<dl><dt>Customer ID</dt><dd data-flat>cus_1001</dd></dl>'],
    ['a script', '<script type="text/plain">Customer ID</script><b>cus_1001</b>'],
  ])('is not read from %s', (_, html) => {
    expect(read(html)).toEqual([]);
  });

  it('is read without changing the page', () => {
    document.body.innerHTML = '<dl><dt>Customer ID</dt><dd>cus_1001</dd></dl>';
    const before = document.documentElement.outerHTML;
    readPage(document, { labels: KNOWN_LABELS, cards: [] });
    expect(document.documentElement.outerHTML).toBe(before);
  });
});
