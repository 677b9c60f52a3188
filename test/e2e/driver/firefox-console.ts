import type { ChromeScope } from './firefox-chrome-scope';

/** What Firefox's documents have logged, the extension's background included. */
export interface FirefoxConsole {
  readonly linesOf: (context: string) => Promise<readonly string[]>;
  /** Lines whose code stems from the given origin, whichever document ran it. */
  readonly linesFrom: (origin: string) => Promise<readonly string[]>;
}

/**
 * Runs in every process with documents and hands on what they log: console.log and the like, and
 * what the engine itself says. The latter reaches the browser's process too, but no longer says there
 * which document it is about.
 */
const listenInProcess = `
  const tell = (innerWindowId, source, line) => {
    const owner = typeof innerWindowId === 'number' && innerWindowId !== 0
      ? WindowGlobalChild.getByInnerWindowId(innerWindowId)
      : null;
    const browserId = owner?.browsingContext?.browserId ?? 0;
    sendAsyncMessage('chargehand-driver:console', { browserId, source, line });
  };
  Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage).addLogEventListener(
    (event) => {
      const { innerID, level, filename, arguments: values } = event.wrappedJSObject ?? event;
      tell(innerID, filename, level + ': ' + Array.from(values, String).join(' '));
    },
    Services.scriptSecurityManager.getSystemPrincipal(),
  );
  if (Services.appinfo.processType !== Services.appinfo.PROCESS_TYPE_DEFAULT) {
    Services.console.registerListener({
      observe(message) {
        if (!(message instanceof Ci.nsIScriptError)) return;
        const { innerWindowID, sourceName, errorMessage, flags } = message;
        // The driver's own realm looks at the page through a wrapper that complains like this.
        if (errorMessage.startsWith('XrayWrapper denied')) return;
        const kind = flags & Ci.nsIScriptError.warningFlag ? 'warning: ' : 'uncaught: ';
        tell(innerWindowID, sourceName, kind + errorMessage);
      },
    });
  }
`;

const listenInBrowser = `(() => {
  const lines = (globalThis.chargehandDriverLines = []);
  Services.ppmm.addMessageListener('chargehand-driver:console', ({ data }) => lines.push(data));
  const script = 'data:application/javascript,' + encodeURIComponent(${JSON.stringify(listenInProcess)});
  Services.ppmm.loadProcessScript(script, true);
})()`;

/** Listens to all documents from now on: BiDi tells nothing of what extension pages log. */
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
