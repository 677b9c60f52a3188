import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Ledger, SandboxCharge } from './ledger';
import type { Organisation } from './organisations';
import { catalogue } from './catalogue';
import type { PricePoint } from './price-point';

const customerRef = z.object({ external_id: z.string() });

/** What the customer owns, read off the charges that went through. */
export function myAssets(ledger: Ledger, org: Organisation, body: unknown): unknown {
  const owned = purchases(ledger, org, body);
  return {
    subscriptions: owned
      .filter(({ point }) => point.lifetime_price === null)
      .map(({ charge, point }) => ({
        ...asset(charge, point),
        subs_id: relatedId('subscription', charge),
        status: [point.intro_type === 'no_intro' ? 'RECURRING' : 'INTRO'],
        current_period_starts_at: withoutZone(charge.at),
        current_period_ends_at: null,
        next_check_at: null,
        available_actions: [],
      })),
    oneoffs: owned
      .filter(({ point }) => point.lifetime_price !== null)
      .map(({ charge, point }) => ({
        ...asset(charge, point),
        oneoff_id: relatedId('one-off', charge),
        order_id: charge.orderId,
        revoked_at: null,
      })),
  };
}

/** The customer's successful payments; the vendor names neither price point nor metadata here. */
export function paymentsHistory(ledger: Ledger, org: Organisation, body: unknown): unknown {
  return {
    payments: purchases(ledger, org, body).map(({ charge, point }) => ({
      order_id: charge.orderId,
      subs_id: point.lifetime_price === null ? relatedId('subscription', charge) : null,
      oneoff_id: point.lifetime_price === null ? null : relatedId('one-off', charge),
      amount: charge.amount,
      refunded: '0',
      currency: point.currency,
      created_at: withoutZone(charge.at),
      last4: '4242',
      network: 'visa',
      payment_method: 'card',
    })),
  };
}

function purchases(ledger: Ledger, org: Organisation, body: unknown) {
  const { external_id } = customerRef.parse(body);
  return ledger.successesOf(org.id, external_id).flatMap((charge) => {
    // A price point that was removed since is still what was bought.
    const point = [...org.pricePoints, ...catalogue].find(({ ident }) => ident === charge.ppIdent);
    return point === undefined ? [] : [{ charge, point }];
  });
}

function asset(charge: SandboxCharge, point: PricePoint) {
  return {
    is_active: true,
    price_point: point,
    initial_order_metadata: charge.clientMetadata ?? null,
    started_at: withoutZone(charge.at),
  };
}

/** The vendor writes UTC times with microseconds and without saying that they are UTC. */
function withoutZone(at: string): string {
  return at.replace('Z', '000');
}

/** An id that stays the same for a charge in every answer. */
function relatedId(kind: string, charge: SandboxCharge): string {
  const hex = createHash('sha256').update(`${kind} ${charge.orderId}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
