/**
 * What prints nothing and could make a text read as another: control, bidirectional and zero-width
 * characters, private use, half pairs, variation selectors, and the Hangul and Braille blanks.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]+/gu;

/** Makes a foreign text safe to show: invisible characters become spaces, runs of spaces one, cut at `limit` characters. */
export function cleanText(text: string, limit: number): string {
  const readable = text.replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim();
  const characters = Array.from(readable);
  return characters.length <= limit ? readable : `${characters.slice(0, limit - 1).join('')}…`;
}
