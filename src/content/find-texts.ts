import { evenBlanks } from '../domain/label-match';
import { childrenOf, isElement, isText, matches, textOf } from './dom';

/** More children than this are read many at once. */
const WIDE = 64;
/** Into about so many parts a page is taken before any of its text is read. */
const PARTS = 100;
/** A page that says labels in more texts than this talks of them. */
const MOST_TEXTS = 2_000;

const UNSEEN = 'script, style';

/**
 * The text nodes in which the pattern matches, in the order of the page. The browser reads the text of
 * whole branches, and only where something matches it is asked for the branches of these: a walk over
 * every node of a large page costs ten times as much, in Firefox a hundred times.
 */
export function findTexts(root: Node, pattern: RegExp): readonly Text[] {
  const found: Text[] = [];
  const holds = (text: string) => evenBlanks(text).search(pattern) >= 0;
  const range = new Range();

  function look(node: Node): void {
    if (found.length === MOST_TEXTS || !holds(textOf(node))) return;
    if (isText(node)) found.push(node);
    else lookInside(node, 0, childrenOf(node).length);
  }

  function lookInside(parent: Node, from: number, to: number): void {
    if (to - from <= WIDE) {
      const children = childrenOf(parent);
      for (let at = from; at < to; at++) {
        const child = children[at];
        if (child !== undefined) look(child);
      }
      return;
    }
    const step = Math.ceil(Math.sqrt(to - from));
    for (let at = from; at < to; at += step) {
      const end = Math.min(at + step, to);
      range.setStart(parent, at);
      range.setEnd(parent, end);
      if (holds(range.toString())) lookInside(parent, at, end);
    }
  }

  for (const part of partsOf(root)) {
    const { length } = childrenOf(part);
    // The text of what is wide is read in groups, and not as a whole before.
    if (length > WIDE) lookInside(part, 0, length);
    else look(part);
  }
  return found;
}

/** The branches that a page begins with, down to those with many children: so no text is read twice. */
function partsOf(root: Node): readonly Node[] {
  let parts: readonly Node[] = [root];
  while (parts.length < PARTS) {
    const smaller = parts.flatMap((part) => {
      const children = childrenOf(part);
      const isNarrow = children.length > 0 && children.length <= WIDE;
      return isNarrow ? Array.from(children).filter(isSeen) : [part];
    });
    if (smaller.length === parts.length && smaller.every((part, at) => part === parts[at])) break;
    parts = smaller;
  }
  return parts;
}

function isSeen(node: Node): boolean {
  return !isElement(node) || !matches(node, UNSEEN);
}
