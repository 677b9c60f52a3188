import { controlValue } from './control-value';
import { aroundOf, isElement, isText, ofDocument } from './dom';
import { focusedOf } from './focused';
import { selectedText } from './read-selection';
import { cleanValue } from './value-words';

/** What the agent points at: an element, and the text in it that is meant. */
export interface PointedAt {
  readonly element: Element;
  readonly text: string;
  /** The whole text that `text` is selected in, when it is a field's. */
  readonly from: 'text' | 'value';
}

/** The field with the cursor, else what is selected; undefined when there is neither. */
export function pointedAt(document: Document): PointedAt | undefined {
  const focused = focusedOf(document);
  const value = focused === null ? undefined : controlValue(focused);
  const selected = cleanValue(selectedText(document));
  if (focused !== null && value !== undefined) {
    const text = selected !== '' && value.includes(selected) ? selected : cleanValue(value);
    return text === '' ? undefined : { element: focused, text, from: 'value' };
  }
  const selection = ofDocument.getSelection.call(document);
  if (selection === null || selection.rangeCount === 0 || selected === '') return undefined;
  const range = selection.getRangeAt(0);
  // A double click often selects to the beginning of what follows.
  const start = range.startContainer;
  const node = isText(start) ? start : range.commonAncestorContainer;
  const element = isElement(node) ? node : aroundOf(node);
  return element === null ? undefined : { element, text: selected, from: 'text' };
}
