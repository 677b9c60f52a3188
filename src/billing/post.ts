/** What one request came to. `httpStatus` is null when no answer began. */
export type Delivery =
  | {
      readonly arrived: true;
      readonly httpStatus: number;
      readonly text: string;
      /** The answer's `Date` header, milliseconds since 1970; null when it has none. */
      readonly serverAt: number | null;
    }
  | {
      readonly arrived: false;
      readonly why: 'network' | 'timeout' | 'too-large';
      readonly httpStatus: number | null;
    };

export interface Call {
  readonly url: string;
  readonly secret: string | null;
  readonly body: unknown;
  /** Milliseconds until the request is given up. */
  readonly timeout: number;
  /** Most bytes of the answer that are read. */
  readonly limit: number;
  /** Sends the body as a stream, which no browser can put on the wire a second time (rule 2). */
  readonly streamed: boolean;
}

/**
 * Sends one POST by one `fetch`, and never another one (rule 2). It does not reject: whatever
 * happens is a value, since what happens after the request left says nothing about the charge.
 */
export async function post(call: Call, send: typeof fetch = fetch): Promise<Delivery> {
  let httpStatus: number | null = null;
  try {
    const response = await send(call.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(call.secret === null ? {} : { 'ff-secret-key': call.secret }),
      },
      // A redirect would take the key elsewhere; a cache or a cookie has no business here.
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(call.timeout),
      ...bodyOf(call),
    });
    httpStatus = response.status;
    const text = await readText(response, call.limit);
    if (text === undefined) return { arrived: false, why: 'too-large', httpStatus };
    const serverAt = Date.parse(response.headers.get('date') ?? '');
    return { arrived: true, httpStatus, text, serverAt: Number.isNaN(serverAt) ? null : serverAt };
  } catch (error) {
    const isTimeout = error instanceof DOMException && error.name === 'TimeoutError';
    return { arrived: false, why: isTimeout ? 'timeout' : 'network', httpStatus };
  }
}

function bodyOf({ body, streamed }: Call): RequestInit & { readonly duplex?: 'half' } {
  const text = JSON.stringify(body);
  if (!streamed) return { body: text };
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });
  return { body: stream, duplex: 'half' };
}

/** The body as text, or undefined as soon as it is longer than `limit` bytes. */
async function readText(response: Response, limit: number): Promise<string | undefined> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
