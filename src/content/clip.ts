import { boxOf, isReadable, overlapAcross, overlapDown, type Box } from './boxes';
import { ofElement } from './dom';

/** What an element leaves of a box inside it; undefined when nothing, or when no scrolling leads there. */
export function clip(element: Element, style: CSSStyleDeclaration, box: Box): Box | undefined {
  const { overflowX, overflowY } = style;
  if (!/hidden|clip|auto|scroll/.test(overflowX + overflowY)) return box;
  const own = boxOf(element);
  const canScroll = (overflow: string) => /auto|scroll/.test(overflow);
  const scrolledX: number = Reflect.get(ofElement, 'scrollLeft', element);
  const scrolledY: number = Reflect.get(ofElement, 'scrollTop', element);
  if (canScroll(overflowX) && box.right - own.left + scrolledX < 1) return undefined;
  if (canScroll(overflowY) && box.bottom - own.top + scrolledY < 1) return undefined;
  // What can be scrolled to is seen where the scrolled box is seen.
  const across = canScroll(overflowX) ? { ...box, left: own.left, right: own.right } : box;
  const inside = canScroll(overflowY) ? { ...across, top: own.top, bottom: own.bottom } : across;
  const left = overflowX === 'visible' ? inside : overlapAcross(inside, own);
  const rest = overflowY === 'visible' ? left : overlapDown(left, own);
  return isReadable(rest) ? rest : undefined;
}
