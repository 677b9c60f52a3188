import { normalizeLabel } from '../domain/label-match';
import {
  attributeOf,
  isElement,
  isScope,
  isText,
  ofDocument,
  outward,
  previousOf,
  rootOf,
  select,
  textOf,
} from './dom';

const MOST_LEVELS = 5;
const MOST_LABELS = 6;
import { isLike } from './region-heading';

/** Texts near an element that may be its label, the nearest first. Which of them leads back is yet to be tried. */
export function labelsNear(element: Element): readonly string[] {
  const found = new Map<string, string>();
  const add = (text: string) => {
    const label = text.replace(/[\s\u00a0]+/g, ' ').trim();
    const plain = normalizeLabel(label);
    // A number in it would be this record's.
    if (/\p{L}{2}/u.test(plain) && !/\d{2}/.test(plain) && label.length <= 60)
      found.set(plain, label);
  };
  const id = attributeOf(element, 'id');
  const root = rootOf(element);
  if (id !== '' && isScope(root)) {
    for (const label of Array.from(select(root, `label[for="${CSS.escape(id)}"]`)))
      addTexts(label, add);
  }
  let level = 0;
  for (const at of outward(element)) {
    if (found.size >= MOST_LABELS || level++ > MOST_LEVELS) break;
    for (const name of [
      'aria-label',
      'field-label',
      'data-label',
      'label',
      'placeholder',
      'title',
    ]) {
      add(attributeOf(at, name));
    }
    for (
      let before = previousOf(at), left = 3;
      before !== null && left > 0;
      before = previousOf(before)
    ) {
      if (textOf(before).trim() === '') continue;
      // Around the value's own box, what looks the same is the field before.
      if (at !== element && isElement(before) && isLike(before, at)) continue;
      left--;
      addTexts(before, add);
    }
  }
  return [...found.values()].slice(0, MOST_LABELS);
}

/** The text of a node, or when it has several parts, each of them: a label often has a star or a hint beside it. */
function addTexts(node: Node, add: (text: string) => void): void {
  const whole = textOf(node);
  if (whole.length > 200) return;
  if (isText(node)) {
    add(whole);
    return;
  }
  if (!isElement(node)) return;
  const walker = ofDocument.createTreeWalker.call(document, node, NodeFilter.SHOW_TEXT);
  for (let left = 6; left > 0 && walker.nextNode() !== null; left--) {
    add(textOf(walker.currentNode));
  }
}
