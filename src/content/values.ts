import { normalizeLabel } from '../domain/label-match';
import type { Box } from './boxes';
import type { Piece } from './pieces';
import type { Sight } from './sight';
import { cleanValue, isValue, looksLikeId } from './value-words';

/** Texts nearer than this are one word to the eye, whatever elements they are in. */
const NEAREST = 1.5;

/**
 * The values that a box shows, without the tools and hints beside them: what stands in its only control,
 * else its texts, put together where they touch. `after`: what follows the box; a text that runs on
 * into it is taken whole.
 */
export function valuesOf(
  pieces: readonly Piece[],
  after: readonly Piece[],
  sight: Sight,
  labels: ReadonlySet<string>,
): readonly string[] {
  const isSeen = (piece: Piece) =>
    piece.kind === 'control'
      ? sight.sees(piece.element)
      : piece.text.trim() === '' || sight.seesText(piece.node);
  // A label in the box is none of the value, however near it stands.
  const isOwn = ({ kind, text }: Piece) => kind === 'control' || !labels.has(normalizeLabel(text));
  const seen = pieces.filter((piece) => isOwn(piece) && isSeen(piece));
  const controls = seen.filter(({ kind }) => kind === 'control');
  if (controls.length > 1) return [];
  const [control] = controls;
  const texts = control === undefined ? wordsOf(seen, after.filter(isSeen), sight) : [control.text];
  const values = texts.map(cleanValue).filter((text) => isValue(text, labels));
  if (values.length < 2) return values;
  // Beside the ID there is its state or its owner; several IDs are the agent's to tell apart.
  return values.filter(looksLikeId);
}

function wordsOf(own: readonly Piece[], after: readonly Piece[], sight: Sight): readonly string[] {
  const words: string[] = [];
  let last: Piece | undefined;
  for (const [at, piece] of [...own, ...after].entries()) {
    const isJoined = last !== undefined && touches(last, piece, sight);
    if (!isJoined && at >= own.length) break;
    if (isJoined) words.push((words.pop() ?? '') + piece.text);
    else words.push(piece.text);
    last = piece;
  }
  return words;
}

function touches(before: Piece, piece: Piece, sight: Sight): boolean {
  if (before.kind !== 'text' || piece.kind !== 'text') return false;
  if (/[\s\u00a0]$/.test(before.text) || /^[\s\u00a0]/.test(piece.text)) return false;
  const end: Box | undefined = sight.linesOf(before.node).at(-1);
  const start = sight.linesOf(piece.node)[0];
  if (end === undefined || start === undefined) return false;
  return (
    Math.abs(start.left - end.right) < NEAREST && start.top < end.bottom && end.top < start.bottom
  );
}
