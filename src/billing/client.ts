import { ANSWER_TIMEOUT, CHARGE_ANSWER_LIMIT, LIST_ANSWER_LIMIT } from '../domain/limits';
import type { SecretKey } from '../domain/secret-key';
import type { Billing, Read } from '../ports';
import { readErrorEnvelope } from './error-envelope';
import { lookUpFailure, type LookUpPath } from './look-up-failure';
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

/** What the API says where a search found nobody. */
const NOBODY = { users: [] };

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

  const lookUp = async <Value>(
    path: LookUpPath,
    { organization, key, body, timeout, streamed = false }: LookUp,
    read: (body: unknown) => Value | undefined,
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
    if (!delivery.arrived) {
      return { ok: false, why: delivery.why === 'too-large' ? 'malformed' : delivery.why };
    }
    const { httpStatus, serverAt, text } = delivery;
    const answer = parseJson(text);
    const isError = readErrorEnvelope(answer) !== undefined;
    // In its own words the API says by a 404 that it found nobody. A proxy's 404 says nothing of customers.
    const isNobody = path === 'search_users' && httpStatus === 404 && isError;
    const failure = isNobody ? undefined : lookUpFailure(path, httpStatus);
    if (failure !== undefined) return { ok: false, why: failure };
    if (isError && !isNobody) return { ok: false, why: 'server-error' };
    const value = read(isNobody ? NOBODY : answer);
    return value === undefined ? { ok: false, why: 'malformed' } : { ok: true, value, serverAt };
  };

  return {
    // Nothing is awaited before `fetch`: the charge leaves in the turn of this call, or not at all.
    oneClick: async ({ organization, key, externalId, ppIdent, isOwned, ...rest }) => {
      const streamed = carriesStreams && isStreamTaken;
      const delivery = await deliver({
        url: url(organization, 'checkout/one_click'),
        secret: key.reveal(),
        body: {
          external_id: externalId,
          pp_ident: ppIdent,
          client_metadata: rest.metadata,
          idempotency_key: rest.idempotencyKey,
        },
        timeout: ANSWER_TIMEOUT,
        limit: CHARGE_ANSWER_LIMIT,
        streamed,
      });
      return readChargeAnswer(delivery, { isSingleDelivery: streamed, isOwned });
    },
    readyForCharge: async (organization, ident, timeout) => {
      if (!canStream || !carriesStreams || isStreamTaken) return;
      const ask = { organization, key: null, body: { ident }, timeout, streamed: true };
      await lookUp('price_points', ask, readPricePoints);
    },
    pricePoints: (organization, ident, timeout) =>
      lookUp(
        'price_points',
        { organization, key: null, body: ident === null ? {} : { ident }, timeout },
        readPricePoints,
      ),
    paymentsHistory: (organization, key, externalId, timeout) =>
      lookUp(
        'payments_history',
        { organization, key, body: { external_id: externalId }, timeout },
        readPayments,
      ),
    myAssets: (organization, externalId, timeout) =>
      lookUp(
        'my_assets',
        { organization, key: null, body: { external_id: externalId }, timeout },
        readAssets,
      ),
    searchUsers: (organization, key, email, timeout) =>
      lookUp('search_users', { organization, key, body: { email }, timeout }, readUsers),
    tryKey: (organization, key, timeout) =>
      lookUp(
        'search_users',
        { organization, key, body: { email: 'connection-test@chargehand.invalid' }, timeout },
        (body) => readUsers(body) && null,
      ),
  };
}

interface LookUp {
  readonly organization: string;
  readonly key: SecretKey | null;
  readonly body: unknown;
  readonly timeout: number;
  readonly streamed?: boolean;
}
