import type { Settings } from '../../../src/domain/settings';
import type { CommandName, Commands } from '../../../src/protocol/commands';
import type { BrowserUnderTest } from '../driver/browser-under-test';

/** Sends a command to the background as a page of the extension does. */
export async function askBackground<Name extends CommandName>(
  browser: BrowserUnderTest,
  command: Name,
  request: Commands[Name]['request'],
): Promise<Commands[Name]['reply']> {
  const message = JSON.stringify({ command, request });
  const answer = await browser.evaluateInExtension<
    { ok: true; reply: Commands[Name]['reply'] } | { ok: false; error: string }
  >(`(globalThis.browser ?? chrome).runtime.sendMessage(${message})`);
  if (answer.ok) return answer.reply;
  throw new Error(`${command}: ${answer.error}`);
}

/** Changes some of the settings and leaves the others, and the key, as they are. */
export async function changeSettings(
  browser: BrowserUnderTest,
  changes: Partial<Settings>,
): Promise<void> {
  const { settings } = await askBackground(browser, 'get-status', null);
  const saved = await askBackground(browser, 'save-setup', {
    settings: { ...settings, ...changes },
    newKey: null,
  });
  if (!saved.ok) throw new Error(`${saved.problem.field}: ${saved.problem.problem}`);
}

/** The number of the tab that the agent looks at. */
export async function activeTabId(browser: BrowserUnderTest): Promise<number> {
  return browser.evaluateInExtension<number>(
    `(globalThis.browser ?? chrome).tabs.query({ active: true, lastFocusedWindow: true })
      .then(([tab]) => tab.id)`,
  );
}
