import type { Box } from './boxes';
import { ofDocument, ofElement, ofNode, tagOf } from './dom';

/** Whether the window shows a box, or can be scrolled to it. */
export function isWithinReach(
  html: Element,
  box: Box,
  styleOf: (element: Element) => CSSStyleDeclaration,
): boolean {
  const document = Reflect.get(ofNode, 'ownerDocument', html);
  const view = document && Reflect.get(ofDocument, 'defaultView', document);
  if (view === null) return false;
  const { scrollX, scrollY, innerWidth, innerHeight } = view;
  const body = Array.from(html.children).find((child) => tagOf(child) === 'body');
  const isFixed = (axis: 'overflowX' | 'overflowY') =>
    [html, body].some(
      (element) => element !== undefined && /hidden|clip/.test(styleOf(element)[axis]),
    );
  const width = Math.max(innerWidth, Reflect.get(ofElement, 'scrollWidth', html));
  return (
    box.right + scrollX > 0 &&
    box.bottom + scrollY > 0 &&
    box.left + scrollX < width &&
    !(isFixed('overflowX') && (box.right <= 0 || box.left >= innerWidth)) &&
    !(isFixed('overflowY') && (box.bottom <= 0 || box.top >= innerHeight))
  );
}
