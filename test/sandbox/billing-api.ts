import { type Answer, errorReply, firewallReply, type Reply } from './answer';
import type { Books } from './books';
import type { Contract } from './contract';
import { lookUp } from './look-up';
import { oneClick } from './one-click';
import type { Organization } from './organizations';
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

const keyless = ['/price_points', '/my_assets'];

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
  if (books.isBlocked(operationPath)) return replied(firewallReply);
  if (books.down.has(operationPath)) {
    return replied(errorReply(503, 'unavailable', 'This is down for now.'));
  }
  const org = books.organizations.get(request.org);
  if (org === undefined) {
    return replied(errorReply(404, 'organization_not_found', `No organization "${request.org}".`));
  }
  const refusal =
    refuseKey(org, operationPath, request.key) ?? refuseBody(request, operation.faultInRequest);
  if (refusal !== undefined) return replied(refusal);
  return operationPath === '/checkout/one_click'
    ? oneClick(books, org, body)
    : replied(lookUp(books, org, operationPath, body));
}

function refuseKey(org: Organization, path: string, key: string | undefined): Reply | undefined {
  if (keyless.includes(path)) return undefined;
  const isCharge = path === '/checkout/one_click';
  switch (judgeKey(org, key)) {
    case 'full':
      return undefined;
    case 'unknown':
      return errorReply(401, 'unauthorized', 'The secret key is not valid.');
    case 'no lookup':
      return isCharge
        ? undefined
        : errorReply(403, 'forbidden', 'This secret key may not look customers up.');
    case 'absent':
      return isCharge
        ? undefined
        : errorReply(401, 'unauthorized', 'The header ff-secret-key is missing.');
  }
}

function refuseBody(
  { contentType = '', text, body }: BillingRequest,
  faultInRequest: (body: unknown) => string | undefined,
): Reply | undefined {
  if (text !== '' && !/^application\/json\s*(;|$)/i.test(contentType)) {
    return errorReply(415, 'unsupported_media_type', 'The content type must be application/json.');
  }
  if (body === undefined) return errorReply(400, 'invalid_json', 'The body is not JSON.');
  const fault = faultInRequest(body);
  return fault === undefined ? undefined : errorReply(422, 'invalid_request', fault);
}

function replied(reply: Reply): Answer {
  return { kind: 'reply', reply };
}
