import { ANSWER_TIMEOUT, CHARGE_ANSWER_LIMIT, LIST_ANSWER_LIMIT } from '../domain/limits';
import type { SecretKey } from '../domain/secret-key';
import type { Billing, CallFailure, Read } from '../ports';
import { readErrorEnvelope } from './error-envelope';
import { parseJson } from './parse-json';
import { post, type Call, type Delivery } from './post';
import { readAssets } from './read-assets';
import { readChargeAnswer } from './read-charge-answer';
import { readPayments } from './read-payments';
import { readPricePoints } from './read-price-points';
import { readUsers } from './read-users';

/** The only host this extension ever talks to. */
export const BILLING_ORIGIN = 'https://billing.funnelfox.com';

/** The protocols that carry a body of unknown length. */
const STREAMING: ReadonlySet<string> = new Set(['h2', 'h3']);

/** How this browser carries requests. */
export interface Transport {
  readonly send: typeof fetch;
  /** Whether a request's body may be a stream. Firefox sends its name instead of its content. */
  readonly canStream: boolean;
  /** The protocol of the last answer from that address, such as `h2`; undefined when the browser does not say. */
  readonly protocolOf: (url: string) => string | undefined;
}

/** Makes the client of the FunnelFox Billing API. */
export function createBilling({ send, canStream, protocolOf }: Transport): Billing {
  // What this life of the background knows of the host: a stream needs HTTP/2 or 3 and a server that takes it.
  let carriesStreams = false;
  let isStreamTaken = false;

  const deliver = async (call: Call): Promise<Delivery> => {
    const delivery = await post(call, send);
    if (delivery.arrived) carriesStreams = STREAMING.has(protocolOf(call.url) ?? '');
    // A lost call says nothing of the host, but the next connection may be another: it is proven anew.
    if (!delivery.arrived) isStreamTaken = false;
    else if (call.streamed) isStreamTaken = carriesStreams && delivery.httpStatus === 200;
    return delivery;
  };

  const url = (organization: string, path: string) =>
    `${BILLING_ORIGIN}/${encodeURIComponent(organization)}/v1/${path}`;

  const look = async <Value>(
    path: string,
    { organization, key, body, timeout, streamed = false }: Look,
    read: (body: unknown, serverAt: number | null) => Value | undefined,
  ): Promise<Read<Value>> => {
    const secret = key?.reveal() ?? null;
    const delivery = await deliver({
      url: url(organization, path),
      secret,
      body,
      timeout,
      limit: LIST_ANSWER_LIMIT,
      streamed,
    });
    const failure = failureOf(delivery);
    if (failure !== undefined || !delivery.arrived) return { ok: false, why: failure ?? 'network' };
    const answer = parseJson(delivery.text);
    if (readErrorEnvelope(answer) !== undefined) return { ok: false, why: 'server-error' };
    const value = read(answer, delivery.serverAt);
    return value === undefined ? { ok: false, why: 'malformed' } : { ok: true, value };
  };

  return {
    oneClick: async ({ organization, key, externalId, ppIdent, idempotencyKey, metadata }) =>
      readChargeAnswer(
        await deliver({
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
          streamed: carriesStreams && isStreamTaken,
        }),
      ),
    readyForCharge: async (organization, ident, timeout) => {
      if (!canStream || !carriesStreams || isStreamTaken) return;
      const ask = { organization, key: null, body: { ident }, timeout, streamed: true };
      await look('price_points', ask, readPricePoints);
    },
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
        (body, serverAt) => {
          const payments = readPayments(body);
          return payments && { payments, serverAt };
        },
      ),
    myAssets: (organization, externalId, timeout) =>
      look(
        'my_assets',
        { organization, key: null, body: { external_id: externalId }, timeout },
        readAssets,
      ),
    searchUsers: (organization, key, email, timeout) =>
      look('search_users', { organization, key, body: { email }, timeout }, readUsers),
    tryKey: (organization, key, timeout) =>
      look(
        'search_users',
        { organization, key, body: { email: 'connection-test@chargehand.invalid' }, timeout },
        (body) => readUsers(body) && null,
      ),
  };
}

interface Look {
  readonly organization: string;
  readonly key: SecretKey | null;
  readonly body: unknown;
  readonly timeout: number;
  readonly streamed?: boolean;
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
