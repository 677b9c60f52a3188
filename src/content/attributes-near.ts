import { attributeOf, ofElement, outward, tagOf } from './dom';
import { readableName } from './stable-name';
import { looksLikeId } from './value-words';

/** An attribute that holds what may be the ID, while the text on the page says something else. */
export interface NamedAttribute {
  readonly value: string;
  readonly selector: string;
  readonly attribute: string;
  readonly pattern: string;
  readonly name: string;
}

const MOST_LEVELS = 3;

/** The attributes on an element and close around it that hold an ID: `data-user-id`, or the end of a link. */
export function attributesNear(element: Element): readonly NamedAttribute[] {
  const found: NamedAttribute[] = [];
  let level = 0;
  for (const at of outward(element)) {
    if (level++ > MOST_LEVELS || /^(?:body|html)$/.test(tagOf(at))) break;
    for (const attribute of ofElement.getAttributeNames.call(at)) {
      const text = attributeOf(at, attribute);
      if (/^data-.*(?:id|user|customer|client|uid)/.test(attribute) && looksLikeId(text)) {
        const selector = `${tagOf(at)}[${CSS.escape(attribute)}]`;
        const name = readableName(attribute);
        found.push({ value: text, selector, attribute, pattern: '', name });
      }
    }
    const link = idInLink(at);
    if (link !== undefined) found.push({ attribute: 'href', ...link });
  }
  return found;
}

/** The last part of a link's path, where it looks like an ID, and the part before it, which says of what. */
function idInLink(element: Element): Omit<NamedAttribute, 'attribute'> | undefined {
  if (tagOf(element) !== 'a') return undefined;
  const match = /\/([a-z][a-z_-]{1,40})\/([^/?#]+)\/?(?:[?#].*)?$/i.exec(
    attributeOf(element, 'href'),
  );
  const [, kind, id] = match ?? [];
  if (kind === undefined || id === undefined || !looksLikeId(id)) return undefined;
  return {
    value: id,
    selector: `a[href*="/${kind}/"]`,
    pattern: `/${kind}/([^/?#]+)`,
    name: readableName(kind),
  };
}
