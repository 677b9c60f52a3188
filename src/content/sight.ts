import { boxOf, isReadable, type Box } from './boxes';
import { clip } from './clip';
import { isCovered } from './cover';
import { aroundOf, ofElement, outward, tagOf } from './dom';
import { isWithinReach } from './reach';
import { looksAlike, parseColour, stylesAway, writesUnreadably } from './styles';

/** Less than this and nobody notices it. */
const LEAST_OPACITY = 0.1;

/** What the agent can see of a page, now. Only candidates are looked at: the first look lays the page out. */
export interface Sight {
  sees(element: Element): boolean;
  /** Whether its box is to be seen, whatever is in it. */
  shows(element: Element): boolean;
  /** Whether it takes part in the page at all. */
  isRendered(element: Element): boolean;
  /** Also that the text can be told from what is behind it. */
  seesText(text: Text): boolean;
  /** Where a text stands, line by line. */
  linesOf(text: Text): readonly Box[];
}

/** Opens an eye for one reading: it remembers what it has seen of each element. */
export function createSight(): Sight {
  const styles = new Map<Element, CSSStyleDeclaration>();
  const styleOf = (element: Element): CSSStyleDeclaration => {
    const style = styles.get(element) ?? getComputedStyle(element);
    styles.set(element, style);
    return style;
  };

  function seesBox(element: Element, box: Box): boolean {
    if (!isReadable(box) || !isRendered(element)) return false;
    let shown = box;
    let opacity = 1;
    let escape = '';
    for (const at of outward(element)) {
      const style = styleOf(at);
      opacity *= style.opacity === '' ? 1 : Number(style.opacity);
      if (opacity < LEAST_OPACITY || stylesAway(style)) return false;
      // What is positioned leaves the boxes around it, up to the one that it is positioned in.
      const holds = !/^(?:static|)$/.test(style.position) || !/^(?:none|)$/.test(style.transform);
      if (escape === 'absolute' && holds) escape = '';
      if (escape === '' && !/^(?:body|html)$/.test(tagOf(at))) {
        const left = clip(at, style, shown);
        if (left === undefined) return false;
        shown = left;
      }
      if (/^(?:absolute|fixed)$/.test(style.position)) escape = style.position;
      if (tagOf(at) === 'html') {
        if (!isWithinReach(at, shown, styleOf)) return false;
        // Around a frame's document is the frame.
        const frame = aroundOf(at);
        if (frame === null) return true;
        if (!isRendered(frame)) return false;
        shown = boxOf(frame);
        escape = '';
      }
    }
    return isReadable(shown);
  }

  const isOpen = (element: Element, box: Box): boolean =>
    seesBox(element, box) && !isCovered(element, box, styleOf);

  /** Whether the text's colour differs from the first colour behind it. A picture there could be anything. */
  function standsOut(element: Element): boolean {
    const style = styleOf(element);
    if (writesUnreadably(style)) return false;
    const ink = parseColour(style.getPropertyValue('-webkit-text-fill-color') || style.color);
    if (ink === undefined) return true;
    for (const at of outward(element)) {
      const { backgroundColor, backgroundImage } = styleOf(at);
      if (!/^(?:none|)$/.test(backgroundImage)) return true;
      const paper = parseColour(backgroundColor);
      if (paper === undefined && backgroundColor !== '') return true;
      if (paper !== undefined && paper[3] > 0.5) return !looksAlike(ink, paper);
      if (tagOf(at) === 'html') {
        return styleOf(at).colorScheme.includes('dark') || !looksAlike(ink, [255, 255, 255, 1]);
      }
    }
    return true;
  }

  return {
    isRendered,
    shows: (element) => seesBox(element, boxOf(element)),
    sees: (element) => isOpen(element, boxOf(element)) && standsOut(element),
    seesText(text) {
      const parent = aroundOf(text);
      if (parent === null) return false;
      const range = new Range();
      range.selectNodeContents(text);
      return isOpen(parent, range.getBoundingClientRect()) && standsOut(parent);
    },
    linesOf(text) {
      const range = new Range();
      range.selectNodeContents(text);
      return Array.from(range.getClientRects());
    },
  };
}

function isRendered(element: Element): boolean {
  return ofElement.checkVisibility.call(element, {
    opacityProperty: true,
    visibilityProperty: true,
  });
}
