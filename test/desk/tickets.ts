import { everydayTickets } from './everyday-tickets';
import { oddTickets } from './odd-tickets';
import type { Ticket } from './ticket';

/** The tickets of the demo desk. */
export const tickets: readonly Ticket[] = [...everydayTickets, ...oddTickets];

/** The ticket of a number, as far as there is one. */
export function findTicket(number: string | undefined): Ticket | undefined {
  return tickets.find((ticket) => String(ticket.number) === number);
}

/** The customers of the tickets by their e-mail address, as the billing server has them on file. */
export const deskEmails: ReadonlyMap<string, string> = new Map(
  tickets.flatMap(({ customerId, email }) =>
    customerId === undefined ? [] : [[email, customerId]],
  ),
);
