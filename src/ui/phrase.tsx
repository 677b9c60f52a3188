import type { ComponentChildren } from 'preact';
import { usePage } from './page-context';
import type { MessageKey } from './words';

const FIRST_MARK = 0xe000;

/** A message whose substitutions are elements, in the order that the language wants them. */
export function Phrase({ of, parts }: { of: MessageKey; parts: readonly ComponentChildren[] }) {
  const { t } = usePage();
  const marks = parts.map((_, index) => String.fromCharCode(FIRST_MARK + index));
  const pieces = t(of, ...marks).split(/([\ue000-\ue008])/);
  return <>{pieces.map((piece) => parts[piece.charCodeAt(0) - FIRST_MARK] ?? piece)}</>;
}
