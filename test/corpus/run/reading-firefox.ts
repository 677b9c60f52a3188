import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bidiEvaluate } from '../../e2e/driver/bidi-evaluate';
import { browserPath } from '../../e2e/driver/browser-paths';
import { profileFolder, startProcess, untilWritten } from '../../e2e/driver/browser-process';
import { startConnectProxy } from '../../e2e/driver/connect-proxy';
import { expressionOf } from '../../e2e/driver/expression-of';
import { firefoxPrefs } from '../../e2e/driver/firefox-prefs';
import { connectRpc } from '../../e2e/driver/rpc-socket';
import type { ReadingBrowser } from './reading-browser';
import { servePage } from './serve-page';
import { writeDocument } from './write-document';

/** Starts Firefox; a sandbox of the protocol sees the page through the wrappers of a content script. */
export async function readingFirefox(): Promise<ReadingBrowser> {
  const server = await servePage();
  const profile = profileFolder(undefined);
  // Leads nowhere; what this machine serves goes past it.
  const proxy = await startConnectProxy([], 0);
  writeFileSync(join(profile.path, 'user.js'), firefoxPrefs(proxy, profile.path));
  const process = startProcess(
    browserPath('firefox'),
    ['--headless', '--no-remote', '--profile', profile.path, '--remote-debugging-port=0'],
    { HOME: profile.path, MOZ_CRASHREPORTER_DISABLE: '1' },
  );
  const endpoint = await untilWritten(process, /WebDriver BiDi listening on (ws:\/\/\S+)/);
  const rpc = await connectRpc(`${endpoint}/session`);
  const session = await rpc.send<{ capabilities: { browserVersion: string } }>('session.new', {
    capabilities: {},
  });
  const { context } = await rpc.send<{ context: string }>('browsingContext.create', {
    type: 'tab',
  });
  await rpc.send('browsingContext.navigate', { context, url: server.address, wait: 'complete' });
  return {
    version: `Firefox ${session.capabilities.browserVersion}`,
    show: async (html) => {
      await bidiEvaluate(rpc, context, expressionOf(writeDocument, html));
    },
    evaluate: async (expression) => (await bidiEvaluate(rpc, context, expression, 'reader')) ?? '',
    async close() {
      rpc.close();
      await process.kill();
      proxy.close();
      profile.dispose();
      server.close();
    },
  };
}
