import { request as requestH1 } from 'node:https';
import { connect } from 'node:http2';
import { text } from 'node:stream/consumers';
import type { Sandbox } from '../sandbox/start-sandbox';

export interface Call {
  readonly method?: string;
  readonly path: string;
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is when it is text, else as JSON; an empty text is no body. */
  readonly body?: unknown;
}

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown;
}

export type Client = (sandbox: Sandbox, call: Call) => Promise<Received>;

/** Calls the sandbox once over HTTP/1.1, on a connection of its own. */
export const overHttp1: Client = async (sandbox, call) => {
  const { method, headers, payload } = prepare(call);
  return new Promise((resolve, reject) => {
    const request = requestH1({
      ...target(sandbox, call),
      method,
      path: call.path,
      headers: { host: hostOf(call), ...headers },
      agent: false,
    });
    request.on('error', reject);
    request.on('response', (response) => {
      text(response).then((body) => {
        resolve(received(response.statusCode ?? 0, response.headers, body));
      }, reject);
    });
    request.end(payload);
  });
};

/** Calls the sandbox once over HTTP/2, on a connection of its own. */
export const overHttp2: Client = async (sandbox, call) => {
  const { method, headers, payload } = prepare(call);
  const connection = connect(`https://${hostOf(call)}`, target(sandbox, call));
  try {
    return await new Promise((resolve, reject) => {
      connection.on('error', reject);
      // A cut connection closes a stream without an error of its own.
      connection.on('close', () => {
        reject(new Error('the connection closed'));
      });
      const stream = connection.request({ ':method': method, ':path': call.path, ...headers });
      stream.on('error', reject);
      stream.on('response', (head) => {
        const { ':status': status = 0, ...rest } = head;
        text(stream).then((body) => {
          if (stream.rstCode === 0 && !connection.destroyed) resolve(received(status, rest, body));
          else reject(new Error('the answer broke off'));
        }, reject);
      });
      stream.end(payload);
    });
  } finally {
    connection.destroy();
  }
};

function prepare({ method = 'POST', headers, body }: Call) {
  const payload = typeof body === 'string' ? body : JSON.stringify(body ?? {});
  // What has no body has no type either, as a browser sends it.
  const typed = { ...(payload === '' ? {} : { 'content-type': 'application/json' }), ...headers };
  return { method, headers: typed, payload: method === 'POST' ? payload : undefined };
}

function target(sandbox: Sandbox, call: Call) {
  const trust = { ca: sandbox.certificate, servername: hostOf(call) };
  return { host: '127.0.0.1', port: sandbox.port, ...trust };
}

function hostOf(call: Call): string {
  return call.host ?? 'billing.funnelfox.com';
}

function received(status: number, headers: object, body: string): Received {
  return { status, headers: { ...headers }, text: body, json: parsed(body) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
