import { ticketListPage } from './ticket-list-page';
import { ticketPage } from './ticket-page';
import { tickets } from './tickets';

/**
 * The page of the demo help desk at an address, if there is one; `?customer=` on a ticket shows
 * another customer id, so that a test can use one that nothing was charged to yet.
 */
export function deskPage(host: string, path: string): { html: string } | undefined {
  if (host !== 'desk.acme.test') return undefined;
  const { pathname, searchParams } = new URL(path, `https://${host}`);
  if (pathname === '/') return { html: ticketListPage() };
  const number = /^\/tickets\/(\d+)$/.exec(pathname)?.[1];
  const ticket = tickets.find((candidate) => String(candidate.number) === number);
  if (ticket === undefined) return undefined;
  const shown = searchParams.get('customer');
  return { html: ticketPage(shown === null ? ticket : { ...ticket, customerId: shown }) };
}
