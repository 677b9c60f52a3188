import type { Ticket } from './ticket';

/**
 * A ticket as an address asks for it: `?customer=` (or on a page of several tickets `?501=`) shows
 * another customer id, so that a test can use one that nothing was charged to yet, and `?email=`
 * another address of the requester.
 */
export function shownTicket(ticket: Ticket, query: URLSearchParams, name = 'customer'): Ticket {
  const customerId = query.get(name) ?? ticket.customerId;
  return {
    ...ticket,
    email: query.get('email') ?? ticket.email,
    ...(customerId === undefined ? {} : { customerId }),
  };
}
