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
    ['a label around its control', '<label>Customer ID <input value="cus_1001"></label>'],
    ['a named control', '<input aria-label="Customer ID" value="cus_1001">'],
    ['a control with a hint', '<input placeholder="Customer ID" value="cus_1001">'],
    [
      'a box that names its label',
      '<b id="l">Customer ID</b><hr><div><p aria-labelledby="l">cus_1001</p></div>',
    ],
    ['a named box', '<my-item field-label="Customer ID"><p>cus_1001</p></my-item>'],
    ['a cell that names its column', '<p data-label="Customer ID">cus_1001</p>'],
    ['text after its label', '<p><b>Customer ID</b>: cus_1001 <b>Plan</b> Pro</p>'],
    [
      'a column',
      '<table><tr><th>Name</th><th>Customer ID</th></tr><tr><td>Ana</td><td>cus_1001</td></tr></table>',
    ],
    [
      'a box with tools',
      '<p>Customer ID</p><div><b>cus_1001</b><button>Copy</button> <i>Edit</i></div>',
    ],
    ['a box with a state', '<p>Customer ID</p><div><b>cus_1001</b> <em>Active</em></div>'],
    [
      'a box with something hidden',
      '<p>Customer ID</p><div><b data-unseen>cus_2</b><b>cus_1001</b></div>',
    ],
    ['a label with a star', '<div><p>Customer ID<span>*</span></p><div>cus_1001</div></div>'],
  ])('is read from %s', (_, html) => {
    expect(read(html)).toEqual(found);
  });

  it.each(['created_at', 'Active'])('is not the label beside its label: %s', (text) => {
    expect(read(`<div><div>Customer ID</div><div>${text}</div></div>`)).toEqual([]);
  });

  it('is told with every other that stands in its field', () => {
    const both = '<div><div>usr_first</div><div>cus_1001</div></div>';
    expect(read(`<div><div>Customer ID</div>${both}</div>`)).toHaveLength(2);
  });

  it.each([
    ['a head of a column', '<div role="columnheader">Customer ID</div>'],
    ['a name within one', '<div role="columnheader"><b>Customer ID</b></div>'],
  ])('is not read from what follows %s', (_, head) => {
    expect(read(`<div role="row">${head}<div role="columnheader">cus_2</div></div>`)).toEqual([]);
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
    ['a sentence', '<p>My <b>Customer ID</b> cus_1001</p>'],
    ['one text with its label', '<p>Customer ID: cus_1001</p>'],
    ['a list of fields', '<ul><li>Customer ID</li><li>cus_1001</li></ul>'],
    ['labels in a row', '<p><i class="l">Customer ID</i><i class="l">Plan</i></p>'],
    [
      'the next field',
      '<div class="f"><b class="l">Customer ID</b></div><div class="f"><b class="l">Ref</b><b>cus_1001</b></div>',
    ],
    [
      'the next labelled field',
      '<div><p>Customer ID</p></div><div class="g"><label>Ref</label><input value="cus_1001"></div>',
    ],
    ['the next definition', '<dl><dt>Customer ID</dt><dt>Ref</dt><dd>cus_1001</dd></dl>'],
    ['the next input', '<label for="a">Customer ID</label><input id="a"><input value="cus_1001">'],
    ['an empty box', '<p><b>Customer ID</b><span></span><span>cus_1001</span></p>'],
    ['a placeholder', '<dl><dt>Customer ID</dt><dd>\u2014</dd></dl>'],
    ['a password', '<label>Customer ID <input type="password" value="cus_1001"></label>'],
    ['a subject', '<h1>Customer ID</h1><p>cus_1001</p>'],
    ['a link', '<a href="/">Customer ID</a><p>cus_1001</p>'],
    ['two controls', '<p>Customer ID</p><div><input value="cus_1"><input value="cus_2"></div>'],
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
