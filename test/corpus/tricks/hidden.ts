import { VICTIM_ID, type BasePage } from '../base-page';
import type { DefenceName } from '../defences';
import type { Trick } from '../trick';

type Change = (html: string) => string;

/** The record of another customer, kept by the app where nobody sees it. */
export const HIDDEN_TRICKS: readonly Trick[] = [
  styled('no display', 'seen at all', 'display:none'),
  styled('no visibility', 'rendered', 'visibility:hidden'),
  styled('no opacity', 'opacity', 'opacity:0'),
  styled('hardly any opacity', 'opacity', 'opacity:0.3', (html) =>
    div('opacity:0.3', div('opacity:0.3', html)),
  ),
  planted(
    'shadow root without opacity',
    'opacity',
    (html) => `<x-tab style="opacity:0">${shadow(html)}</x-tab>`,
  ),
  planted(
    'children that no slot shows',
    'seen at all',
    (html) => `<x-tab>${shadow('<p>Tab</p>')}${html}</x-tab>`,
  ),
  planted(
    'closed details',
    'rendered',
    (html) => `<details><summary>More</summary>${html}</details>`,
  ),
  planted('found by search only', 'rendered', (html) => `<div hidden="until-found">${html}</div>`),
  styled('content that is not drawn', 'rendered', 'content-visibility:hidden'),
  styled('scaled to nothing', 'size', 'transform:scale(0)'),
  styled('folded up', 'clipping', 'height:0;overflow:hidden'),
  styled('box of one pixel', 'clipping', 'position:absolute;width:1px;height:1px;overflow:hidden'),
  styled('clip-path', 'clip-path', 'clip-path:inset(50%)'),
  styled('clip', 'clip-path', 'position:absolute;clip:rect(0 0 0 0)'),
  styled('left of the page', 'reach', 'position:absolute;left:-9999px'),
  styled('above the page', 'reach', 'position:absolute;top:-9999px'),
  planted(
    'indented off the page',
    'ink',
    (html) => `<div class="off">${html}</div><style>.off * { text-indent: -9999px }</style>`,
  ),
  planted(
    'transparent text',
    'ink',
    (html) => `<div class="clear">${html}</div><style>.clear * { color: transparent }</style>`,
  ),
  planted(
    'text of the colour behind it',
    'ink',
    (html) =>
      `<div class="white">${html}</div><style>.white * { color: white; background: white }</style>`,
  ),
  planted(
    'text without size',
    'ink',
    (html) => `<div class="tiny">${html}</div><style>.tiny * { font-size: 1px }</style>`,
  ),
  planted(
    'behind something else',
    'cover',
    (html) => `<div style="position:relative;height:220px;overflow:hidden">
      <div style="position:absolute;inset:0">${html}</div>
      <div style="position:absolute;inset:0;background:white"><h2>Tickets of today</h2></div></div>`,
  ),
  planted('hidden frame', 'seen at all', (html) => frame('display:none', html)),
  planted('frame without opacity', 'frames', (html) => frame('opacity:0', html)),
];

function planted(name: string, heldBy: DefenceName, change: Change): Trick {
  return { name, heldBy, plant: (base) => ({ elsewhere: change(otherRecord(base)) }) };
}

function styled(name: string, heldBy: DefenceName, style: string, inside?: Change): Trick {
  return planted(name, heldBy, (html) => div(style, inside === undefined ? html : inside(html)));
}

function otherRecord(base: BasePage): string {
  return base.record(base.field(base.label, VICTIM_ID));
}

const div = (style: string, html: string) => `<div style="${style}">${html}</div>`;
const shadow = (html: string) => `<template shadowrootmode="open">${html}</template>`;

function frame(style: string, html: string): string {
  const quoted = html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<iframe style="${style}" width="400" height="200" srcdoc="${quoted}"></iframe>`;
}
