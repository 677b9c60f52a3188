import type { Payment } from '../domain/customer-books';
import { parseMoney } from '../domain/money';
import { z } from '../domain/schema';
import { identifier } from './error-envelope';
import { readTime } from './read-time';
import { readCurrency, wireCurrency, wirePrice } from './wire-currency';

const wirePayment = z.object({
  order_id: z.string(),
  amount: wirePrice,
  refunded: wirePrice,
  currency: wireCurrency,
  created_at: z.string(),
});

const list = z.object({ payments: z.array(wirePayment) });
const envelope = z.object({ data: list });

/**
 * Reads the body of a `/payments_history` answer, undefined when any part of it is not understood:
 * a snapshot with a hole would later take an old payment for a new one.
 */
export function readPayments(body: unknown): readonly Payment[] | undefined {
  const wrapped = envelope.safeParse(body);
  const read = wrapped.success ? wrapped.data.data : list.safeParse(body).data;
  if (read === undefined) return undefined;
  const payments = read.payments.map(readPayment);
  const understood = payments.filter((payment) => payment !== undefined);
  return understood.length === payments.length ? understood : undefined;
}

function readPayment(wire: z.infer<typeof wirePayment>): Payment | undefined {
  const currency = readCurrency(wire.currency);
  const createdAt = readTime(wire.created_at);
  const orderId = identifier(wire.order_id);
  if (currency === undefined || createdAt === undefined || orderId === null) return undefined;
  const amount = parseMoney(wire.amount ?? '', currency);
  const refunded = parseMoney(wire.refunded ?? '0', currency);
  if (amount === undefined || refunded === undefined) return undefined;
  return { orderId, amount, refundedMinor: refunded.minor, createdAt };
}
