import { ANSWER_TIMEOUT, CHARGE_ANSWER_LIMIT, LIST_ANSWER_LIMIT } from '../domain/limits';
import type { SecretKey } from '../domain/secret-key';
import { z } from '../domain/schema';
import type { Billing, CallFailure, Read } from '../ports';
import { readErrorEnvelope } from './error-envelope';
import { parseJson } from './parse-json';
import { post, type Delivery } from './post';
import { readChargeAnswer } from './read-charge-answer';
import { readPayments } from './read-payments';
import { readPricePoints } from './read-price-points';

/** The only host this extension ever talks to. */
export const BILLING_ORIGIN = 'https://billing.funnelfox.com';

const users = z.object({ data: z.object({ users: z.array(z.unknown()) }) });

/** Makes the client of the FunnelFox Billing API. */
export function createBilling(send: typeof fetch): Billing {
  const url = (organization: string, path: string) =>
    `${BILLING_ORIGIN}/${encodeURIComponent(organization)}/v1/${path}`;

  const look = async <Value>(
    path: string,
    { organization, key, body, timeout }: Look,
    read: (body: unknown) => Value | undefined,
  ): Promise<Read<Value>> => {
    const secret = key?.reveal() ?? null;
    const call = { url: url(organization, path), secret, body, timeout, limit: LIST_ANSWER_LIMIT };
    const delivery = await post(call, send);
    const failure = failureOf(delivery);
    if (failure !== undefined || !delivery.arrived) return { ok: false, why: failure ?? 'network' };
    const answer = parseJson(delivery.text);
    if (readErrorEnvelope(answer) !== undefined) return { ok: false, why: 'server-error' };
    const value = read(answer);
    return value === undefined ? { ok: false, why: 'malformed' } : { ok: true, value };
  };

  return {
    oneClick: async ({ organization, key, externalId, ppIdent, idempotencyKey, metadata }) =>
      readChargeAnswer(
        await post(
          {
            url: url(organization, 'checkout/one_click'),
            secret: key.reveal(),
            body: {
              external_id: externalId,
              pp_ident: ppIdent,
              client_metadata: metadata,
              idempotency_key: idempotencyKey,
            },
            timeout: ANSWER_TIMEOUT,
            limit: CHARGE_ANSWER_LIMIT,
          },
          send,
        ),
      ),
    pricePoints: (organization, ident, timeout) =>
      look(
        'price_points',
        { organization, key: null, body: ident === null ? {} : { ident }, timeout },
        readPricePoints,
      ),
    paymentsHistory: (organization, key, externalId, timeout) =>
      look(
        'payments_history',
        { organization, key, body: { external_id: externalId }, timeout },
        readPayments,
      ),
    tryKey: (organization, key, timeout) =>
      look(
        'search_users',
        { organization, key, body: { email: 'connection-test@chargehand.invalid' }, timeout },
        (body) => (users.safeParse(body).success ? null : undefined),
      ),
  };
}

interface Look {
  readonly organization: string;
  readonly key: SecretKey | null;
  readonly body: unknown;
  readonly timeout: number;
}

/** Why a look-up brought nothing, by its delivery alone. The API answers 404 for an organisation it does not know. */
function failureOf(delivery: Delivery): CallFailure | undefined {
  if (!delivery.arrived) return delivery.why === 'too-large' ? 'malformed' : delivery.why;
  switch (delivery.httpStatus) {
    case 200:
      return undefined;
    case 401:
      return 'key-refused';
    case 403:
      return 'forbidden';
    case 404:
      return 'organization-unknown';
    default:
      return 'server-error';
  }
}
