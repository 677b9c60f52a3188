import { deskFrame } from './desk-frame';
import { deskPanelScript } from './desk-panel-script';
import type { Ticket } from './ticket';
import { ticketBody } from './ticket-body';

/** One ticket, loaded by itself. */
export function ticketPage(ticket: Ticket): string {
  const isCustom = ticket.panel === 'open-root' || ticket.panel === 'closed-root';
  return deskFrame({
    title: titleOf(ticket),
    current: 'Tickets',
    content: ticketBody(ticket),
    script: isCustom ? deskPanelScript : '',
  });
}

/** What the browser's tab calls a ticket. */
export function titleOf({ number, subject }: Ticket): string {
  return `#${number} ${subject}`;
}
