/** Label texts of the customer's ID that are known everywhere, as `normalizeLabel` leaves them. */
export const KNOWN_LABELS: readonly string[] = ['customer id'];

/** Longer texts are prose; this also keeps a whole page's text from being copied for nothing. */
const LONGEST_LABEL = 40;

/** A text as labels are compared: case, stars, colons and spaces around it do not count. Empty when it is none. */
export function normalizeLabel(text: string): string {
  if (text.length > LONGEST_LABEL) return '';
  const words = text.replace(/[\s\u00a0]+/g, ' ').replace(/^[ *]+|[ *:?]+$/g, '');
  return words.toLowerCase();
}
