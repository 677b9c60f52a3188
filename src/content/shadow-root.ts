import { tagOf, type Scope } from './dom';

declare global {
  interface Element {
    /** Firefox gives it to extensions. */
    readonly openOrClosedShadowRoot?: ShadowRoot | null;
  }
  /** Chromium gives it to extensions. */
  var chrome:
    { readonly dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } } | undefined;
}

const ofRoot = ShadowRoot.prototype;

/** The shadow root of a custom element, open or closed. Other elements are not asked. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  return tagOf(element).includes('-') ? rootOfHost(element) : null;
}

/** The same for what is known to be a custom element: no form, so its properties are its own. */
export function rootOfHost(host: Element): ShadowRoot | null {
  try {
    const root = host.openOrClosedShadowRoot;
    if (root !== undefined) return root;
    return host.shadowRoot ?? globalThis.chrome?.dom?.openOrClosedShadowRoot(host) ?? null;
  } catch {
    return null;
  }
}

/** What a shadow root is written as, without the values of its controls; undefined in XML that cannot be written. */
export function sourceOf(root: Scope): string | undefined {
  try {
    return Reflect.get(ofRoot, 'innerHTML', root);
  } catch {
    return undefined;
  }
}
