import { attributeOf, isElement, matches, previousOf, select, tagOf, textOf } from './dom';
import { kindOfTitle, type RegionKind } from './region-words';

const HEADING =
  ':is(h2, h3, h4, h5, h6, legend, summary, [role="heading" i], ' +
  ':is([class*="card" i], [class*="section" i], [class*="panel" i]):is([class*="title" i], [class*="head" i]))';

/** A heading further away belongs to something else. */
const MOST_SIBLINGS = 40;

/** What the nearest heading before an element says of it. The subject of a ticket (`h1`) says nothing. */
export function headingKind(element: Element): RegionKind {
  let left = MOST_SIBLINGS;
  for (let at = previousOf(element); at !== null && left > 0; at = previousOf(at), left--) {
    if (!isElement(at)) continue;
    const heading = matches(at, HEADING)
      ? at
      : matches(at, 'header, [class*="header" i]')
        ? select(at, HEADING)[0]
        : undefined;
    if (heading === undefined) continue;
    // Of its own kind: the label of the field before.
    if (isLike(heading, element)) return 'unnamed';
    return kindOfTitle(textOf(heading).trim());
  }
  return 'unnamed';
}

/** Whether two elements are of one kind, as far as a page tells. */
export function isLike(one: Element, other: Element): boolean {
  return tagOf(one) === tagOf(other) && attributeOf(one, 'class') === attributeOf(other, 'class');
}
