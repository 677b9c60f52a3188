import { connect, createServer, type Socket } from 'node:net';
import { portOf } from './port-of';

/** How nobody can be reached: not at all, or behind somebody who does not speak TLS. */
export type Unreachable = boolean | 'no TLS';

// The alert `handshake_failure`, fatal.
const tlsRefusal = Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28]);

/** Passes connections on to a server behind it, and can let one go dead. */
export interface Switchboard {
  readonly port: number;
  /**
   * Swallows everything on one connection from now on, in both directions, and keeps the caller
   * connected; the connection is named by the port that the server behind sees it come from.
   */
  goDead(port: number | undefined): void;
  /** Breaks every connection and refuses new ones, as a network that is down, until told otherwise. */
  setUnreachable(unreachable: Unreachable): void;
  close(): Promise<void>;
}

/**
 * Starts a switchboard before a port of this machine. A connection can only go dead outside of the
 * server: neither TLS nor HTTP/2 lets go of the socket that it reads.
 */
export async function startSwitchboard(behindPort: number): Promise<Switchboard> {
  const lines = new Map<number | undefined, { caller: Socket; behind: Socket }>();
  const ends = new Set<Socket>();
  const watch = (end: Socket, other: Socket) => {
    ends.add(end);
    // What was written must leave at once, for a cut may follow.
    end.setNoDelay(true);
    // Whoever resets a connection also closes it, and closing is all that matters here.
    end.on('error', () => undefined);
    end.on('close', () => {
      ends.delete(end);
      other.destroySoon();
    });
  };
  let isUnreachable: Unreachable = false;
  const server = createServer((caller) => {
    if (isUnreachable === 'no TLS') {
      caller.on('error', () => undefined);
      caller.once('data', () => caller.end(tlsRefusal));
      return;
    }
    if (isUnreachable) {
      caller.destroy();
      return;
    }
    const behind = connect(behindPort, '127.0.0.1', () => {
      const { localPort } = behind;
      lines.set(localPort, { caller, behind });
      behind.on('close', () => lines.delete(localPort));
    });
    watch(caller, behind);
    watch(behind, caller);
    caller.pipe(behind).pipe(caller);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: portOf(server),
    goDead: (port) => {
      const line = lines.get(port);
      line?.caller.unpipe().resume();
      line?.behind.unpipe().resume();
    },
    setUnreachable: (unreachable) => {
      isUnreachable = unreachable;
      if (unreachable !== false) for (const end of ends) end.destroy();
    },
    close: async () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const end of ends) end.destroy();
      }),
  };
}
