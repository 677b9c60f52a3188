import { deskFrame } from './desk-frame';
import { escapeHtml } from './escape-html';
import { shownTicket } from './shown-ticket';
import type { Ticket } from './ticket';
import { ticketBody } from './ticket-body';
import { findTicket } from './tickets';

/** How desks put away a ticket that stays open, each seen in the wild. */
const awayBy = ['display', 'visibility', 'aside', 'hidden'] as const;

const open = ['501', '503', '504', '507', '511'];

/** Several tickets open at once: all of them stay in the page, and tabs choose which one is seen. */
export function openTicketsPage(front: Ticket, query: URLSearchParams): string {
  const isFront = ({ number }: Ticket) => number === front.number;
  const others = open.flatMap((number) => {
    const ticket = findTicket(number);
    return ticket === undefined || isFront(ticket) ? [] : [ticket];
  });
  // The one that is seen is neither first nor last in the page.
  const mounted = [...others.slice(0, 2), front, ...others.slice(2)].map((ticket) =>
    shownTicket(ticket, query, String(ticket.number)),
  );
  const away = new Map(
    mounted
      .filter((ticket) => !isFront(ticket))
      .map((ticket, at) => [ticket, awayBy[at % awayBy.length]]),
  );
  return deskFrame({
    title: 'Open tickets',
    current: 'Open tickets',
    content: `<div class="tabs" role="tablist" aria-label="Open tickets">
${mounted.map((ticket) => tab(ticket, isFront(ticket))).join('\n')}
</div>
${mounted.map((ticket) => panel(ticket, away.get(ticket) ?? '')).join('\n')}`,
    script: tabsScript,
  });
}

function tab({ number, requester }: Ticket, isFront: boolean): string {
  return `<button role="tab" id="tab-${number}" aria-controls="open-${number}" aria-selected="${String(isFront)}">${escapeHtml(requester)} <span>#${number}</span></button>`;
}

function panel(ticket: Ticket, away: string): string {
  return `<section role="tabpanel" id="open-${ticket.number}" aria-labelledby="tab-${ticket.number}" data-away="${away}">
${ticketBody(ticket)}
</section>`;
}

const tabsScript = `
document.querySelector('[role=tablist]').addEventListener('click', (event) => {
  const chosen = event.target.closest('[role=tab]');
  if (chosen === null) return;
  const before = document.querySelector('[role=tab][aria-selected=true]');
  const away = document.querySelector('#' + chosen.getAttribute('aria-controls'));
  const front = document.querySelector('#' + before.getAttribute('aria-controls'));
  if (away === front) return;
  before.setAttribute('aria-selected', 'false');
  chosen.setAttribute('aria-selected', 'true');
  front.dataset.away = away.dataset.away;
  away.dataset.away = '';
  history.pushState(null, '', '/open/' + away.id.slice('open-'.length) + location.search);
});
`;
