import type { Charge } from '../../../src/domain/charge';
import type { Random } from './random';

/** A form as one window shows it. Its id makes it one charge, however often it is pressed. */
export interface Form {
  readonly chargeId: string;
  readonly customer: string;
  readonly ident: string;
  readonly again: readonly string[];
  /** How many forms of this kind came before it. */
  readonly tries: number;
}

/** What an agent does about an outcome. */
export type Reaction =
  | { readonly does: 'nothing' }
  | {
      /** Opens a new form for the same; `again` are the earlier charges that it charges again all the same. */
      readonly does: 'press-again';
      readonly again?: readonly string[];
      readonly unlocksFirst?: boolean;
    }
  | {
      /** *Check outcome* after some milliseconds, of this charge or the one that is named. */
      readonly does: 'check';
      readonly from: number;
      readonly to: number;
      readonly chargeId?: string;
    }
  | { readonly does: 'ask-for-it' };

const NOTHING: Reaction = { does: 'nothing' };

/** Draws what an agent does who is shown this charge. */
export function reactionTo(charge: Charge, random: Random): Reaction {
  const [first] = charge.events;
  if (first?.type === 'not-sent') {
    const { reason } = first;
    if (reason.code === 'charge-again' && random.chance(0.8)) {
      return { does: 'press-again', again: reason.earlier.map(({ id }) => id) };
    }
    if (reason.code === 'open-charge' && random.chance(0.6)) {
      return { does: 'check', from: 1_000, to: 10_000, chargeId: reason.chargeId };
    }
    if (reason.code === 'locked' && random.chance(0.7)) {
      return { does: 'press-again', unlocksFirst: true };
    }
    return random.chance(0.3) ? { does: 'press-again' } : NOTHING;
  }
  switch (charge.state) {
    case 'processing':
    case 'authenticating':
    case 'unknown':
    case 'unconfirmed':
    case 'charged-twice':
      return random.chance(0.6) ? { does: 'check', from: 5_000, to: 600_000 } : NOTHING;
    case 'failed':
    case 'cancelled':
    case 'refused':
      return random.chance(0.5) ? { does: 'press-again' } : NOTHING;
    case 'not-sent':
      return random.chance(0.3) ? { does: 'press-again' } : NOTHING;
    case 'succeeded':
    case 'already-charged':
      return random.chance(0.1)
        ? { does: 'press-again', again: [charge.request.chargeId] }
        : NOTHING;
    case 'sending':
      return { does: 'ask-for-it' };
    case 'marked-charged':
    case 'marked-not-charged':
      return NOTHING;
    default:
      return charge.state satisfies never;
  }
}
