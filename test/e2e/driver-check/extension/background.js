/* global fetch, setTimeout */
// Keeps a list of what woke it, and forwards a charge to the billing host.
const api = globalThis.browser ?? globalThis.chrome;
let queue = Promise.resolve();

function note(line) {
  queue = queue.then(async () => {
    const { log = [] } = await api.storage.local.get('log');
    await api.storage.local.set({ log: [...log, line] });
  });
  return queue;
}

async function charge() {
  const allowed = await api.permissions.contains({ origins: ['https://billing.funnelfox.com/*'] });
  if (!allowed) return 'charge not allowed';
  const response = await fetch('https://billing.funnelfox.com/charge', { method: 'POST' });
  return `charge ${response.status} ${await response.text()}`;
}

api.runtime.onInstalled.addListener(async () => {
  await api.contextMenus.removeAll();
  api.contextMenus.create({ id: 'charge', title: 'Charge this', contexts: ['all'] });
  api.contextMenus.create({
    id: 'teach',
    title: 'Learn this',
    contexts: ['selection', 'editable'],
  });
});

api.runtime.onMessage.addListener((message, _sender, answer) => {
  if (message.kind === 'wake') answer('awake');
  if (message.kind === 'fail') {
    setTimeout(() => {
      throw new Error('failed on purpose');
    });
    answer('failing');
  }
  if (message.kind === 'charge')
    charge().then(answer, (error) => answer(`failed ${error.message}`));
  return true;
});

api.contextMenus.onClicked.addListener(async (info, tab) => {
  // First of all, while the click still counts as the person's: openPopup() needs it in Firefox.
  const opened = api.action.openPopup().then(
    () => 'opened',
    (error) => `refused ${error.message}`,
  );
  await note(`menu ${info.menuItemId} ${info.selectionText ?? ''} ${Boolean(tab?.id)}`);
  await note(`popup ${await opened}`);
});

api.commands.onCommand.addListener(async (command, tab) => {
  const [found] = await api.scripting.executeScript({
    target: { tabId: tab.id },
    func: () => globalThis.document.querySelector('h1')?.textContent,
  });
  await note(`command ${command} ${found.result}`);
});
