import { deskFrame } from './desk-frame';
import { escapeHtml } from './escape-html';
import { agent, type Message, type Ticket } from './tickets';

/** One ticket: the conversation, and beside it who the customer is. */
export function ticketPage(ticket: Ticket): string {
  const { number, subject, status, requester, email, messages } = ticket;
  return deskFrame(
    `#${number} ${subject}`,
    `<h1>${escapeHtml(subject)}</h1>
<p class="quiet">#${number} · <span class="status ${status}">${status}</span></p>
<div class="columns">
<section aria-label="Conversation">
${messages.map((message) => article(message, requester)).join('\n')}
</section>
<aside class="card" aria-label="Customer">
<h2>Customer</h2>
<div class="who"><span aria-hidden="true">${escapeHtml(initials(requester))}</span><strong>${escapeHtml(requester)}</strong></div>
<dl>
${customerId(ticket.customerId)}<dt>Email</dt><dd>${escapeHtml(email)}</dd>
<dt>Plan</dt><dd>${escapeHtml(ticket.plan)}</dd>
<dt>Since</dt><dd>${escapeHtml(ticket.since)}</dd>
</dl>
</aside>
</div>`,
  );
}

function customerId(id: string | undefined): string {
  return id === undefined ? '' : `<dt>Customer ID</dt><dd class="id">${escapeHtml(id)}</dd>\n`;
}

function article({ by, at, text }: Message, requester: string): string {
  const name = by === 'agent' ? agent : requester;
  return `<article class="card ${by}"><header><strong>${escapeHtml(name)}</strong><time>${escapeHtml(at)}</time></header><p>${escapeHtml(text)}</p></article>`;
}

function initials(name: string): string {
  return name
    .split(' ')
    .map((word) => word.charAt(0))
    .join('');
}
