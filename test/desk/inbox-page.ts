import { deskFrame } from './desk-frame';
import { deskPanelScript } from './desk-panel-script';
import { escapeHtml } from './escape-html';
import { inboxMoves, inboxScript } from './inbox-script';
import { shownTicket } from './shown-ticket';
import type { Ticket } from './ticket';
import { ticketBody } from './ticket-body';
import { titleOf } from './ticket-page';
import { tickets } from './tickets';

/**
 * The inbox: all tickets in one page that loads once. Of the address, `moves` and `pace` say how it
 * goes from one ticket to the next, and a ticket's number which customer id that ticket shows.
 */
export function inboxPage(query: URLSearchParams): string {
  const moves = inboxMoves.find((each) => each === query.get('moves')) ?? 'address-first';
  const pace = query.get('pace') === 'held' ? 'held' : Number(query.get('pace') ?? 0);
  const shown = tickets.map((ticket) => shownTicket(ticket, query, String(ticket.number)));
  const bodies = new Map(
    shown.map((ticket) => [
      String(ticket.number),
      { title: titleOf(ticket), body: ticketBody(ticket) },
    ]),
  );
  return deskFrame({
    title: 'Inbox',
    current: 'Inbox',
    content: `<div class="inbox">
<nav class="card" id="inbox" aria-label="Inbox">
${shown.map(link).join('\n')}
</nav>
<div id="ticket"></div>
</div>`,
    script: deskPanelScript + inboxScript({ moves, pace, tickets: Object.fromEntries(bodies) }),
  });
}

function link({ number, subject, requester }: Ticket): string {
  return `<a href="/inbox/${number}" data-number="${number}"><strong>${escapeHtml(requester)}</strong><span>${escapeHtml(subject)}</span></a>`;
}
