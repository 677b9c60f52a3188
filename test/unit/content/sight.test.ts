// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { createSight } from '../../../src/content/sight';
import { mockLayout } from './support/layout';

beforeEach(mockLayout);

function seesText(html: string): boolean {
  document.body.innerHTML = html;
  const text = document.querySelector('b')?.firstChild;
  if (!(text instanceof Text)) throw new Error('no text');
  return createSight().seesText(text);
}

const text = '<b>cus_1001</b>';

describe('a text is not seen', () => {
  it.each([
    ['unrendered', `<p data-unseen>${text}</p>`],
    ['without extent', `<p data-flat>${text}</p>`],
    ['a sliver', `<p data-box="10 10 80 2">${text}</p>`],
    ['left of the page', `<p data-box="-200 0 80 20">${text}</p>`],
    ['above the page', `<p data-box="0 -200 80 20">${text}</p>`],
    ['right of the page', `<p data-box="90000 0 80 20">${text}</p>`],
    [
      'cut off',
      `<div style="overflow-x:hidden;overflow-y:hidden" data-box="0 0 100 50"><p data-box="0 60 80 20">${text}</p></div>`,
    ],
    [
      'before what can be scrolled',
      `<div style="overflow-x:auto;overflow-y:auto" data-box="0 0 500 50"><p data-box="-90 0 80 20">${text}</p></div>`,
    ],
    [
      'in a scroller that is cut off',
      `<div style="overflow-x:hidden;overflow-y:hidden" data-box="0 0 100 50"><div style="overflow-x:auto;overflow-y:auto" data-box="0 60 90 50"><p data-box="0 900 80 20">${text}</p></div></div>`,
    ],
    ['transparent', `<p style="opacity:0.05">${text}</p>`],
    ['transparent together', `<div style="opacity:0.2"><p style="opacity:0.2">${text}</p></div>`],
    ['clipped', `<p style="clip-path:inset(50%)">${text}</p>`],
    ['without colour', `<b style="color:rgba(0, 0, 0, 0)">cus_1001</b>`],
    [
      'of the colour behind it',
      `<p style="background-color:rgb(10, 10, 10)"><b style="color:rgb(12, 12, 12)">cus_1001</b></p>`,
    ],
    ['white on a bare page', `<b style="color:rgb(255, 255, 255)">cus_1001</b>`],
  ])('%s', (_, html) => {
    expect(seesText(html)).toBe(false);
  });
});

describe('a text is seen', () => {
  it.each([
    ['plain', text],
    ['below the window', `<p data-box="0 5000 80 20">${text}</p>`],
    [
      'further down in a scroller',
      `<div style="overflow-x:auto;overflow-y:auto" data-box="0 0 100 50"><p data-box="0 900 80 20">${text}</p></div>`,
    ],
    ['faint', `<p style="opacity:0.4">${text}</p>`],
    [
      'positioned out of a box',
      `<div style="overflow-x:hidden;overflow-y:hidden" data-box="0 0 100 50"><p style="position:absolute" data-box="0 60 80 20">${text}</p></div>`,
    ],
    [
      'white on dark',
      `<p style="background-color:rgb(10, 10, 10)"><b style="color:rgb(255, 255, 255)">cus_1001</b></p>`,
    ],
    [
      'white on a picture',
      `<p style="background-image:url(x.png)"><b style="color:rgb(255, 255, 255)">cus_1001</b></p>`,
    ],
  ])('%s', (_, html) => {
    expect(seesText(html)).toBe(true);
  });
});
