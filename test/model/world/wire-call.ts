import type { ReadCall } from './faults';

/** One call of the billing client, taken from what it gave to `fetch`. */
export interface WireCall {
  readonly call: 'charge' | ReadCall;
  readonly customer: string;
  readonly ident: string | undefined;
  readonly ref: string;
  readonly key: string | null;
  readonly timeout: number;
  readonly isStreamed: boolean;
}

/** Before a charge the client waits this long at most; longer waits are those of a look. */
const CLEARING = 3_000;

interface Body {
  readonly external_id?: string;
  readonly pp_ident?: string;
  readonly ident?: string;
  readonly idempotency_key?: string;
  readonly client_metadata?: { readonly ref?: string };
}

/** Stands in for `AbortSignal.timeout`: virtual time cannot ring a real one. */
export class Timeout {
  constructor(readonly milliseconds: number) {}
}

/** Stands in for a body that is streamed; it holds what was put into it. */
export class CapturedStream {
  text = '';

  constructor(source: { start: (controller: unknown) => void }) {
    const decoder = new TextDecoder();
    source.start({
      enqueue: (chunk: Uint8Array) => {
        this.text += decoder.decode(chunk);
      },
      close: () => undefined,
    });
  }
}

export function readCall(url: string, init: { body?: unknown; signal?: unknown }): WireCall {
  const isStreamed = init.body instanceof CapturedStream;
  const text = init.body instanceof CapturedStream ? init.body.text : String(init.body);
  const body = bodyOf(text);
  const timeout = init.signal instanceof Timeout ? init.signal.milliseconds : Infinity;
  return {
    call: callOf(url, timeout <= CLEARING, isStreamed),
    customer: body.external_id ?? '',
    ident: body.pp_ident ?? body.ident,
    ref: body.client_metadata?.ref ?? '',
    key: body.idempotency_key ?? null,
    timeout,
    isStreamed,
  };
}

function callOf(url: string, isClearing: boolean, isStreamed: boolean): 'charge' | ReadCall {
  if (url.endsWith('/one_click')) return 'charge';
  if (url.endsWith('/payments_history')) return isClearing ? 'snapshot' : 'history';
  if (url.endsWith('/my_assets')) return isClearing ? 'owned' : 'assets';
  return isStreamed ? 'stream' : 'price';
}

const bodies = new Map<string, Body>();

function bodyOf(text: string): Body {
  const known = bodies.get(text);
  if (known !== undefined) return known;
  if (bodies.size > 1_000) bodies.clear();
  const body = JSON.parse(text) as Body;
  bodies.set(text, body);
  return body;
}
