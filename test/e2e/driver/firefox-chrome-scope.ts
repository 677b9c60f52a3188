import { bidiEvaluate } from './bidi-evaluate';
import type { RpcSocket } from './rpc-socket';
import { until } from './until';

/** Evaluates in Firefox's own main window, where a person's menus and panels live. */
export type ChromeScope = <T>(expression: string) => Promise<T>;

interface ContextTree {
  readonly contexts: readonly { readonly context: string; readonly url: string }[];
}

/** Finds the first browser window and gives a way to evaluate in it. */
export async function firefoxChromeScope(rpc: RpcSocket): Promise<ChromeScope> {
  const { context } = await until(async () => {
    const { contexts } = await rpc.send<ContextTree>('browsingContext.getTree', {
      'moz:scope': 'chrome',
    });
    return contexts.find(({ url }) => url.endsWith('/browser.xhtml'));
  }, "Firefox's window");
  return async <T>(expression: string) => {
    const text = await bidiEvaluate(
      rpc,
      context,
      `(async () => JSON.stringify(await (${expression})))()`,
    );
    return (text === undefined ? undefined : JSON.parse(text)) as T;
  };
}
