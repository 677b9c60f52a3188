/* global console, document, location, window */
// Logs what reaches the page, so that the driver check can tell a trusted event from a scripted one.
const api = globalThis.browser ?? globalThis.chrome;
const events = [];
const log = document.querySelector('#log');

function note(line) {
  events.push(line);
  const item = document.createElement('li');
  item.textContent = line;
  log?.append(item);
}

for (const type of ['keydown', 'mousedown', 'mouseup', 'click', 'dblclick']) {
  window.addEventListener(type, (event) => {
    const what = event.key ?? event.target.id;
    note(`${type} ${what} trusted=${event.isTrusted} repeat=${event.repeat ?? false}`);
  });
}

globalThis.seenEvents = () => events;
console.log(`hello from ${location.pathname}`);

document.querySelector('#charge')?.addEventListener('click', async () => {
  note(await api.runtime.sendMessage({ kind: 'charge' }));
});

async function readActiveTab() {
  const [tab] = await api.tabs.query({ active: true, currentWindow: true });
  const [found] = await api.scripting.executeScript({
    target: { tabId: tab.id },
    func: () => document.querySelector('h1')?.textContent,
  });
  return `page says ${found.result}`;
}

const selected = document.querySelector('#selected');
if (selected && !location.search) {
  readActiveTab().then(
    (text) => (selected.textContent = text),
    (error) => (selected.textContent = `page refused: ${error.message}`),
  );
}
