import { attributeOf, isElement, ofElement, outward, previousOf, tagOf } from './dom';
import { isStableClass, isStableField, isStableName, readableName } from './stable-name';

/** A selector that somebody's own names lead to, and how it can be called. */
export interface NamedSelector {
  readonly selector: string;
  readonly name: string;
}

const MOST_LEVELS = 5;

/** Names that tests, forms and products give to fields: better than ids, and those better than classes. */
const FIELD_NAMES =
  /^(?:data-(?!v-|reactid|emotion|radix|state)[\w-]+|name|field|field-name|field-label|itemprop)$/;

/** Selectors that lead to an element by stable names on it or around it, the most telling first. Never by `value`. */
export function selectorsOf(
  element: Element,
  value: string,
  address: string,
): readonly NamedSelector[] {
  const byField: NamedSelector[] = [];
  const byId: NamedSelector[] = [];
  const byClass: NamedSelector[] = [];
  const tag = tagOf(element);
  let level = 0;
  for (const at of outward(element)) {
    if (level > MOST_LEVELS || /^(?:body|html)$/.test(tagOf(at))) break;
    const add = (list: NamedSelector[], selector: string, name: string) => {
      if (selector.length > 300 || (value !== '' && selector.includes(value))) return;
      if (level > 0) list.push({ selector: `${selector} ${tag}`, name: readableName(name) });
      else list.push({ selector, name: readableName(name) });
      // The box itself, where its text is the value.
      if (level > 0) list.push({ selector, name: readableName(name) });
    };
    for (const name of ofElement.getAttributeNames.call(at)) {
      const text = attributeOf(at, name);
      if (!FIELD_NAMES.test(name) || !isStableField(text, address)) continue;
      add(byField, `[${CSS.escape(name)}="${CSS.escape(text)}"]`, text);
    }
    const id = attributeOf(at, 'id');
    if (isStableName(id)) add(byId, `#${CSS.escape(id)}`, id);
    for (const name of attributeOf(at, 'class').split(/\s+/)) {
      if (isStableClass(name)) add(byClass, `.${CSS.escape(name)}`, name);
    }
    const before = level === 0 ? previousElement(at) : undefined;
    if (before !== undefined) {
      // An icon is all the label that some fields have.
      for (const name of attributeOf(before, 'class').split(/\s+/)) {
        if (!isStableClass(name)) continue;
        byClass.push({ selector: `.${CSS.escape(name)} + ${tag}`, name: readableName(name) });
      }
    }
    level++;
  }
  return [...byField, ...byId, ...byClass].slice(0, 40);
}

function previousElement(element: Element): Element | undefined {
  for (let at = previousOf(element); at !== null; at = previousOf(at)) if (isElement(at)) return at;
  return undefined;
}
