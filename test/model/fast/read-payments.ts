import type { Payment } from '../../../src/domain/customer-books';
import { fastMoney } from './fast-money';
import { remembered } from './remembered';

interface Wire {
  readonly data?: {
    readonly payments?: readonly {
      readonly order_id: string;
      readonly amount: string;
      readonly created_at: string;
    }[];
  };
}

/** Stands in for the reader of `/payments_history`: what it reads was written by the simulated server. */
export const readPayments = remembered<readonly Payment[]>(({ data }: Wire) =>
  data?.payments?.map(({ order_id, amount, created_at }) => ({
    orderId: order_id,
    amount: fastMoney(amount),
    refundedMinor: 0,
    createdAt: Date.parse(created_at),
  })),
);
