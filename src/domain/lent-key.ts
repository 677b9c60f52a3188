import type { Charge, ChargeRequest, DamagedCharge } from './charge';
import type { ChargeEvent, LentKey } from './charge-event';
import { keyOf } from './charge-order';
import { KEY_LENT_FOR } from './limits';
import { stateFacts } from './state-facts';

/** What is known of a customer's earlier charges, the oldest first. */
interface Earlier {
  readonly charges: readonly Charge[];
  /** Damaged records that the agent has closed. */
  readonly closed: readonly DamagedCharge[];
}

/**
 * Finds the idempotency key that the next charge sends in place of its own: that of a charge of the same price
 * point, within 24 hours, which was lost and then marked as not charged. A server that honours keys answers
 * the first order should there be one, and charges once should there be none; for one that ignores keys it is
 * any key. Null where no charge lends its key, or where the key is spent.
 */
export function lentKeyFor(
  request: ChargeRequest,
  { charges, closed }: Earlier,
  now: number,
): LentKey | null {
  const isRecent = (at: number) => Math.abs(now - at) <= KEY_LENT_FOR;
  const lenders = [
    ...closed.flatMap(({ begunAt, chargeId, denied }) =>
      denied !== null && denied.ident === request.pricePoint.ident && begunAt !== null
        ? [{ at: begunAt, lent: { key: denied.key, by: chargeId } }]
        : [],
    ),
    ...charges.flatMap((charge) => {
      const key = keyOf(charge);
      if (key === undefined || !isLostAndDenied(charge)) return [];
      if (charge.request.pricePoint.ident !== request.pricePoint.ident) return [];
      return [{ at: charge.request.pressedAt, lent: { key, by: firstOf(charge) } }];
    }),
  ].filter(({ at, lent }) => isRecent(at) && !isSpent(lent.key, charges));
  return lenders.toSorted((a, b) => a.at - b.at).at(-1)?.lent ?? null;
}

function isLostAndDenied({ events, state }: Charge): boolean {
  return state === 'marked-not-charged' && events.some(({ type }) => type === 'lost');
}

/** The charge whose key it first was: a key that was lent and lost again is lent again. */
function firstOf({ events: [first], request }: Charge): string {
  return first?.type === 'sending' ? (first.lentKey?.by ?? request.chargeId) : request.chargeId;
}

/** A final answer spends a key. So does a charge under it that went through: the next press wants another order. */
function isSpent(key: string, charges: readonly Charge[]): boolean {
  return charges.some(
    (charge) =>
      keyOf(charge) === key &&
      (stateFacts[charge.state].money === 'moved' || charge.events.some(isFinal)),
  );
}

function isFinal(event: ChargeEvent): boolean {
  switch (event.type) {
    case 'answered':
    case 'refused':
    case 'already-charged':
    case 'key-answered':
      return true;
    case 'lost':
      // The server knows the key, and will not take it again.
      return event.why === 'repeated';
    case 'sending':
    case 'not-sent':
    case 'withheld':
    case 'looked':
    case 'marked':
      return false;
    default:
      return event satisfies never;
  }
}
