import { deskFrame } from './desk-frame';
import { escapeHtml } from './escape-html';
import type { Ticket } from './ticket';
import { tickets } from './tickets';

/** The list of all tickets, the desk's first page. */
export function ticketListPage(): string {
  return deskFrame({
    title: 'Tickets',
    current: 'Tickets',
    content: `<h1>Tickets</h1>
<p class="quiet">${tickets.length} waiting for you</p>
<div class="card"><table>
<thead><tr><th>Ticket</th><th>Subject</th><th>Requester</th><th>Status</th></tr></thead>
<tbody>
${tickets.map(row).join('\n')}
</tbody>
</table></div>`,
  });
}

function row({ number, subject, requester, status }: Ticket): string {
  return `<tr><td>#${number}</td><td><a href="/tickets/${number}">${escapeHtml(subject)}</a></td><td>${escapeHtml(requester)}</td><td><span class="status ${status}">${status}</span></td></tr>`;
}
