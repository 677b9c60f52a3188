const KNOWN_LABELS = new Set(['customer id']);

/** True when a text on a page is the label of the customer's ID: case, stars, colons and spaces around it do not count. */
export function isCustomerIdLabel(text: string): boolean {
  // Longer texts are prose; this also keeps a whole page's text from being copied for nothing.
  if (text.length > 40) return false;
  const words = text.replace(/[\s\u00a0]+/g, ' ').replace(/^[ *]+|[ *:?]+$/g, '');
  return KNOWN_LABELS.has(words.toLowerCase());
}
