import { normalizeLabel } from '../domain/label-match';
import type { Anchor, CardField, Pointed } from '../domain/page-reading';
import { attributesNear } from './attributes-near';
import { labelsNear } from './labels-near';
import { openEye, type PageEye } from './page-eye';
import { partPattern } from './part-pattern';
import { pointedAt, type PointedAt } from './pointed-at';
import { placesOf } from './read-card';
import { selectorsOf } from './selectors-of';
import { takeValues } from './take-value';
import { looksLikeId } from './value-words';
import { ofDocument } from './dom';

const MOST_ANCHORS = 6;
const PLAIN = { from: 'text', attribute: '', pattern: '' } as const;

/** A field that may lead to the value, and what it is to read there. */
interface Proposal {
  readonly field: CardField;
  readonly value: string;
}

/** Proposes ways to find again what the agent points at: the selection, or the field with the cursor. */
export function readPointed(document: Document, labels: readonly string[]): Pointed {
  const pointed = pointedAt(document);
  if (pointed === undefined) return { value: '', anchors: [] };
  const near = labelsNear(pointed.element);
  const eye = openEye(document, new Set(near.map(normalizeLabel)));
  const address: string = Reflect.get(ofDocument, 'URL', document);
  const tryAll = (proposals: readonly Proposal[]): readonly (Proposal & Anchor)[] =>
    proposals.flatMap(({ field, value }) => {
      const places = placesOf(field, eye, [], () => true);
      const leads = places.some((place) => place.value === value);
      return leads ? [{ field, value, matches: places.length }] : [];
    });
  const known = new Set(labels);
  const labelled = tryAll(byLabel(near, known, pointed));
  // A name is no ID: then it is in an attribute, unless the label says otherwise.
  const isNamed = labelled.some(({ field }) => known.has(field.labels[0] ?? ''));
  // Nor is what was shortened or covered up for the eye.
  const isId = looksLikeId(pointed.text) && !/[\u2026*]/.test(pointed.text);
  const hidden = isNamed || isId ? [] : tryAll(byAttribute(pointed));
  const tried =
    hidden.length > 0
      ? hidden
      : [...labelled, ...tryAll(bySelector(pointed, eye, address, labelled[0]?.field.label))];
  const best = [...tried].sort((one, other) => rank(one) - rank(other)).slice(0, MOST_ANCHORS);
  const value = best[0]?.value ?? pointed.text;
  // All of them are ways to the one value that is shown.
  const anchors = best
    .filter((each) => each.value === value)
    .map(({ field, matches }) => ({ field, matches }));
  return { value, anchors };
}

/** One place only is best; then in the order of the proposals, labels first. */
const rank = ({ matches }: Anchor): number => (matches === 1 ? 0 : 1);

/** The labels that are known to name the customer's ID come first. */
function byLabel(
  near: readonly string[],
  known: ReadonlySet<string>,
  { text, from }: PointedAt,
): readonly Proposal[] {
  const isKnown = (label: string) => known.has(normalizeLabel(label));
  const labels = [...near.filter(isKnown), ...near.filter((label) => !isKnown(label))];
  return labels.map((label) => ({
    value: text,
    field: {
      label,
      by: 'card',
      selector: '',
      labels: [normalizeLabel(label)],
      take: { ...PLAIN, from },
    },
  }));
}

function bySelector(
  { element, text, from }: PointedAt,
  eye: PageEye,
  address: string,
  name: string | undefined,
): readonly Proposal[] {
  const [whole] = takeValues(element, { ...PLAIN, from, pattern: '^.*$' }, eye.sight);
  const pattern = partPattern(whole ?? text, text);
  if (pattern === undefined) return [];
  return selectorsOf(element, text, address).map((named) => ({
    value: text,
    field: {
      label: name ?? named.name,
      by: 'card',
      selector: named.selector,
      labels: [],
      take: { ...PLAIN, from, pattern },
    },
  }));
}

function byAttribute({ element }: PointedAt): readonly Proposal[] {
  return attributesNear(element).map(({ selector, attribute, pattern, name, value }) => ({
    value,
    field: {
      label: name,
      by: attribute === 'href' ? 'link' : 'card',
      selector,
      labels: [],
      take: { from: 'attribute', attribute, pattern },
    },
  }));
}
