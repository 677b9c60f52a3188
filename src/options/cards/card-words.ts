import type { CardBasis } from '../../domain/site-card';
import type { SavedCards } from '../../protocol/page-commands';
import type { MessageKey } from '../../ui/words';

/** What a card's word is worth, in plain words. */
export const basisWords = {
  template: 'cardBasisTemplate',
  approximate: 'cardBasisApproximate',
  'no-template': 'cardBasisNoTemplate',
  taught: 'cardBasisTaught',
} as const satisfies Record<CardBasis, MessageKey>;

/** Why the cards of a file cannot be had. */
export type CardFileProblem =
  Extract<SavedCards, { ok: false }>['why'] | 'too-large' | 'unread' | 'no-answer';

/** The problem with a file of cards, and what to do. */
export const fileProblemWords = {
  'not-json': 'cardsNotJson',
  'not-cards': 'cardsNotCards',
  'too-many': 'cardsTooMany',
  'shipped-id': 'cardsShippedId',
  'unsafe-pattern': 'cardsUnsafePattern',
  'bad-sample': 'cardsBadSample',
  'too-large': 'cardsTooLarge',
  unread: 'cardsFileUnread',
  'no-answer': 'noAnswer',
} as const satisfies Record<CardFileProblem, MessageKey>;
