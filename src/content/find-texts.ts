import { evenBlanks } from '../domain/label-match';
import { childrenOf, isElement, isText, matches, textOf } from './dom';

/** A branch with more children than this is one part. */
const NARROW = 64;
/** Into about so many parts a page is taken before any of its text is read. */
const PARTS = 100;
/** A page that says labels in more texts than this talks of them. */
const MOST_TEXTS = 2_000;

const UNSEEN = 'script, style';

/**
 * The text nodes in which the pattern matches, in the order of the page. The browser reads the text of
 * whole branches, and only where something matches it is asked for the branches of these: a walk over
 * every node of a large page costs many times as much.
 */
export function findTexts(root: Node, pattern: RegExp): readonly Text[] {
  const found: Text[] = [];
  const lookInside = (parent: Node): void => {
    const children = childrenOf(parent);
    const { length } = children;
    for (let at = 0; at < length; at++) {
      const child = children[at];
      if (child !== undefined) look(child);
    }
  };
  const look = (node: Node): void => {
    if (found.length === MOST_TEXTS) return;
    if (evenBlanks(textOf(node)).search(pattern) < 0) return;
    if (isText(node)) found.push(node);
    else lookInside(node);
  };
  for (const part of partsOf(root)) {
    // The text of a branch with many children is read with these, and not as a whole before.
    if (childrenOf(part).length > NARROW) lookInside(part);
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
      const isNarrow = children.length > 0 && children.length <= NARROW;
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
