import { evenBlanks, labelPattern, normalizeLabel } from '../domain/label-match';
import { isDocument, select } from './dom';
import { labelledValues, type FoundValue } from './labelled-values';
import { labelSpotsOf, type LabelSpot } from './label-spots';
import { scopesOf, type Scopes } from './scopes';
import { createSight, type Sight } from './sight';

/** One look at a page: what can be searched of it, and what can be seen. Made for one question, and dropped. */
export interface PageEye {
  readonly scopes: Scopes;
  readonly sight: Sight;
  /** All elements that fit a selector, in all scopes; not in roots whose source has no `sign` of it. */
  find(selector: string, sign?: RegExp): readonly Element[];
  /** All places of the page that one of these labels speaks of; of those that the eye was opened for. */
  spotsOf(labels: ReadonlySet<string>): readonly LabelSpot[];
  valuesAt(spot: LabelSpot, labels: ReadonlySet<string>): readonly FoundValue[];
}

/** A page with more places that fit is no record of one customer. */
const MOST_FOUND = 500;

/** `known`: every label that will be asked for. They are looked for all at once: it is the dearest part. */
export function openEye(document: Document, known: ReadonlySet<string>): PageEye {
  const scopes = scopesOf(document);
  const sight = createSight();
  const pattern = labelPattern(known);
  const spots = scopes.all.flatMap((scope) => {
    const source = scopes.sources.get(scope);
    if (source !== undefined && plainSource(source).search(pattern) < 0) return [];
    const root = isDocument(scope) ? select(scope, ':root')[0] : scope;
    // The document of a frame that still loads has none.
    return root === undefined ? [] : labelSpotsOf(scope, root, known, pattern);
  });
  return {
    scopes,
    sight,
    find: (selector, sign) =>
      scopes.all
        .filter((scope) => {
          const source = scopes.sources.get(scope);
          return sign === undefined || source === undefined || sign.test(source);
        })
        .flatMap((scope) => Array.from(select(scope, selector)).slice(0, MOST_FOUND)),
    spotsOf: (labels) => spots.filter(({ label }) => labels.has(normalizeLabel(label))),
    valuesAt: (spot, labels) => labelledValues(spot, sight, labels),
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&gt;': '>',
  '&lt;': '<',
  '&nbsp;': ' ',
  '&quot;': '"',
};

/** A source with its texts as labels are searched in them. */
function plainSource(source: string): string {
  return evenBlanks(source).replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);
}
