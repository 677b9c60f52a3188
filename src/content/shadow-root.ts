import { tagOf } from './dom';

declare global {
  interface Element {
    /** Firefox gives it to extensions. */
    readonly openOrClosedShadowRoot?: ShadowRoot | null;
  }
  /** Chromium gives it to extensions. */
  var chrome:
    { readonly dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } } | undefined;
}

/** The shadow root of a custom element, open or closed. Other elements are not asked. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (!tagOf(element).includes('-')) return null;
  try {
    return (
      element.openOrClosedShadowRoot ??
      Reflect.get(Element.prototype, 'shadowRoot', element) ??
      globalThis.chrome?.dom?.openOrClosedShadowRoot(element) ??
      null
    );
  } catch {
    return null;
  }
}
