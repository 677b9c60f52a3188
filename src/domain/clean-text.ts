/** Control, bidirectional, zero-width and other invisible characters, which could make a text read as another. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/** Makes a foreign text safe to show: invisible characters become spaces, runs of spaces one, cut at `limit` characters. */
export function cleanText(text: string, limit: number): string {
  const readable = text.replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim();
  const characters = Array.from(readable);
  return characters.length <= limit ? readable : `${characters.slice(0, limit - 1).join('')}…`;
}
