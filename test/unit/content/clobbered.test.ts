// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { aroundOf, attributeOf, childrenOf, isElement, tagOf } from '../../../src/content/dom';
import { isForeign } from '../../../src/content/region';

/** What a browser does by itself for forms: the names of the fields stand in for its properties. */
function clobber(form: Element) {
  for (const name of ['parentElement', 'parentNode', 'childNodes', 'localName', 'getAttribute']) {
    Object.defineProperty(form, name, { value: document.createElement('input') });
  }
}

function clobberedForm(html: string): Element {
  const page = document.createElement('div');
  page.innerHTML = html;
  const form = page.querySelector('form');
  if (form === null) throw new Error('no form');
  clobber(form);
  return form;
}

it('the properties of a form are read past the names of its fields', () => {
  const form = clobberedForm('<p><form class="f"><b>1</b></form></p>');
  expect(tagOf(form)).toBe('form');
  expect(attributeOf(form, 'class')).toBe('f');
  expect(childrenOf(form)).toHaveLength(1);
  expect(aroundOf(form)).not.toBeNull();
});

it.each([
  ['message', true],
  ['panel', false],
])('a form hides no region around it: %s', (name, is) => {
  const form = clobberedForm(`<div class="${name}"><form><b>cus_1001</b></form></div>`);
  expect([...childrenOf(form)].filter(isElement).map((each) => isForeign(each, []))).toEqual([is]);
});
