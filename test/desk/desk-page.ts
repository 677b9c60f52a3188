import { DESK_HOST, PANEL_HOST } from './desk-hosts';
import { inboxPage } from './inbox-page';
import { openTicketsPage } from './open-tickets-page';
import { panelPage } from './panel-page';
import { shownTicket } from './shown-ticket';
import { ticketListPage } from './ticket-list-page';
import { ticketPage } from './ticket-page';
import { findTicket } from './tickets';
import { unknownPage } from './unknown-pages';

/** The page at an address of the demo help desk and of the sites around it, if there is one. */
export function deskPage(host: string, path: string): { html: string } | undefined {
  const { pathname, searchParams } = new URL(path, `https://${host}`);
  const html =
    host === DESK_HOST || host === PANEL_HOST
      ? pageOfDesk(host, pathname, searchParams)
      : unknownPage(host, pathname, searchParams);
  return html === undefined ? undefined : { html };
}

function pageOfDesk(host: string, pathname: string, query: URLSearchParams): string | undefined {
  const [, place = '', number] = /^\/([a-z]*)(?:\/(\d+))?$/.exec(pathname) ?? [];
  const ticket = findTicket(number);
  if (place === 'panel') return ticket && panelPage(shownTicket(ticket, query));
  if (host !== DESK_HOST) return undefined;
  if (pathname === '/') return ticketListPage();
  if (place === 'inbox') return inboxPage(query);
  if (place === 'open') return ticket && openTicketsPage(ticket, query);
  return place === 'tickets' && ticket ? ticketPage(shownTicket(ticket, query)) : undefined;
}
