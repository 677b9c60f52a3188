import {
  aroundOf,
  isElement,
  isText,
  matches,
  nextOf,
  ofElement,
  previousOf,
  select,
  tagOf,
  textOf,
} from './dom';
import { isDecoration, type Piece } from './pieces';
import { isLike } from './region-heading';

/** Where the value of a label stands: a text or an element beside it, or beside what holds the label alone. */
export interface ValuePlace {
  readonly at: Node;
  /** The label's text, or the box around it that the place stands beside. */
  readonly beside: Node;
  /** How many boxes around the label's text had to be left. */
  readonly level: number;
}

const MOST_LEVELS = 5;

/** The end of a field: what follows it belongs to another. */
const END =
  'dd, dl, li, ul, ol, tr, tbody, thead, table, section, article, aside, main, form, fieldset, nav, header, footer, body';
const LABELS = 'label, dt, th, legend, h1, h2, h3, h4, h5, h6';

/** The first place after a label that can hold its value. None when the label is a part of a sentence. */
export function valuePlaceOf(label: Text): ValuePlace | undefined {
  let beside: Node = label;
  for (let level = 0; level <= MOST_LEVELS; level++) {
    if (hasBefore(beside, isText) || (isElement(beside) && matches(beside, END))) return undefined;
    const at = placeAfter(beside);
    if (at !== undefined) return { at, beside, level };
    // Only the last of a row: the next row is not its value.
    if (hasBefore(beside, isElement) || (isElement(beside) && tagOf(beside) === 'dt'))
      return undefined;
    const around = aroundOf(beside);
    if (around === null) return undefined;
    beside = around;
  }
  return undefined;
}

/** Whether a place holds the next field rather than the value: it has a label, or is built as the label's box is. */
export function isNextField(
  { at, beside, level }: ValuePlace,
  label: Element,
  pieces: readonly Piece[],
): boolean {
  if (!isElement(at)) return false;
  if (matches(at, LABELS) || select(at, LABELS).length > 0) return true;
  if (level < 2 || !isElement(beside) || !isAkin(at, beside)) return false;
  const texts = pieces.filter(({ text }) => !isBlank(text));
  const tag = tagOf(label);
  return texts.length > 1 || Array.from(select(at, tag)).some((each) => isNamed(each, label));
}

/** Whether a place and what it stands beside are of one kind: then only an ID is told from another label. */
export function isAkin(at: Node, beside: Node): boolean {
  return isElement(at) && isElement(beside) && isLike(at, beside);
}

const isNamed = (one: Element, label: Element): boolean =>
  isLike(one, label) && ofElement.hasAttribute.call(label, 'class');

function placeAfter(beside: Node): Node | undefined {
  for (let at = nextOf(beside); at !== null; at = nextOf(at)) {
    if (isText(at) ? !isBlank(textOf(at)) : isElement(at) && !isSkipped(at)) return at;
  }
  return undefined;
}

function hasBefore(node: Node, isKind: (node: Node) => boolean): boolean {
  for (let at = previousOf(node); at !== null; at = previousOf(at)) {
    if (isKind(at) && !isBlank(textOf(at)) && !(isElement(at) && isSkipped(at))) return true;
  }
  return false;
}

const isBlank = (text: string): boolean => /^[\s\u00a0*:?\u2022\u00b7-]*$/.test(text);

/** Signs and icons between a label and its value. A box without text may be the value, and empty. */
function isSkipped(element: Element): boolean {
  const text = textOf(element);
  return (
    isDecoration(element) ||
    /^[\s*:?]*[*:?][\s*:?]*$/.test(text) ||
    (text.trim() === '' && (tagOf(element) === 'i' || matches(element, ICONS)))
  );
}

const ICONS =
  ':is([class*="icon" i], [class*="tooltip" i], [class*="required" i], [class*="help" i]):not(:has(input, textarea, select))';
