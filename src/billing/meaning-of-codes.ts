/**
 * What the codes of a refusal say: our idempotency key was seen before; the server has, or works on, such a
 * purchase; the customer owns it; the payment did not succeed; somebody failed over it; the request itself is
 * wrong; or none of these.
 */
export type CodeMeaning =
  'key-reused' | 'underway' | 'owned' | 'payment' | 'fault' | 'request' | 'other';

/** The server's word for an idempotency key of ours that came with another price point before. */
export const KEY_REUSED = 'idempotency_key_reused';

/**
 * The server says that it has one already, or works on one. That is also what the browser's second delivery
 * of a charge is told, whose first delivery went through. `owned`: it speaks of what the customer owns, which
 * no assets but older ones can explain. It is not "blocked", not "does not exist", not "processing_error".
 */
const HAS_ONE =
  /(?<owned>double[ _-]?purchase|already[ _-]?(?:active|bought|owned|purchased|subscribed)|own(?:s|ed))|double|duplicat|already|(?<!no[nt][ _-]?)exist|unfinished|(?<!s)pending|progress|processing$|(?<!b)lock|conflict|concurren|repeat|replay|idempoten|action[ _-]?required|requires[ _-]?action/i;

/** The payment, or somebody behind the server who takes it, said no: a second delivery may be told so too. */
const PAYMENT =
  /payment|transaction|charge|declin|card|bank|fund|honou?r|fraud|gateway|processor|issuer|acquirer|provider/i;

/** A fault of somebody behind the server: it may have come after the charge, even of a single delivery. */
const FAULT = /time[d_ -]*out|unavailable/i;

/**
 * The closed list of codes that name a part of our request as wrong: the customer, the price, the key, or all
 * of it. The server checks these before it charges, and finds the same for each delivery of one request.
 */
const REQUEST: ReadonlySet<string> = new Set([
  'invalid_customer',
  'customer_not_found',
  'invalid_external_id',
  'invalid_price',
  'price_not_found',
  'invalid_price_point',
  'price_point_not_found',
  'invalid_pp_ident',
  'invalid_key',
  'invalid_api_key',
  'invalid_secret_key',
  'invalid_request',
  'validation_error',
]);

/** Decides what a refusal's codes say of the charge. Of several, the one that leaves most open counts. */
export function meaningOfCodes(codes: readonly string[]): CodeMeaning {
  if (codes.includes(KEY_REUSED)) return 'key-reused';
  const found = codes.map((code) => HAS_ONE.exec(code)).filter((match) => match !== null);
  if (found.length > 0) {
    return found.every(({ groups }) => groups?.['owned'] !== undefined) ? 'owned' : 'underway';
  }
  if (codes.some((code) => FAULT.test(code))) return 'fault';
  if (codes.some((code) => PAYMENT.test(code))) return 'payment';
  return codes.length > 0 && codes.every((code) => REQUEST.has(code)) ? 'request' : 'other';
}

/** The words for the same in an error's own text; `owned` as above. */
const TELLS_ONE =
  /(?<owned>\balready (?:active|bought|owned|owns|purchased|subscribed)\b|\bdouble purchase\b)|\balready\b|\bduplicated?\b|\bdouble\b|\b(?:is|still) pending\b|\bin progress\b/i;

/** Decides what an error without any code says: its text may tell that the server has one already. */
export function meaningOfText(text: string): CodeMeaning {
  const told = TELLS_ONE.exec(text);
  if (told === null) return 'other';
  return told.groups?.['owned'] === undefined ? 'underway' : 'owned';
}
