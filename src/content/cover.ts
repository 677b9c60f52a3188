import type { Box } from './boxes';
import { isDocument, matches, ofDocument, ofElement, ofNode, outward, rootOf, tagOf } from './dom';
import { shadowRootOf } from './shadow-root';
import { parseColour } from './styles';

type StyleOf = (element: Element) => CSSStyleDeclaration;

/** Less than this and what lies behind shines through. */
const LEAST_OPAQUE = 0.5;

/** Pictures and players: they are not seen through, whatever their style. */
const OPAQUE = 'img, video, canvas, iframe, embed, object';

/**
 * Whether something that is not seen through lies over the whole of a box. Only what the window shows now
 * can be asked for: what has to be scrolled to, and what no pointer meets, counts as open.
 */
export function isCovered(element: Element, box: Box, styleOf: StyleOf): boolean {
  const middle = (box.top + box.bottom) / 2;
  const width = box.right - box.left;
  return [0.5, 0.1, 0.9].every((part) =>
    isCoveredAt(element, box.left + width * part, middle, styleOf),
  );
}

function isCoveredAt(element: Element, x: number, y: number, styleOf: StyleOf): boolean {
  if (styleOf(element).pointerEvents === 'none') return false;
  const hit = hitAt(documentOf(element), x, y);
  if (hit === undefined) return false;
  const own = new Set(outward(element));
  if (own.has(hit)) return false;
  const over: Element[] = [];
  for (const at of outward(hit)) {
    if (at === element) return false;
    if (own.has(at)) break;
    over.push(at);
  }
  if (isClippedAt(own, x, y, styleOf)) return false;
  return over.some((at) => isOpaque(at, styleOf));
}

/** The innermost element at a point, in shadow roots too; undefined outside of the window. */
function hitAt(document: Document | undefined, x: number, y: number): Element | undefined {
  try {
    let hit = document && ofDocument.elementFromPoint.call(document, x, y);
    for (let left = 50; hit && left > 0; left--) {
      const root: ShadowRoot | null = tagOf(hit).includes('-') ? shadowRootOf(hit) : null;
      const inner: Element | null | undefined = root?.elementFromPoint(x, y);
      if (!inner || inner === hit || ![...outward(inner)].includes(hit)) break;
      hit = inner;
    }
    return hit ?? undefined;
  } catch {
    return undefined;
  }
}

function documentOf(element: Element): Document | undefined {
  const root = rootOf(element);
  if (isDocument(root)) return root;
  const document: Document | null = Reflect.get(ofNode, 'ownerDocument', element);
  return document ?? undefined;
}

/** Whether a box around an element cuts the point off: there something else is shown, over nothing. */
function isClippedAt(own: Iterable<Element>, x: number, y: number, styleOf: StyleOf): boolean {
  for (const at of own) {
    const { overflowX, overflowY } = styleOf(at);
    if (!/hidden|clip|auto|scroll/.test(overflowX + overflowY)) continue;
    const { left, top, right, bottom }: Box = ofElement.getBoundingClientRect.call(at);
    if (x < left || x > right || y < top || y > bottom) return true;
  }
  return false;
}

function isOpaque(element: Element, styleOf: StyleOf): boolean {
  const { backgroundColor, backgroundImage, opacity } = styleOf(element);
  if (opacity !== '' && Number(opacity) < LEAST_OPAQUE) return false;
  if (matches(element, OPAQUE) || !/^(?:none|)$/.test(backgroundImage)) return true;
  const paper = parseColour(backgroundColor);
  return paper === undefined ? backgroundColor !== '' : paper[3] > LEAST_OPAQUE;
}
