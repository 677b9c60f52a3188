import { evenBlanks, isInCode } from '../domain/label-match';
import { childrenOf, isText, textOf } from './dom';

/** A page that says one label more often than this talks of it; long threads are full of e-mail. */
const MOST_OF_A_LABEL = 100;
/** All labels together. */
const MOST_MATCHES = 600;

/** The text nodes that hold a match of the pattern, in the order of the page. */
export function findTexts(root: Node, pattern: RegExp): readonly Text[] {
  const places: number[] = [];
  const text = evenBlanks(textOf(root));
  const counts = new Map<string, number>();
  for (const { index, 0: match } of text.matchAll(pattern)) {
    if (isInCode(text, index, index + match.length)) continue;
    const count = (counts.get(match.toLowerCase()) ?? 0) + 1;
    counts.set(match.toLowerCase(), count);
    // One that is said too often does not keep the others from being found.
    if (count > MOST_OF_A_LABEL) continue;
    if (places.push(index) === MOST_MATCHES) break;
  }
  const found = new Set<Text>();
  if (places.length > 0) descend(root, places, found);
  return [...found];
}

/**
 * Goes down to the text nodes at the given places of the root's text. Halving the children by the
 * length of their text lets the browser do the counting: a walk over every node of a large page
 * costs ten times as much, in Firefox a hundred times.
 */
function descend(root: Node, places: readonly number[], found: Set<Text>): void {
  if (isText(root)) {
    found.add(root);
    return;
  }
  const children = childrenOf(root);
  const range = new Range();
  const split = (from: number, to: number, inside: readonly number[]): void => {
    const only = to - from === 1 ? children[from] : undefined;
    if (only !== undefined) {
      descend(only, inside, found);
      return;
    }
    const middle = (from + to) >> 1;
    if (inside.length === 0 || middle === from) return;
    range.setStart(root, from);
    range.setEnd(root, middle);
    const { length } = range.toString();
    const left = inside.filter((place) => place < length);
    const right = inside.filter((place) => place >= length).map((place) => place - length);
    if (left.length > 0) split(from, middle, left);
    if (right.length > 0) split(middle, to, right);
  };
  split(0, children.length, places);
}
