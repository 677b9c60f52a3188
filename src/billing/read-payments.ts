import type { KnownPayment } from '../domain/charge';
import { parseMoney } from '../domain/money';
import { z } from '../domain/schema';

const price = z.union([z.number(), z.string()]);

const envelope = z.object({
  data: z.object({
    payments: z.array(
      z.object({
        order_id: z.string(),
        refunded: z.optional(z.nullable(price)),
        currency: z.object({
          code: z.string(),
          minor_units: z.int().check(z.gte(0), z.lte(4)),
          symbol: z.optional(z.nullable(z.string())),
        }),
      }),
    ),
  }),
});

/**
 * Reads the body of a `/payments_history` answer, undefined when any part of it is not understood:
 * a snapshot with a hole would later take an old payment for a new one.
 */
export function readPayments(body: unknown): readonly KnownPayment[] | undefined {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) return undefined;
  const payments: KnownPayment[] = [];
  for (const { order_id, refunded, currency } of parsed.data.data.payments) {
    const money = parseMoney(refunded ?? '0', {
      code: currency.code,
      minorUnits: currency.minor_units,
      symbol: currency.symbol ?? '',
    });
    if (money === undefined) return undefined;
    payments.push({ orderId: order_id, refundedMinor: money.minor });
  }
  return payments;
}
