import type { ChromeScope } from './firefox-chrome-scope';

/** What Firefox's documents have logged, the extension's background included. */
export interface FirefoxConsole {
  readonly linesOf: (context: string) => Promise<readonly string[]>;
  /** Lines whose code stems from the given origin, whichever document ran it. */
  readonly linesFrom: (origin: string) => Promise<readonly string[]>;
}

/** Runs in every process with documents: hands on what console.log and the like were given. */
const listenInProcess = `
  const storage = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
  const listener = (event) => {
    const { innerID, level, filename, arguments: values } = event.wrappedJSObject ?? event;
    const tab = typeof innerID === 'number' ? WindowGlobalChild.getByInnerWindowId(innerID) : null;
    sendAsyncMessage('chargehand-driver:console', {
      browserId: tab?.browsingContext?.browserId ?? 0,
      source: filename,
      line: level + ': ' + Array.from(values, String).join(' '),
    });
  };
  storage.addLogEventListener(listener, Services.scriptSecurityManager.getSystemPrincipal());
`;

/** BiDi tells nothing of what extension pages log, so Firefox's own console is listened to. */
const listenInBrowser = `(() => {
  const lines = (globalThis.chargehandDriverLines = []);
  Services.console.registerListener({
    observe(message) {
      if (!(message instanceof Ci.nsIScriptError)) return;
      const { innerWindowID, sourceName: source, errorMessage } = message;
      const warning = message.flags & Ci.nsIScriptError.warningFlag;
      const owner = innerWindowID ? WindowGlobalParent.getByInnerWindowId(innerWindowID) : null;
      const browserId = owner?.browsingContext?.browserId ?? 0;
      lines.push({ browserId, source, line: (warning ? 'warning: ' : 'uncaught: ') + errorMessage });
    },
  });
  Services.ppmm.addMessageListener('chargehand-driver:console', ({ data }) => lines.push(data));
  const script = 'data:application/javascript,' + encodeURIComponent(${JSON.stringify(listenInProcess)});
  Services.ppmm.loadProcessScript(script, true);
})()`;

/** Listens to all documents from now on. */
export async function firefoxConsole(chromeScope: ChromeScope): Promise<FirefoxConsole> {
  await chromeScope(listenInBrowser);
  const select = (condition: string): Promise<string[]> =>
    chromeScope(`chargehandDriverLines.filter(${condition}).map(({ line }) => line)`);
  return {
    linesOf: (context) =>
      select(`({ browserId }) => browserId === ChromeUtils.importESModule(
        'chrome://remote/content/shared/NavigableManager.sys.mjs')
        .NavigableManager.getBrowsingContextById('${context}')?.browserId`),
    linesFrom: (origin) => select(`({ source }) => source?.startsWith('${origin}/')`),
  };
}
