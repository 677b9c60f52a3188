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

/** A reply that carries data: in the success envelope, or bare where an organisation speaks so. */
export function dataReply(data: unknown, bare: boolean): Reply {
  return jsonReply(200, bare ? data : { status: 'success', data, req_id: requestId() });
}

function requestId(): string {
  return `req_${crypto.randomUUID().replaceAll('-', '').slice(0, 20)}`;
}
