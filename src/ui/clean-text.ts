const LONGEST = 300;
// Control, format (bidi, zero-width), private-use and lone surrogate characters, and the fillers that print nothing.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u115f\u1160\u2800\u3164\uffa0]/gu;

/**
 * Makes a text of the server or of a page fit to be shown: one line, nothing invisible, at most
 * `longest` characters. Only for showing; what is sent is never cleaned.
 */
export function cleanText(text: string, longest = LONGEST): string {
  const line = text
    .slice(0, longest * 4)
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(INVISIBLE, '')
    .trim();
  const characters = Array.from(line);
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : line;
}
