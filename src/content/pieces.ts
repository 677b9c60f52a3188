import { controlValue } from './control-value';
import { childrenOf, dataOf, isElement, isText, matches, tagOf } from './dom';
import { shadowRootOf } from './shadow-root';

/** A part of a value's box: a text, or a control and what stands in it. */
export type Piece =
  | { readonly kind: 'text'; readonly node: Text; readonly text: string }
  | { readonly kind: 'control'; readonly element: Element; readonly text: string };

/** A box with more in it is no field. */
const MOST_NODES = 120;

/** Things beside a value that are none: buttons, icons, hints, what was struck out. */
const DECORATION =
  'button, svg, img, sup, style, script, template, noscript, del, s, br, wbr, hr, ' +
  ':is([role="button" i], [role="img" i], [role="tooltip" i])';

export const isDecoration = (element: Element): boolean => matches(element, DECORATION);

/** The texts and controls of a node, in the order of the page, through shadow roots; undefined when they are too many. */
export function piecesOf(node: Node): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let left = MOST_NODES;
  const visit = (at: Node): void => {
    if (--left < 0) return;
    if (isText(at)) pieces.push({ kind: 'text', node: at, text: dataOf(at) });
    if (!isElement(at) || isDecoration(at)) return;
    const value = controlValue(at);
    if (value !== undefined) pieces.push({ kind: 'control', element: at, text: value });
    if (/^(?:input|textarea|select|iframe)$/.test(tagOf(at))) return;
    for (const child of insideOf(at)) {
      if (left < 0) return;
      visit(child);
    }
  };
  visit(node);
  return left < 0 ? undefined : pieces;
}

function insideOf(element: Element): Iterable<Node> {
  const root = shadowRootOf(element);
  if (root !== null) return childrenOf(root);
  if (tagOf(element) !== 'slot') return childrenOf(element);
  const assigned = HTMLSlotElement.prototype.assignedNodes.call(element);
  return assigned.length > 0 ? assigned : childrenOf(element);
}
