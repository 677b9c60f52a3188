import { createSecureServer, Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Server, Socket } from 'node:net';
import type { Certificate } from './certificate';
import { portOf } from './port-of';
import { startSwitchboard, type Unreachable } from './switchboard';

export type AnyRequest = IncomingMessage | Http2ServerRequest;
export type AnyResponse = ServerResponse | Http2ServerResponse;

/** One request on a connection that can be cut under it. */
export interface Exchange {
  readonly request: AnyRequest;
  readonly response: AnyResponse;
  /** Destroys the TCP connection, other streams on it included. */
  readonly cut: () => void;
  /** Leaves the TCP connection open and dead: nothing passes any more, in either direction. */
  readonly goDead: () => void;
}

export interface TlsServer {
  readonly port: number;
  /** Breaks every connection and refuses new ones, until told otherwise. */
  setUnreachable(unreachable: Unreachable): void;
  close(): Promise<void>;
}

/** In megabytes. A flood of 50 fills Node's ten, and from then on its session refuses every request. */
const maxSessionMemory = 1024;

/** Ends a connection in good order once the answer is out: the next request needs another. */
export function endAfterAnswer({ request, response }: Exchange): void {
  if ('stream' in request) {
    const { session } = request.stream;
    response.on('finish', () => session?.close());
  } else {
    response.setHeader('connection', 'close');
  }
}

/** Serves HTTP/2 and HTTP/1.1, or only the latter, on a free port of this machine. */
export async function listenTls(
  certificate: Certificate,
  http1Only: boolean,
  handle: (exchange: Exchange) => Promise<void>,
): Promise<TlsServer> {
  // By port of the far end: HTTP/2 hands out a socket that may be read from but not destroyed.
  const sockets = new Map<number | undefined, Socket>();
  const listener = (request: AnyRequest, response: AnyResponse) => {
    const { remotePort } = request.socket;
    const socket = sockets.get(remotePort);
    void handle({
      request,
      response,
      cut: () => socket?.destroy(),
      goDead: () => {
        switchboard.goDead(remotePort);
      },
    });
  };
  const server: Server = http1Only
    ? createServer(certificate, listener)
    : createSecureServer({ ...certificate, allowHTTP1: true, maxSessionMemory }, listener);
  server.on('connection', (socket: Socket) => {
    const { remotePort } = socket;
    sockets.set(remotePort, socket);
    socket.on('close', () => sockets.delete(remotePort));
  });
  // Node's five seconds would close idle connections in the middle of a test.
  Object.assign(server, { keepAliveTimeout: 600_000 });
  // A browser that hangs up mid-handshake is no fault of the sandbox.
  for (const event of ['sessionError', 'tlsClientError']) server.on(event, () => undefined);

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const switchboard = await startSwitchboard(portOf(server));
  return {
    port: switchboard.port,
    setUnreachable: (unreachable) => {
      switchboard.setUnreachable(unreachable);
    },
    close: async () => {
      await switchboard.close();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets.values()) socket.destroy();
      });
    },
  };
}
