import { CapturedStream, Timeout } from '../world/wire-call';
import { QuickDecoder, quickParse } from '../world/wire-response';

/**
 * In a worker of the simulator, and only there: the few things of a browser that the billing client and the
 * journal take from the global scope, so that none of them waits for real time.
 */
export function installVirtualGlobals(): void {
  const { AbortSignal } = globalThis;
  // Nobody reads where a failure that the schedule asked for came from, and writing it down takes long.
  Error.stackTraceLimit = 0;
  Object.assign(AbortSignal, { timeout: (milliseconds: number) => new Timeout(milliseconds) });
  Object.assign(Date, { parse: quickParse });
  Object.assign(globalThis, {
    ReadableStream: CapturedStream,
    TextDecoder: QuickDecoder,
    IDBKeyRange: {
      bound: (lower: unknown, upper: unknown) => ({ lower, upper }),
      lowerBound: (lower: unknown) => ({ lower }),
    },
  });
}
