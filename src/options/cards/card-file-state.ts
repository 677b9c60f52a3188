import type { SiteCard } from '../../domain/site-card';
import type { CardFileProblem } from './card-words';

/** A file of cards on its way in: chosen, seen, saved. */
export type CardFile =
  | { readonly step: 'none' }
  | { readonly step: 'reading' }
  | { readonly step: 'refused'; readonly why: CardFileProblem }
  | {
      readonly step: 'seen' | 'saving';
      readonly name: string;
      readonly text: string;
      readonly cards: readonly SiteCard[];
    }
  | { readonly step: 'imported'; readonly count: number };

export const NO_CARD_FILE: CardFile = { step: 'none' };
