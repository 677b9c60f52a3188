import { controlValue } from './control-value';
import { focusedOf } from './focused';
import { cleanValue, looksLikeId } from './value-words';
import { ofDocument } from './dom';

/** Longer texts are no ID that could be sent. */
const LONGEST = 256;

/** What the agent has selected, when it is one word that could be an ID. */
export function readSelection(document: Document): string | undefined {
  const value = cleanValue(selectedText(document));
  return value.length <= LONGEST && /\d/.test(value) && looksLikeId(value) ? value : undefined;
}

/** The selected text of the page, or of the field with the cursor. */
export function selectedText(document: Document): string {
  const focused = focusedOf(document);
  const value = focused === null ? undefined : controlValue(focused);
  if (focused !== null && value !== undefined) {
    const { start, end } = selectedPart(focused);
    if (end > start) return value.slice(start, end);
  }
  const selection = ofDocument.getSelection.call(document);
  return selection === null ? '' : selection.toString();
}

function selectedPart(control: Element): { readonly start: number; readonly end: number } {
  try {
    // Fields for numbers and addresses refuse to tell.
    const start: number | null = Reflect.get(HTMLInputElement.prototype, 'selectionStart', control);
    const end: number | null = Reflect.get(HTMLInputElement.prototype, 'selectionEnd', control);
    return { start: start ?? 0, end: end ?? 0 };
  } catch {
    return { start: 0, end: 0 };
  }
}
