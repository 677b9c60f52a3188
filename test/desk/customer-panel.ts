import { PANEL_HOST } from './desk-hosts';
import { panelStyle } from './desk-style';
import { escapeHtml } from './escape-html';
import type { Field, Ticket } from './ticket';

/** Who the customer of a ticket is, where the ticket's page has that: in itself, a shadow root or a frame. */
export function customerPanel(ticket: Ticket): string {
  const content = panelContent(ticket);
  switch (ticket.panel ?? 'page') {
    case 'page':
      return aside(content);
    case 'open-root':
      return aside(inRoot('open', inRoot('open', content)));
    case 'closed-root':
      return aside(inRoot('closed', inRoot('open', content)));
    case 'frame':
      return aside(frame('', ticket));
    case 'foreign-frame':
      return aside(frame(`https://${PANEL_HOST}`, ticket));
  }
}

/** The panel's own content. */
export function panelContent(ticket: Ticket): string {
  const { requester, email, customerId, plan, since, more = [] } = ticket;
  const rows: readonly Field[] = [
    ...(customerId === undefined ? [] : [{ label: 'Customer ID', value: customerId }]),
    { label: 'Email', value: email },
    { label: 'Plan', value: plan },
    { label: 'Since', value: since },
    ...more,
  ];
  return `<h2>Customer</h2>
<div class="who"><span aria-hidden="true">${escapeHtml(initials(requester))}</span><strong>${escapeHtml(requester)}</strong></div>
<dl>
${rows.map(row).join('\n')}
</dl>`;
}

/** A list of fields, an id among them in a face of its own. */
export function row({ label, value }: Field): string {
  const isId = label.endsWith(' ID');
  return `<dt>${escapeHtml(label)}</dt><dd${isId ? ' class="id"' : ''}>${escapeHtml(value)}</dd>`;
}

function aside(content: string): string {
  return `<aside class="card" aria-label="Customer">\n${content}\n</aside>`;
}

function inRoot(mode: 'open' | 'closed', content: string): string {
  return `<desk-panel data-mode="${mode}"><template><style>${panelStyle}</style>${content}</template></desk-panel>`;
}

function frame(origin: string, { number, customerId = '', email }: Ticket): string {
  const shown = new URLSearchParams({ customer: customerId, email }).toString();
  return `<iframe title="Customer" src="${origin}/panel/${number}?${escapeHtml(shown)}"></iframe>`;
}

function initials(name: string): string {
  return name
    .split(' ')
    .map((word) => word.charAt(0))
    .join('');
}
