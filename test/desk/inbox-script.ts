/** In which order a move from one ticket to the next changes the address and the page. */
export const inboxMoves = ['address-first', 'page-first', 'page-only', 'hash'] as const;

export type InboxMoves = (typeof inboxMoves)[number];

export interface Inbox {
  readonly moves: InboxMoves;
  /** How long the second step of a move takes, in milliseconds; 'held' waits for `desk.arrive()`. */
  readonly pace: number | 'held';
  /** The content of each ticket, as HTML, and its title. */
  readonly tickets: Readonly<Record<string, { readonly title: string; readonly body: string }>>;
}

/** The router of the inbox: moves between tickets without loading a page. */
export function inboxScript({ moves, pace, tickets }: Inbox): string {
  // Inside a script element only `<` can end what was meant as data.
  const data = JSON.stringify({ moves, pace, tickets }).replace(/</g, '\\u003c');
  return `
const { moves, pace, tickets } = ${data};
const ticket = document.querySelector('#ticket');
const waiting = [];

function show(number) {
  ticket.innerHTML = tickets[number].body;
  document.title = tickets[number].title + ' · Acme Desk';
  for (const link of document.querySelectorAll('#inbox a')) {
    link.toggleAttribute('aria-current', link.dataset.number === number);
  }
}

function changeAddress(number) {
  if (moves === 'page-only') return;
  const address = moves === 'hash' ? '#/' + number : '/inbox/' + number + location.search;
  history.pushState(null, '', address);
}

function later(step) {
  if (pace === 'held') waiting.push(step);
  else if (pace === 0) step();
  else setTimeout(step, pace);
}

/** Goes to another ticket; what is still to come of it arrives later when the desk is slow. */
function go(number) {
  const [first, second] =
    moves === 'page-first' ? [show, changeAddress] : [changeAddress, show];
  first(number);
  later(() => second(number));
}

function arrive() {
  for (const step of waiting.splice(0)) step();
}

function numberInAddress() {
  return /\\d+$/.exec(moves === 'hash' ? location.hash : location.pathname)?.[0] ?? '501';
}

globalThis.desk = { go, arrive };
document.querySelector('#inbox').addEventListener('click', (event) => {
  const number = event.target.closest('a')?.dataset.number;
  if (number === undefined) return;
  event.preventDefault();
  go(number);
});
addEventListener('popstate', () => later(() => show(numberInAddress())));
show(numberInAddress());
`;
}
