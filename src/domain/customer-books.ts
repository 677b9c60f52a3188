import type { Charge } from './charge';
import type { Money } from './money';

/**
 * One successful payment of the customer's history. `createdAt` in milliseconds by the server's clock. A row
 * that cannot be read has an id and nothing else: all three are null then.
 */
export interface Payment {
  readonly orderId: string;
  readonly amount: Money | null;
  readonly refundedMinor: number | null;
  readonly createdAt: number | null;
}

/**
 * One thing that the customer owns or owned. `id` tells it from every other one of the customer; `ref` is the
 * reference that its first order carried. `isOver`: a subscription that has ended, a purchase that was revoked.
 * `price` is null where its price point cannot be read.
 */
export interface Asset {
  readonly id: string;
  readonly kind: 'subscription' | 'oneoff' | 'consumable';
  readonly ident: string;
  readonly ref: string | null;
  readonly orderId: string | null;
  readonly price: Money | null;
  readonly startedAt: number | null;
  readonly isOver: boolean;
}

/** What the server shows of a customer; null where a source could not be read. */
export interface Shown {
  readonly assets: readonly Asset[] | null;
  readonly payments: readonly Payment[] | null;
  /** Our other charges of this customer. */
  readonly others: readonly Charge[];
}
