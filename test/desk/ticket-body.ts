import { customerPanel, row } from './customer-panel';
import { escapeHtml } from './escape-html';
import { agent, type Message, type Ticket } from './ticket';

/** One ticket: the conversation, and beside it who the customer is. */
export function ticketBody(ticket: Ticket): string {
  const { number, subject, status, requester, messages } = ticket;
  return `<h1>${escapeHtml(subject)}</h1>
<p class="quiet">#${number} · <span class="status ${status}">${status}</span></p>
<div class="columns">
<section aria-label="Conversation">
${messages.map((message) => article(message, requester)).join('\n')}
</section>
<div>
${customerPanel(ticket)}
${assigneeCard(ticket)}</div>
</div>`;
}

function assigneeCard({ assignee }: Ticket): string {
  if (assignee === undefined) return '';
  const rows = [
    { label: 'Name', value: assignee.name },
    { label: 'User ID', value: assignee.userId },
  ];
  return `<aside class="card" aria-label="Assignee">
<h2>Assignee</h2>
<dl>
${rows.map(row).join('\n')}
</dl>
</aside>
`;
}

function article({ by, at, text, pasted = [] }: Message, requester: string): string {
  const name = by === 'agent' ? agent : requester;
  const rows = pasted.map(
    ({ label, value }) =>
      `<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  const table = rows.length === 0 ? '' : `<table>${rows.join('')}</table>`;
  return `<article class="card ${by}"><header><strong>${escapeHtml(name)}</strong><time>${escapeHtml(at)}</time></header><p>${escapeHtml(text)}</p>${table}</article>`;
}
