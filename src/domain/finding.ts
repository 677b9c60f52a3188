import type { Money } from './money';

/** An order that a look found. Null is what the source does not tell. Times are the server's. */
export interface FoundOrder {
  readonly orderId: string | null;
  readonly amount: Money | null;
  readonly createdAt: number | null;
}

/**
 * What a look found of a charge. `ours` carries our reference: that is certain. `probable` is one new
 * order of the amount, `possible` one or more of another amount (tax, perhaps), `twice` two that fit.
 */
export interface Finding {
  readonly kind: 'nothing' | 'ours' | 'probable' | 'possible' | 'twice';
  readonly orders: readonly FoundOrder[];
}

/**
 * What came of asking one source. `error`: the server answered, with an error. `no-snapshot`: the payments
 * before the charge are not known.
 */
export type LookResult =
  | 'read'
  | 'locked'
  | 'no-key'
  | 'key-refused'
  | 'unreachable'
  | 'unreadable'
  | 'error'
  | 'no-snapshot';
