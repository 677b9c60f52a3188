// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { isCovered } from '../../../src/content/cover';
import { mockLayout } from './support/layout';

beforeEach(() => {
  mockLayout();
  document.body.innerHTML =
    '<main><p id="field"><b>usr_1</b></p><div id="over"><span>Tickets</span></div></main>';
});

const box = { left: 0, top: 0, right: 80, bottom: 20 };

function isCoveredBy(selector: string | null, style = ''): boolean {
  // happy-dom does not know what lies over what.
  const hit = selector === null ? null : document.querySelector(selector);
  Object.assign(Document.prototype, { elementFromPoint: () => hit });
  document.querySelector('#over')?.setAttribute('style', style);
  const field = document.querySelector('#field');
  if (field === null) throw new Error('there is no field');
  return isCovered(field, box, (element) => getComputedStyle(element));
}

it.each([
  ['#over', 'background: rgb(255, 255, 255)'],
  ['#over span', 'background: rgb(255, 255, 255)'],
  ['#over', 'background-image: url(cover.png)'],
])('%s with %s is not seen through', (selector, style) => {
  expect(isCoveredBy(selector, style)).toBe(true);
});

it.each([
  ['#over', ''],
  ['#over', 'background-color: rgba(0, 0, 0, 0.3)'],
  ['#over', 'background: rgb(255, 255, 255); opacity: 0.2'],
  ['#field', ''],
  ['#field b', ''],
  ['main', ''],
  [null, ''],
])('%s with "%s" leaves a field to be seen', (selector, style) => {
  expect(isCoveredBy(selector, style)).toBe(false);
});

it('what no pointer meets is not asked for', () => {
  document.querySelector('#field')?.setAttribute('style', 'pointer-events: none');
  expect(isCoveredBy('#over', 'background: rgb(255, 255, 255)')).toBe(false);
});
