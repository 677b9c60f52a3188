import { isSafePattern } from './safe-pattern';
import type { SiteCard } from './site-card';

/** Why a card of this device is not taken. */
export type CardProblem = 'unsafe-pattern' | 'bad-sample';

/** The first thing wrong with a card that is no shipped one, or undefined. */
export function checkCard({ fields, pages }: SiteCard): CardProblem | undefined {
  const patterns = [
    ...pages.map(({ pattern }) => pattern),
    ...fields.map(({ take }) => take.pattern),
  ];
  if (!patterns.every(isSafePattern)) return 'unsafe-pattern';
  const isSound = pages.every(({ pattern, sample }) => new RegExp(pattern).test(sample));
  return isSound ? undefined : 'bad-sample';
}
