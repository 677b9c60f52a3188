// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { looksAlike, parseColour, stylesAway, writesUnreadably } from '../../../src/content/styles';

function style(css: string): CSSStyleDeclaration {
  const element = document.createElement('p');
  element.style.cssText = css;
  return element.style;
}

it.each([
  ['rgb(1, 2, 3)', [1, 2, 3, 1]],
  ['rgba(1, 2, 3, 0.5)', [1, 2, 3, 0.5]],
  ['color(srgb 1 0 0)', undefined],
  ['', undefined],
])('the colour %j is %j', (text, colour) => {
  expect(parseColour(text)).toEqual(colour);
});

it('colours that the eye cannot tell apart look alike', () => {
  expect(looksAlike([255, 255, 255, 1], [240, 250, 255, 1])).toBe(true);
  expect(looksAlike([255, 255, 255, 1], [200, 255, 255, 1])).toBe(false);
});

describe('a style hides', () => {
  it.each([
    'clip-path: inset(50%)',
    'position: absolute; clip: rect(0, 0, 0, 0)',
    'filter: opacity(0)',
    'filter: opacity(0.05)',
    'mask-image: linear-gradient(red, blue)',
  ])('what is inside: %s', (css) => {
    expect(stylesAway(style(css))).toBe(true);
  });

  it.each(['', 'filter: opacity(0.5)', 'clip-path: none'])('nothing: %s', (css) => {
    expect(stylesAway(style(css))).toBe(false);
    expect(writesUnreadably(style(css))).toBe(false);
  });

  it.each([
    'font-size: 1px',
    'text-indent: -9999px',
    'color: rgba(0, 0, 0, 0)',
    'unicode-bidi: bidi-override',
  ])('its own text: %s', (css) => {
    expect(writesUnreadably(style(css))).toBe(true);
  });
});
