import type { CommandName, Commands } from '../../../../src/protocol/commands';
import type { Answer } from '../../../../src/protocol/envelope';
import type { BrowserUnderTest } from '../../driver/browser-under-test';

const send = (command: CommandName, request: unknown) =>
  `(globalThis.browser ?? chrome).runtime.sendMessage(${JSON.stringify({ command, request })})`;

/** Asks the background what a page of the extension may ask it; rejects as that page's call would. */
export async function askBackground<Name extends CommandName>(
  browser: BrowserUnderTest,
  command: Name,
  request: Commands[Name]['request'],
): Promise<Commands[Name]['reply']> {
  const answer = await browser.evaluateInExtension<Answer<Name> | undefined>(
    send(command, request),
  );
  if (answer === undefined) throw new Error(`nobody answered ${command}`);
  if (!answer.ok) throw new Error(`${command}: ${answer.error}`);
  return answer.reply;
}

/** Sends it and waits for nothing: the answer may never come. */
export async function tellBackground<Name extends CommandName>(
  browser: BrowserUnderTest,
  command: Name,
  request: Commands[Name]['request'],
): Promise<void> {
  await browser.evaluateInExtension(`void ${send(command, request)}.catch(() => undefined)`);
}
