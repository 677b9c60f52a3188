import type { SaidKind } from './logbook';
import type { Random } from './random';

/** What the server makes of one request for a charge. `kind` changes when what was pending is carried out. */
export interface Decision {
  kind: SaidKind;
  readonly orderId: string | null;
  /** Of an error: its code, and the HTTP status that it comes with. */
  readonly code?: string | null;
  readonly status?: number;
}

export interface ServerAnswer {
  readonly status: number;
  readonly text: string;
}

/** How one answer is written. */
export interface Wording {
  readonly isReplay: boolean;
  readonly isWrapped: boolean;
  readonly saysFresh: boolean;
  readonly empty: string | null;
}

/** What a server that honours nothing else decides by. */
export const OUTCOMES = [
  ['succeeded', 52],
  ['failed', 14],
  ['cancelled', 10],
  ['processing', 9],
  ['authenticating', 7],
  ['refused', 8],
] as const;

/** Errors that name the customer, the price or the request: no delivery of the request has a chance. */
const OF_THE_REQUEST = [
  { status: 400, code: 'invalid_customer' },
  { status: 200, code: 'invalid_customer' },
  { status: 200, code: 'invalid_price' },
  { status: 401, code: null },
  { status: 403, code: 'forbidden' },
  { status: 404, code: 'not_found' },
  { status: 422, code: 'validation_error' },
] as const;

/** Errors that name nothing: they may be told of a charge that went through as well. */
const OF_NOTHING = [
  { status: 200, code: null },
  { status: 200, code: 'internal_error' },
] as const;

/** A decline that is told as an error. */
export function declineAsError(random: Random): Decision {
  return {
    kind: 'refused',
    orderId: null,
    ...random.pick([
      { status: 200, code: 'payment_failed' },
      { status: 400, code: 'payment_failed' },
      { status: 422, code: 'card_declined' },
    ]),
  };
}

/** Draws a refusal of the request itself. */
export function refusalOfRequest(random: Random): Decision {
  return { kind: 'refused', orderId: null, ...random.pick(OF_THE_REQUEST) };
}

/** An error that says nothing of what was charged. */
export function errorOfNothing(random: Random): ServerAnswer {
  return errorAnswer(random.pick(OF_NOTHING));
}

/** The wire's error envelope. */
export function errorAnswer({
  status = 400,
  code = null,
}: Pick<Decision, 'status' | 'code'>): ServerAnswer {
  const item = code === null ? { msg: 'no' } : { msg: 'no', code };
  return { status, text: JSON.stringify({ status: 'error', error: [item], req_id: 'r' }) };
}

/** The wire's answer to a charge. */
export function answerOf(
  decision: Decision,
  { isReplay, isWrapped, saysFresh, empty }: Wording,
): ServerAnswer {
  const { kind, orderId } = decision;
  if (kind === 'refused') return errorAnswer(decision);
  const data = {
    checkout_status: kind === 'authenticating' ? 'processing' : kind,
    order_id: orderId,
    failed_message_for_user: empty,
    action_required_token: kind === 'authenticating' ? 'token' : empty,
    ...(isReplay || saysFresh ? { idempotent_replay: isReplay } : {}),
  };
  return {
    status: 200,
    text: JSON.stringify(isWrapped ? { status: 'success', data, req_id: 'r' } : data),
  };
}
