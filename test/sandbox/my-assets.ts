import type { Books } from './books';
import type { Organization } from './organizations';
import { periodAt } from './period';
import type { Kind } from './price-point';
import { type Purchase, settledPurchasesOf } from './purchases';
import { wirePricePoint } from './wire-price';
import { wireTime } from './wire-time';

const withoutAccess = ['EXPIRED', 'PAUSED', 'RETRY'];

/** What a customer owns or owned, read off the charges that went through. */
export function myAssets(books: Books, org: Organization, externalId: string): unknown {
  const shown = settledPurchasesOf(books, org, externalId).filter(({ charge }) =>
    books.lists['/my_assets'].lag.shows(charge.orderId),
  );
  const listed = (kind: Kind, more: (purchase: Purchase) => object) =>
    shown
      .filter((purchase) => purchase.kind === kind)
      .map((purchase) => {
        const { orderId } = purchase.charge;
        const odd = books.lists['/my_assets'].fields.get(orderId, externalId, org.id);
        return { ...asset(org, purchase), ...more(purchase), ...odd };
      });
  return {
    subscriptions: listed('subscription', subscription),
    oneoffs: listed('oneoff', ({ id, charge, revokedAt }) => ({
      oneoff_id: id,
      order_id: charge.orderId,
      revoked_at: revokedAt === null ? null : wireTime(revokedAt),
    })),
    // The contract gives a consumable no id and no order.
    [org.consumablesList]: listed('consumable', () => ({})),
  };
}

function asset(org: Organization, { charge, point, isOver }: Purchase) {
  return {
    is_active: !isOver,
    price_point: wirePricePoint(org, point),
    initial_order_metadata: (org.echoesMetadata ? charge.clientMetadata : undefined) ?? null,
    started_at: wireTime(charge.at),
  };
}

function subscription({ id, charge, point, statuses, isOver, revokedAt }: Purchase) {
  const endedAt = revokedAt === null ? new Date() : new Date(revokedAt);
  const { startsAt, endsAt } = periodAt(point, new Date(charge.at), endedAt);
  return {
    subs_id: id,
    is_active: !isOver && !statuses.some((status) => withoutAccess.includes(status)),
    status: statuses,
    current_period_starts_at: wireTime(startsAt.toISOString()),
    current_period_ends_at:
      revokedAt === null ? wireTime(endsAt.toISOString()) : wireTime(revokedAt),
    next_check_at: isOver ? null : wireTime(endsAt.toISOString()),
    available_actions: [],
  };
}
