import { VICTIM_ID, type BasePage } from '../base-page';
import type { DefenceName } from '../defences';
import type { Trick } from '../trick';

/** The record of another customer, kept by the app where nobody sees it. */
export const HIDDEN_TRICKS: readonly Trick[] = [
  inside('display: none', 'rendered', '<div style="display:none">', '</div>'),
  inside('visibility: hidden', 'visibility', '<div style="visibility:hidden">', '</div>'),
  inside('opacity: 0', 'opacity', '<div style="opacity:0">', '</div>'),
  inside(
    'hidden host of a shadow root',
    'opacity',
    '<x-tab style="opacity:0"><template shadowrootmode="open">',
    '</template></x-tab>',
  ),
  inside('closed details', 'rendered', '<details><summary>More</summary>', '</details>'),
  inside(
    'content that is not drawn',
    'rendered',
    '<div style="content-visibility:hidden">',
    '</div>',
  ),
  inside('found only by search', 'rendered', '<div hidden="until-found">', '</div>'),
  inside(
    'light children of a host without a slot',
    'rendered',
    '<x-tab><template shadowrootmode="open"><p>Tab</p></template>',
    '</x-tab>',
  ),
  inside('scaled to nothing', 'size', '<div style="transform:scale(0)">', '</div>'),
  inside('collapsed box', 'clipping', '<div style="height:0;overflow:hidden">', '</div>'),
  inside(
    'box of one pixel',
    'clipping',
    '<div style="position:absolute;width:1px;height:1px;overflow:hidden;white-space:nowrap">',
    '</div>',
  ),
  inside('cut off by clip-path', 'clip-path', '<div style="clip-path:inset(50%)">', '</div>'),
  inside(
    'cut off by clip',
    'clip-path',
    '<div style="position:absolute;clip:rect(0 0 0 0)">',
    '</div>',
  ),
  inside('left of the page', 'off-page', '<div style="position:absolute;left:-9999px">', '</div>'),
  inside('above the page', 'off-page', '<div style="position:absolute;top:-9999px">', '</div>'),
  inside('indented off the page', 'off-page', '<div style="text-indent:-9999px">', '</div>'),
  inside('transparent text', 'ink', '<div style="color:transparent">', '</div>'),
  inside('text without size', 'ink', '<div style="font-size:0">', '</div>'),
  inside(
    'under the app',
    'cover',
    '<div style="position:absolute;top:0;left:0;width:400px;z-index:-1">',
    `</div><style>.app, body > div, body > main { background: white; min-height: 600px }</style>`,
  ),
  inside('hidden frame', 'frames', '<iframe style="display:none" srcdoc="', '"></iframe>', quoted),
  inside(
    'frame without opacity',
    'frames',
    '<iframe style="opacity:0" srcdoc="',
    '"></iframe>',
    quoted,
  ),
];

function inside(
  name: string,
  heldBy: DefenceName,
  before: string,
  after: string,
  change: (html: string) => string = (html) => html,
): Trick {
  return { name, heldBy, plant: (base) => ({ elsewhere: before + change(other(base)) + after }) };
}

function other(base: BasePage): string {
  return base.record(base.field(base.label, VICTIM_ID));
}

function quoted(html: string): string {
  return html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
