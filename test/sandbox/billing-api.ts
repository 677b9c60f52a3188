import { type Answer, dataReply, errorReply, type Reply } from './answer';
import type { Books } from './books';
import type { Contract } from './contract';
import { myAssets, paymentsHistory } from './customer-history';
import { oneClick } from './one-click';
import type { Organisation } from './organisations';
import { pricePoints } from './price-points';
import { searchUsers } from './search-users';
import { judgeKey } from './secret-keys';

/** A request to the billing host, as far as the answer depends on it. */
export interface BillingRequest {
  readonly method: string;
  readonly org: string;
  /** The path below `/{org}/v1`; undefined when the path does not have that form. */
  readonly operationPath: string | undefined;
  readonly contentType: string | undefined;
  readonly key: string | undefined;
  readonly text: string;
  readonly body: unknown;
}

const keyed = ['/payments_history', '/search_users', '/payment/refund', '/payment/cancel'];

/** Decides what to do with a request: first everything that the contract refuses, then the work. */
export function answerBilling(books: Books, contract: Contract, request: BillingRequest): Answer {
  const { operationPath, body } = request;
  const methods = operationPath === undefined ? undefined : contract.get(operationPath);
  if (operationPath === undefined || methods === undefined) {
    return replied(errorReply(404, 'not_found', 'There is nothing at this path.'));
  }
  const operation = methods.get(request.method);
  if (operation === undefined) {
    const allow = [...methods.keys()].join(', ');
    const refusal = errorReply(405, 'method_not_allowed', `Use ${allow}.`);
    return replied({ ...refusal, headers: { allow } });
  }
  if (books.down.has(operationPath)) {
    return replied(errorReply(503, 'unavailable', 'This is down for now.'));
  }
  const org = books.organisations.get(request.org);
  if (org === undefined) {
    return replied(errorReply(404, 'organization_not_found', `No organization "${request.org}".`));
  }
  const refusal =
    refuseKey(operationPath, request.key) ?? refuseBody(request, operation.faultInRequest);
  if (refusal !== undefined) return replied(refusal);
  return operationPath === '/checkout/one_click'
    ? oneClick(books, org, body)
    : replied(lookUp(books, org, operationPath, body));
}

function refuseKey(path: string, key: string | undefined): Reply | undefined {
  const worth = judgeKey(key);
  if (worth === 'unknown' && (keyed.includes(path) || path === '/checkout/one_click')) {
    return errorReply(401, 'unauthorized', 'The secret key is not valid.');
  }
  if (!keyed.includes(path) || worth === 'full') return undefined;
  if (worth === 'no lookup') {
    return errorReply(403, 'forbidden', 'This secret key may not look customers up.');
  }
  return errorReply(401, 'unauthorized', 'The header ff-secret-key is missing.');
}

function refuseBody(
  request: BillingRequest,
  faultInRequest: (body: unknown) => string | undefined,
): Reply | undefined {
  if (!/^application\/json\s*(;|$)/i.test(request.contentType ?? '')) {
    return errorReply(415, 'unsupported_media_type', 'The content type must be application/json.');
  }
  if (request.body === undefined) {
    return errorReply(400, 'invalid_json', 'The body is not JSON.');
  }
  const fault = faultInRequest(request.body);
  return fault === undefined ? undefined : errorReply(422, 'invalid_request', fault);
}

function lookUp(books: Books, org: Organisation, path: string, body: unknown): Reply {
  switch (path) {
    case '/price_points':
      return dataReply(pricePoints(org, body), org.bare);
    case '/my_assets':
      return dataReply(myAssets(books.ledger, org, body), org.bare);
    case '/payments_history':
      return dataReply(paymentsHistory(books.ledger, org, body), org.bare);
    case '/search_users':
      return dataReply(searchUsers(books.emails, body), org.bare);
    default:
      return errorReply(400, 'not_supported', 'This is not in the sandbox yet.');
  }
}

function replied(reply: Reply): Answer {
  return { kind: 'reply', reply };
}
