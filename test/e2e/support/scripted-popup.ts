import type { CommandName, Commands, OpenedForm, Status } from '../../../src/protocol/commands';
import type { Surface } from '../driver/surface';
import { samplePrice } from './seed-charge';

/** Replies that stand in for those of the background, for states that no page brings about in time. */
export type ScriptedReplies = { readonly [Name in CommandName]?: Commands[Name]['reply'] };

const status: Status = {
  settings: {
    organization: 'acme-sandbox',
    isTest: false,
    agentName: 'Robin',
    customerIdPattern: '',
    customerIdLabels: [],
    defaultPricePoint: samplePrice.ident,
  },
  key: { stored: true, ending: 'cdef', remembered: false },
  locked: false,
  openCharges: 0,
  hostPermission: true,
};

/** From here on the popup's own questions are answered as told, the others by the background. */
export async function scriptPopup(popup: Surface): Promise<void> {
  await popup.evaluate(`void (() => {
    const { runtime } = globalThis.browser ?? chrome;
    const ask = runtime.sendMessage.bind(runtime);
    globalThis.scripted = {};
    runtime.sendMessage = async (message) => {
      const { command, request } = message;
      const reply = globalThis.scripted[command];
      if (reply === undefined) return ask(message);
      return { ok: true, reply: command === 'open-form' ? { ...reply, ...request } : reply };
    };
  })()`);
}

/** Changes what is answered from here on. */
export async function answerPopup(popup: Surface, replies: ScriptedReplies): Promise<void> {
  await popup.evaluate(`void Object.assign(globalThis.scripted, ${JSON.stringify(replies)})`);
}

/** Opens the form anew by a lock and its unlock, which the script answers, too. */
export async function reopenPopup(
  popup: Surface,
  replies: ScriptedReplies,
  changes: Partial<OpenedForm> = {},
): Promise<void> {
  const opened: OpenedForm = {
    status,
    surface: 'popup',
    hint: null,
    isTeaching: false,
    tabId: null,
    newChargeId: crypto.randomUUID(),
    draft: null,
    recent: null,
    prices: null,
    lastPricePoint: '',
    ...changes,
  };
  await answerPopup(popup, {
    lock: { ...status, locked: true },
    unlock: { ok: true, status },
    'open-form': opened,
    'check-customer': { ok: true, verdict: 'matches' },
    ...replies,
  });
  await popup.click('button', 'Lock now');
  await popup.fill('field', 'Passphrase', 'scripted');
  await popup.press('Enter');
}
