import { normalizeLabel } from '../domain/label-match';
import { controlValue } from './control-value';
import { attributeOf, dataOf, matches, outward, select, tagOf, type Scope } from './dom';
import { findTexts } from './find-texts';

/** A place that a label speaks of: a text on the page, or the attribute of a control or of a box. */
export type LabelSpot =
  | {
      readonly kind: 'text';
      readonly label: string;
      readonly text: Text;
      readonly element: Element;
    }
  | { readonly kind: 'named'; readonly label: string; readonly element: Element };

/** A page with more of them is a list, not a record. */
const MOST_NAMED = 5_000;

const CONTROLS = 'input, textarea, select';
const BOX_NAMES = ['field-label', 'data-label', 'label', 'aria-label'];
const CONTROL_NAMES = [...BOX_NAMES, 'title', 'placeholder'];
// It costs a look at every element: once for all of them, and no more attributes without need.
const NAMED = `${CONTROLS}, [field-label], [data-label], [label], [aria-label]:is(div, span, p, td, dd, li, section, output)`;

/** No labels: the names of people and subjects are links and headings, and anybody chooses those. */
const NO_LABEL =
  'a, button, option, h1, h2, h3, textarea, title, script, style, noscript, template, ' +
  ':is([role="button" i], [role="link" i], [role="option" i], [role="tab" i])';

/** All spots of a scope whose label is one of those asked for, as `normalizeLabel` leaves them. */
export function labelSpotsOf(
  scope: Scope,
  root: Node,
  labels: ReadonlySet<string>,
  pattern: RegExp,
): readonly LabelSpot[] {
  const spots: LabelSpot[] = [];
  for (const text of findTexts(root, pattern)) {
    if (!labels.has(normalizeLabel(dataOf(text)))) continue;
    const [element] = outward(text);
    if (element === undefined || isNoLabel(element)) continue;
    spots.push({ kind: 'text', label: shownLabel(dataOf(text)), text, element });
  }
  const named = select(scope, NAMED);
  for (let at = 0; at < Math.min(named.length, MOST_NAMED); at++) {
    const element = named[at];
    if (element === undefined) continue;
    const isControl = matches(element, CONTROLS);
    const label = (isControl ? CONTROL_NAMES : BOX_NAMES)
      .map((name) => attributeOf(element, name))
      .find((text) => labels.has(normalizeLabel(text)));
    if (label === undefined) continue;
    if (isControl && controlValue(element) === undefined) continue;
    spots.push({ kind: 'named', label: shownLabel(label), element });
  }
  return spots;
}

function isNoLabel(element: Element): boolean {
  let left = 4;
  for (const at of outward(element)) {
    if (matches(at, NO_LABEL)) return true;
    if (--left === 0 || tagOf(at) === 'label') return false;
  }
  return false;
}

/** A label as it is shown, without the marks of forms and short enough to be told. */
function shownLabel(text: string): string {
  return text
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[ *:?]+|[ *:?\uff1a\uff1f]+$/g, '')
    .slice(0, 200);
}
