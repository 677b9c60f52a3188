import type { ChromeScope } from './firefox-chrome-scope';

/** Counts the places for an extension's scripts in the active tab and in the frames of its process. */
export function countScriptWorlds(chromeScope: ChromeScope, extensionId: string): Promise<number> {
  return chromeScope<number>(askContentProcess(countIn(extensionId)));
}

/** Source for a page's process: the windows of the page that hold a world of the extension's scripts. */
const countIn = (id: string): string => `(() => {
  const { ExtensionContent } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionContent.sys.mjs');
  const windows = (frame) => [frame, ...Array.from(frame.frames, windows).flat()];
  return windows(content).filter((frame) => !Cu.isRemoteProxy(frame) &&
    ExtensionContent.getContextByExtensionId(${JSON.stringify(id)}, frame)).length;
})()`;

/** Chrome-scope source that evaluates with all rights in the process of the active tab's page. */
function askContentProcess(expression: string): string {
  const answer = 'chargehand-driver:answer';
  const script = `
    try {
      sendAsyncMessage('${answer}', { value: ${expression} });
    } catch (error) {
      sendAsyncMessage('${answer}', { error: String(error) });
    }`;
  return `new Promise((resolve, reject) => {
    const { messageManager } = gBrowser.selectedBrowser;
    messageManager.addMessageListener('${answer}', function hear({ data }) {
      messageManager.removeMessageListener('${answer}', hear);
      if ('error' in data) reject(new Error(data.error));
      else resolve(data.value);
    });
    messageManager.loadFrameScript(${JSON.stringify(`data:,${encodeURIComponent(script)}`)}, false);
  })`;
}
