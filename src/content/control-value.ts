import { attributeOf, tagOf } from './dom';

const UNREAD_TYPES =
  /^(?:hidden|password|checkbox|radio|button|submit|reset|image|file|range|color|search)$/i;

/** What stands in a form control; undefined for anything else, and for controls that hold no text. */
export function controlValue(element: Element): string | undefined {
  try {
    switch (tagOf(element)) {
      case 'input':
        if (UNREAD_TYPES.test(attributeOf(element, 'type'))) return undefined;
        return Reflect.get(HTMLInputElement.prototype, 'value', element);
      case 'textarea':
        return Reflect.get(HTMLTextAreaElement.prototype, 'value', element);
      case 'select':
        return Reflect.get(HTMLSelectElement.prototype, 'value', element);
      default:
        return undefined;
    }
  } catch {
    // An element of that name in another namespace.
    return undefined;
  }
}
