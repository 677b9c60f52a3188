/** A complete HTTP reply. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether this is the error envelope, which may well come with HTTP 200. */
  readonly refuses?: boolean;
}

/** What the sandbox does on the wire with one request. */
export type Answer =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'wait'; readonly reply: Promise<Reply> }
  | { readonly kind: 'silence'; readonly deadLine?: boolean }
  | { readonly kind: 'cut'; readonly after?: Promise<void>; readonly goAway?: boolean }
  | { readonly kind: 'reset' }
  | { readonly kind: 'half'; readonly reply: Reply; readonly hangs?: boolean };

/** A JSON reply. */
export function jsonReply(status: number, body: unknown): Reply {
  return { status, type: 'application/json', text: JSON.stringify(body) };
}

/** A reply in the error envelope of the contract. */
export function errorReply(status: number, code: string, msg: string): Reply {
  const error = [{ msg, code, type: 'api_exception' }];
  const reply = jsonReply(status, { status: 'error', error, req_id: requestId() });
  return { ...reply, refuses: true };
}

/** An error envelope with HTTP status N and nothing more to say; without the list of errors when told so. */
export function numberedReply(status: number, lists: boolean): Reply {
  if (lists)
    return errorReply(status, `http_${status}`, `The sandbox was asked for HTTP ${status}.`);
  return { ...jsonReply(status, { status: 'error', req_id: requestId() }), refuses: true };
}

/** An error envelope that tells an outcome as well: in `data`, or bare where an organization speaks so. */
export function errorReplyWithData(
  { status, code, msg }: { status: number; code: string; msg: string },
  data: Readonly<Record<string, unknown>>,
  bare: boolean,
): Reply {
  const error = [{ msg, code, type: 'api_exception' }];
  const envelope = { status: 'error', error, req_id: requestId(), ...(bare ? data : { data }) };
  return { ...jsonReply(status, envelope), refuses: true };
}

/** A reply of a firewall before the API, which knows nothing of envelopes. */
export const firewallReply: Reply = {
  status: 403,
  type: 'text/html; charset=utf-8',
  text: '<html><head><title>403 Forbidden</title></head><body><h1>Access denied</h1></body></html>',
};

/** A reply that carries data: in the success envelope, or bare where an organization speaks so. */
export function dataReply(data: unknown, bare: boolean): Reply {
  return jsonReply(200, bare ? data : { status: 'success', data, req_id: requestId() });
}

function requestId(): string {
  return `req_${crypto.randomUUID().replaceAll('-', '').slice(0, 20)}`;
}
