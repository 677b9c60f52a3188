import { ofDocument, tagOf } from './dom';
import { frameDocument } from './scopes';
import { shadowRootOf } from './shadow-root';

/** The element with the cursor, inside of shadow roots and of frames of the same site. */
export function focusedOf(document: Document): Element | null {
  let focused: Element | null = Reflect.get(ofDocument, 'activeElement', document);
  for (let left = 50; focused !== null && left > 0; left--) {
    const inner = innerFocus(focused);
    if (inner === null) return focused;
    focused = inner;
  }
  return focused;
}

function innerFocus(focused: Element): Element | null {
  if (tagOf(focused) === 'iframe') {
    const document = frameDocument(focused);
    return document === null ? null : Reflect.get(ofDocument, 'activeElement', document);
  }
  const root = shadowRootOf(focused);
  return root === null ? null : Reflect.get(ShadowRoot.prototype, 'activeElement', root);
}
