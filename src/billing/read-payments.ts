import type { Payment } from '../domain/customer-books';
import { parseMoney } from '../domain/money';
import { z } from '../domain/schema';
import { identifier } from './error-envelope';
import { readTime } from './read-time';
import { readCurrency, wireCurrency, wirePrice } from './wire-currency';

const wireRow = z.object({ order_id: z.unknown(), created_at: z.catch(z.string(), '') });
const wirePayment = z.object({
  amount: wirePrice,
  refunded: wirePrice,
  currency: wireCurrency,
  created_at: z.string(),
});

const unread = { amount: null, refundedMinor: null, createdAt: null };

const list = z.object({ payments: z.array(z.unknown()) });
const envelope = z.object({ data: list });

/**
 * Reads the body of a `/payments_history` answer row by row; undefined when it is none, or when a row has no
 * usable order id: a snapshot with such a hole would later take an old payment for a new one.
 */
export function readPayments(body: unknown): readonly Payment[] | undefined {
  const wrapped = envelope.safeParse(body);
  const read = wrapped.success ? wrapped.data.data : list.safeParse(body).data;
  if (read === undefined) return undefined;
  const payments = read.payments.map(readRow);
  const known = payments.filter((payment) => payment !== undefined);
  return known.length === payments.length ? onePerOrder(known) : undefined;
}

/** An order that is listed twice is one order. Of two rows that differ nobody knows which one is true. */
function onePerOrder(payments: readonly Payment[]): readonly Payment[] {
  const byOrder = new Map<string, Payment>();
  for (const payment of payments) {
    const { orderId } = payment;
    const listed = byOrder.get(orderId);
    const isSame = listed === undefined || JSON.stringify(listed) === JSON.stringify(payment);
    byOrder.set(orderId, isSame ? payment : { orderId, ...unread });
  }
  return [...byOrder.values()];
}

/** Reads a row whole, or its order and time alone: money that is understood by half is not understood. */
function readRow(row: unknown): Payment | undefined {
  const wire = wireRow.safeParse(row).data;
  const orderId = identifier(wire?.order_id);
  if (orderId === null) return undefined;
  const createdAt = readTime(wire?.created_at ?? '') ?? null;
  return { orderId, ...(readPayment(row) ?? { ...unread, createdAt }) };
}

function readPayment(row: unknown): Omit<Payment, 'orderId'> | undefined {
  const wire = wirePayment.safeParse(row).data;
  if (wire === undefined) return undefined;
  const currency = readCurrency(wire.currency);
  if (currency === undefined) return undefined;
  const createdAt = readTime(wire.created_at);
  const amount = parseMoney(wire.amount ?? '', currency);
  const refunded = parseMoney(wire.refunded ?? '0', currency);
  if (createdAt === undefined || amount === undefined || refunded === undefined) return undefined;
  return { amount, refundedMinor: refunded.minor, createdAt };
}
