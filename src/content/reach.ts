import { isReadable, overlapAcross, overlapDown, type Box } from './boxes';
import { tagOf } from './dom';

export function boxOf(element: Element): Box {
  return Element.prototype.getBoundingClientRect.call(element);
}

/** What an element leaves of a box inside it; undefined when nothing, or when no scrolling leads there. */
export function clip(element: Element, style: CSSStyleDeclaration, box: Box): Box | undefined {
  const { overflowX, overflowY } = style;
  if (!/hidden|clip|auto|scroll/.test(overflowX + overflowY)) return box;
  const own = boxOf(element);
  const canScroll = (overflow: string) => /auto|scroll/.test(overflow);
  const scrolledX: number = Reflect.get(Element.prototype, 'scrollLeft', element);
  const scrolledY: number = Reflect.get(Element.prototype, 'scrollTop', element);
  if (canScroll(overflowX) && box.right - own.left + scrolledX < 1) return undefined;
  if (canScroll(overflowY) && box.bottom - own.top + scrolledY < 1) return undefined;
  // What can be scrolled to is seen where the scrolled box is seen.
  const across = canScroll(overflowX) ? { ...box, left: own.left, right: own.right } : box;
  const inside = canScroll(overflowY) ? { ...across, top: own.top, bottom: own.bottom } : across;
  const left = overflowX === 'visible' ? inside : overlapAcross(inside, own);
  const rest = overflowY === 'visible' ? left : overlapDown(left, own);
  return isReadable(rest) ? rest : undefined;
}

/** Whether the window shows a box, or can be scrolled to it. */
export function isWithinReach(
  html: Element,
  box: Box,
  styleOf: (element: Element) => CSSStyleDeclaration,
): boolean {
  const document = Reflect.get(Node.prototype, 'ownerDocument', html);
  const view = document && Reflect.get(Document.prototype, 'defaultView', document);
  if (view === null) return false;
  const { scrollX, scrollY, innerWidth, innerHeight } = view;
  const body = Array.from(html.children).find((child) => tagOf(child) === 'body');
  const isFixed = (axis: 'overflowX' | 'overflowY') =>
    [html, body].some(
      (element) => element !== undefined && /hidden|clip/.test(styleOf(element)[axis]),
    );
  const width = Math.max(innerWidth, Reflect.get(Element.prototype, 'scrollWidth', html));
  return (
    box.right + scrollX > 0 &&
    box.bottom + scrollY > 0 &&
    box.left + scrollX < width &&
    !(isFixed('overflowX') && (box.right <= 0 || box.left >= innerWidth)) &&
    !(isFixed('overflowY') && (box.bottom <= 0 || box.top >= innerHeight))
  );
}
