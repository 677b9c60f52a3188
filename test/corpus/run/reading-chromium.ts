import { chromium } from 'playwright';
import { browserPath } from '../../e2e/driver/browser-paths';
import { expressionOf } from '../../e2e/driver/expression-of';
import type { ReadingBrowser } from './reading-browser';
import { servePage } from './serve-page';
import { writeDocument } from './write-document';

/** Starts Chromium; an isolated world of the protocol is what a content script runs in. */
export async function readingChromium(): Promise<ReadingBrowser> {
  const server = await servePage();
  const browser = await chromium.launch({
    executablePath: browserPath('chromium'),
    // Chromium refuses its own sandbox to root only.
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const page = await browser.newPage();
  await page.goto(server.address);
  const protocol = await page.context().newCDPSession(page);
  const { frameTree } = await protocol.send('Page.getFrameTree');
  const { executionContextId: contextId } = await protocol.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'reader',
  });
  return {
    version: `Chromium ${browser.version()}`,
    show: (html) => page.evaluate(expressionOf(writeDocument, html)),
    async evaluate(expression) {
      const { result } = await protocol.send('Runtime.evaluate', { expression, contextId });
      return String(result.value);
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
