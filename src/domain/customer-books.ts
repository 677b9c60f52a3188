import type { Charge } from './charge';
import type { Money } from './money';

/** One successful payment of the customer's history. `createdAt` in milliseconds by the server's clock. */
export interface Payment {
  readonly orderId: string;
  readonly amount: Money;
  readonly refundedMinor: number;
  readonly createdAt: number;
}

/** One thing that the customer owns. `ref` is the reference that its first order carried. */
export interface Asset {
  readonly ident: string;
  readonly ref: string | null;
  readonly orderId: string | null;
  readonly price: Money;
  readonly startedAt: number | null;
}

/** What the server shows of a customer; null where a source could not be read. */
export interface Shown {
  readonly assets: readonly Asset[] | null;
  readonly payments: readonly Payment[] | null;
  /** Our other charges of this customer. */
  readonly others: readonly Charge[];
}
