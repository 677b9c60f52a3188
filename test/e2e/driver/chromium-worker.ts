import type { ChromiumTargets } from './chromium-targets';
import type { RpcSocket } from './rpc-socket';
import { until } from './until';

interface Evaluation {
  readonly result: { readonly value?: string };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
}

/** The extension's worker, reached by a debugger that stays only for as long as it is asked to. */
export interface ChromiumWorker {
  /** Evaluates `expression(globalThis)` in the running worker. */
  evaluate(expression: string): Promise<string | undefined>;
  /** Takes the worker off the network, or puts it back; meanwhile it stays alive. */
  setOffline(offline: boolean): Promise<void>;
}

/** Reaches the worker. While a debugger is attached Chromium lets it live for ever: see each method. */
export function chromiumWorker(rpc: RpcSocket, targets: ChromiumTargets): ChromiumWorker {
  let offlineSession: string | undefined;

  async function attach(): Promise<string> {
    const { targetId } = await until(targets.worker, 'a running worker');
    const { sessionId } = await rpc.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    });
    return sessionId;
  }

  async function detach(sessionId: string): Promise<void> {
    await rpc.send('Target.detachFromTarget', { sessionId }).catch(() => undefined);
  }

  return {
    async evaluate(expression) {
      const sessionId = await attach();
      try {
        const { result, exceptionDetails } = await rpc.send<Evaluation>(
          'Runtime.evaluate',
          {
            expression: `(async () => JSON.stringify(await (${expression})(globalThis)))()`,
            awaitPromise: true,
            returnByValue: true,
          },
          sessionId,
        );
        if (!exceptionDetails) return result.value;
        throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      } finally {
        await detach(sessionId);
      }
    },
    async setOffline(offline) {
      if (!offline) {
        // What a session has changed ends with it.
        if (offlineSession !== undefined) await detach(offlineSession);
        offlineSession = undefined;
        return;
      }
      offlineSession ??= await attach();
      const none = { latency: 0, downloadThroughput: 0, uploadThroughput: 0 };
      await rpc.send('Network.enable', {}, offlineSession);
      await rpc.send('Network.emulateNetworkConditions', { offline, ...none }, offlineSession);
    },
  };
}
