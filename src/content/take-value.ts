import type { Take } from '../domain/page-reading';
import { controlValue } from './control-value';
import { attributeOf } from './dom';
import { piecesOf } from './pieces';
import type { Sight } from './sight';
import { cleanValue, isValue } from './value-words';
import { valuesOf } from './values';

/** Longer texts are no field of a record. */
const LONGEST = 2000;

const NO_LABELS: ReadonlySet<string> = new Set();

/** What a card takes out of an element, as it is seen. */
export function takeValues(element: Element, take: Take, sight: Sight): readonly string[] {
  return textsOf(element, take, sight).flatMap((text) => {
    const value = applyPattern(text, take.pattern);
    return value !== undefined && isValue(value, NO_LABELS) ? [value] : [];
  });
}

function textsOf(element: Element, take: Take, sight: Sight): readonly string[] {
  if (take.from === 'attribute') {
    return sight.shows(element) ? [attributeOf(element, take.attribute).slice(0, LONGEST)] : [];
  }
  const own = take.from === 'value' ? controlValue(element) : undefined;
  if (own !== undefined) return sight.sees(element) ? [own.slice(0, LONGEST)] : [];
  const pieces = piecesOf(element) ?? [];
  if (take.from === 'value') {
    const controls = pieces.filter(({ kind }) => kind === 'control');
    return valuesOf(controls, [], sight, NO_LABELS);
  }
  if (take.pattern === '') return valuesOf(pieces, [], sight, NO_LABELS);
  // A pattern may need the words around the ID.
  const seen = pieces.filter(
    (piece) => piece.kind === 'text' && (piece.text.trim() === '' || sight.seesText(piece.node)),
  );
  return [cleanValue(seen.map(({ text }) => text).join(' '))];
}

/** The first group of a pattern, else its whole match; the text itself when there is no pattern. */
export function applyPattern(text: string, pattern: string): string | undefined {
  if (pattern === '') return cleanValue(text);
  try {
    const match = new RegExp(pattern, 'u').exec(text);
    return match === null ? undefined : cleanValue(match[1] ?? match[0]);
  } catch {
    return undefined;
  }
}
