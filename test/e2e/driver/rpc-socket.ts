import WebSocket from 'ws';

/** One message of the browser that answers no command. */
export interface RpcEvent {
  readonly method: string;
  readonly params: Record<string, unknown>;
  readonly sessionId?: string;
}

/** A connection that speaks numbered commands over a web socket: CDP and WebDriver BiDi alike. */
export interface RpcSocket {
  send<T = Record<string, unknown>>(
    method: string,
    params?: object,
    sessionId?: string,
  ): Promise<T>;
  onEvent(listener: (event: RpcEvent) => void): void;
  /** Rejects what is still open in a session that has ended: no answer will come. */
  dropSession(sessionId: string): void;
  close(): void;
}

interface Answer {
  readonly id?: number | null;
  readonly type?: string;
  readonly result?: unknown;
  /** CDP puts an object here, BiDi a code beside its message. */
  readonly error?: string | { readonly message: string };
  readonly message?: string;
}

interface Pending {
  readonly method: string;
  readonly sessionId: string | undefined;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

function errorOf(method: string, answer: Answer): Error | undefined {
  if (answer.error === undefined) return undefined;
  const detail =
    typeof answer.error === 'string'
      ? `${answer.error}: ${answer.message ?? ''}`
      : answer.error.message;
  return new Error(`${method}: ${detail}`);
}

/** The browser, or the document in it, ended before it answered. */
export class GoneError extends Error {
  constructor(method: string) {
    super(`${method}: what it was meant for is gone`);
  }
}

/** Connects to a browser's debugging endpoint. */
export async function connectRpc(url: string): Promise<RpcSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const pending = new Map<number, Pending>();
  const listeners = new Set<(event: RpcEvent) => void>();
  let lastId = 0;

  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString('utf8')) as Answer & RpcEvent;
    if (typeof message.id !== 'number') {
      for (const listener of listeners) listener(message);
      return;
    }
    const waiting = pending.get(message.id);
    pending.delete(message.id);
    const error = waiting && errorOf(waiting.method, message);
    if (error) waiting.reject(error);
    else waiting?.resolve(message.result);
  });
  const dropWhere = (isGone: (waiting: Pending) => boolean): void => {
    for (const [id, waiting] of pending) {
      if (!isGone(waiting)) continue;
      pending.delete(id);
      waiting.reject(new GoneError(waiting.method));
    }
  };
  socket.on('close', () => {
    dropWhere(() => true);
  });
  // Without a listener an error would end the whole test process; the close that follows says it all.
  socket.on('error', () => undefined);

  return {
    send<T>(method: string, params: object = {}, sessionId?: string) {
      return new Promise<T>((resolve, reject) => {
        if (socket.readyState !== WebSocket.OPEN) {
          reject(new GoneError(method));
          return;
        }
        const id = ++lastId;
        pending.set(id, {
          method,
          sessionId,
          resolve: resolve as (value: unknown) => void,
          reject,
        });
        socket.send(JSON.stringify({ id, method, params, sessionId }));
      });
    },
    onEvent(listener) {
      listeners.add(listener);
    },
    dropSession(sessionId) {
      dropWhere((waiting) => waiting.sessionId === sessionId);
    },
    close() {
      socket.terminate();
    },
  };
}
