import { attributeOf, matches, ofNode, outward, select, tagOf } from './dom';
import { headingKind } from './region-heading';
import { kindOfName, kindOfTitle, type RegionKind } from './region-words';

/** Writing whatever it is called, and places that belong to the application itself. */
const WRITING =
  'blockquote, [contenteditable]:not([contenteditable="false" i]), nav, :is([role="log" i], [role="feed" i], ' +
  '[role="comment" i], [role="search" i], [role="navigation" i], [role="menu" i], [role="tooltip" i], ' +
  '[role="alert" i], [role="status" i])';
const ARTICLE = 'article, [role="article" i]';
const SIDE = 'aside, [role="complementary" i]';
const PANEL = `${SIDE}, dl, form, fieldset, table`;
const NAMES = [
  'id',
  'data-test-id',
  'data-testid',
  'data-test',
  'data-qa',
  'data-cy',
  'data-region',
];

/** Signs of writing: where they stand beside a panel, what is around both is the whole application. */
const SIGNS =
  'article, blockquote, textarea, [contenteditable], :is([role="log" i], [role="feed" i], [role="article" i]), ' +
  '[class*="message" i], [class*="comment" i], [data-test-id*="message" i], [data-test-id*="comment" i]';

/**
 * Whether anybody's ID may stand here: messages, comments, notes, editors, the cards of agents, and what
 * the site's card says is never to be read. The customer's panel is often inside an application that
 * is called a conversation: there the nearer region decides.
 */
export function isForeign(element: Element, never: readonly string[]): boolean {
  let side: Element | undefined;
  let isCustomers = false;
  let isArticle = false;
  for (const at of outward(element)) {
    if (/^(?:body|html)$/.test(tagOf(at))) continue;
    if (matches(at, WRITING) || never.some((selector) => matches(at, selector))) return true;
    const kinds = kindsOf(at);
    if (kinds.has('writing')) return true;
    const heading = side === undefined ? headingKind(at) : 'unnamed';
    if (heading === 'writing' || heading === 'gathering') return true;
    if ((heading === 'staff' || kinds.has('staff')) && !isCustomers) return true;
    if (kinds.has('gathering')) {
      if (side === undefined || matches(at, SIDE) || !hasWritingBeside(at, side)) return true;
    }
    isArticle ||= matches(at, ARTICLE);
    const isSide = matches(at, SIDE) || kinds.has('side');
    if (isSide) {
      side ??= at;
      // Cards in a panel are articles, too; a panel in an article is what somebody wrote.
      isArticle = matches(at, ARTICLE);
    }
    isCustomers ||= isSide || kinds.has('customer') || heading === 'customer' || heading === 'side';
  }
  return isArticle;
}

/** Whether an element is in a panel of the record: beside the page's text, or in a list of fields. */
export function isInPanel(element: Element): boolean {
  for (const at of outward(element)) {
    if (matches(at, PANEL) || kindsOf(at).has('side')) return true;
  }
  return false;
}

/** Writing that even a card's selector is not to be believed in. */
export function isWriting(element: Element, never: readonly string[]): boolean {
  for (const at of outward(element)) {
    if (/^(?:body|html)$/.test(tagOf(at))) continue;
    if (matches(at, WRITING) || never.some((selector) => matches(at, selector))) return true;
    if (kindsOf(at).has('writing')) return true;
  }
  return false;
}

function kindsOf(element: Element): ReadonlySet<RegionKind> {
  const kinds = new Set<RegionKind>([kindOfTitle(attributeOf(element, 'aria-label'))]);
  for (const name of attributeOf(element, 'class').split(/\s+/)) kinds.add(kindOfName(name));
  for (const name of NAMES) kinds.add(kindOfName(attributeOf(element, name)));
  const tag = tagOf(element);
  if (tag.includes('-')) kinds.add(kindOfName(tag));
  return kinds;
}

function hasWritingBeside(around: Element, side: Element): boolean {
  return Array.from(select(around, SIGNS)).some(
    (sign) => !ofNode.contains.call(side, sign) && !ofNode.contains.call(sign, side),
  );
}
