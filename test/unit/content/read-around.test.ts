// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readPage } from '../../../src/content/read-page';
import { KNOWN_LABELS } from '../../../src/domain/label-match';
import { mockLayout } from './support/layout';

beforeEach(mockLayout);

function read(html: string) {
  document.body.innerHTML = html;
  return readPage(document, { labels: KNOWN_LABELS, cards: [] });
}

function select(selector: string) {
  const element = document.querySelector(selector);
  const selection = document.getSelection();
  if (element === null || selection === null) throw new Error(`no ${selector}`);
  selection.selectAllChildren(element);
}

describe('the e-mail address of a record', () => {
  it.each([
    ['a field', '<dl><dt>Email</dt><dd>ana@example.test</dd></dl>'],
    ['a German field', '<dl><dt>E-Mail-Adresse:</dt><dd>ana@example.test</dd></dl>'],
    ['an input', '<label for="e">Courriel</label><input id="e" value="ana@example.test">'],
    ['a link of a panel', '<aside><a href="mailto:ana@example.test?subject=Hi">Ana</a></aside>'],
  ])('is read from %s', (_, html) => {
    expect(read(html).emails).toEqual(['ana@example.test']);
  });

  it.each([
    ['a message', '<div class="message"><dl><dt>Email</dt><dd>ana@example.test</dd></dl></div>'],
    [
      'a link of a message',
      '<aside class="message"><a href="mailto:ana@example.test">Ana</a></aside>',
    ],
    ['a link outside of panels', '<p><a href="mailto:ana@example.test">Write to us</a></p>'],
    ['a hidden link', '<aside><a data-unseen href="mailto:ana@example.test">Ana</a></aside>'],
    ['the agent', '<div><h3>Assignee</h3><dl><dt>Email</dt><dd>max@desk.test</dd></dl></div>'],
    ['another text', '<dl><dt>Email</dt><dd>not given</dd></dl>'],
  ])('is not read from %s', (_, html) => {
    expect(read(html).emails).toEqual([]);
  });

  it('is said once', () => {
    const link = '<a href="mailto:ana@example.test">Ana</a>';
    expect(read(`<aside>${link}${link}</aside>`).emails).toEqual(['ana@example.test']);
  });
});

describe('what the agent selected', () => {
  it('is offered when it could be an ID and nothing else was found', () => {
    document.body.innerHTML = '<p id="s"> cus_1001 </p>';
    select('#s');
    expect(readPage(document, { labels: KNOWN_LABELS, cards: [] }).candidates).toEqual([
      { value: 'cus_1001', by: 'selection', label: '' },
    ]);
  });

  it('is not offered beside a field', () => {
    document.body.innerHTML = '<p id="s">cus_1</p><dl><dt>User ID</dt><dd>cus_2</dd></dl>';
    select('#s');
    const { candidates } = readPage(document, { labels: KNOWN_LABELS, cards: [] });
    expect(candidates.map(({ value }) => value)).toEqual(['cus_2']);
  });

  it.each(['two words 1', 'word', '9'.repeat(257), ''])('is not offered when it is %j', (text) => {
    document.body.innerHTML = `<p id="s">${text}</p>`;
    select('#s');
    expect(readPage(document, { labels: KNOWN_LABELS, cards: [] }).candidates).toEqual([]);
  });
});

describe('shadow roots', () => {
  /** Puts a custom element with that root on the page. */
  function deskCard(html: string, page = '<desk-card></desk-card>'): ShadowRoot {
    document.body.innerHTML = page;
    const root = document.querySelector('desk-card')?.attachShadow({ mode: 'open' });
    if (root === undefined) throw new Error('no root');
    root.innerHTML = html;
    return root;
  }

  it('of custom elements are read', () => {
    deskCard('<dl><dt>Customer ID</dt><dd>cus_1001</dd></dl>');
    const { candidates } = readPage(document, { labels: KNOWN_LABELS, cards: [] });
    expect(candidates.map(({ value }) => value)).toEqual(['cus_1001']);
  });

  it.each([
    ['the text of an element', 'customer id', '<b>Customer ID</b> <i>cus_1001</i>'],
    ['a text with a no-break space', 'customer id', '<b>Customer&nbsp;ID</b> <i>cus_1001</i>'],
    ['a text with an ampersand', 'id & name', '<b>ID &amp; Name</b> <i>cus_1001</i>'],
    ['the name of a control', 'customer id', '<input aria-label="Customer ID" value="cus_1001">'],
    ['the name of a box', 'id "old"', '<p data-label="ID &quot;old&quot;">cus_1001</p>'],
    ['a root in the root', 'customer id', '<desk-card></desk-card>'],
  ])('are searched: %s', (_, label, html) => {
    const inner = deskCard(html).querySelector('desk-card')?.attachShadow({ mode: 'open' });
    if (inner !== undefined) inner.innerHTML = '<b>Customer ID</b> <i>cus_1001</i>';
    const { candidates } = readPage(document, { labels: [label], cards: [] });
    expect(candidates.map(({ value }) => value)).toEqual(['cus_1001']);
  });

  it('that cannot be written out are searched all the same', () => {
    deskCard('<b>Customer ID</b> <i>cus_1001</i>');
    vi.spyOn(ShadowRoot.prototype, 'innerHTML', 'get').mockImplementation(() => {
      throw new DOMException('not well-formed', 'InvalidStateError');
    });
    const { candidates } = readPage(document, { labels: KNOWN_LABELS, cards: [] });
    expect(candidates.map(({ value }) => value)).toEqual(['cus_1001']);
  });

  it('of messages are not', () => {
    deskCard(
      '<dl><dt>Customer ID</dt><dd>cus_1001</dd></dl>',
      '<div class="message"><desk-card></desk-card></div>',
    );
    expect(readPage(document, { labels: KNOWN_LABELS, cards: [] }).candidates).toEqual([]);
  });
});
