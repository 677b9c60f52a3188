import { panelContent } from './customer-panel';
import { deskStyle } from './desk-style';
import { escapeHtml } from './escape-html';
import type { Ticket } from './ticket';

/** A customer panel as a page of its own, to lie in a frame. */
export function panelPage(ticket: Ticket): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escapeHtml(ticket.requester)}</title>
<link rel="icon" href="data:,">
<style>${deskStyle} body { background: var(--card); }</style>
</head>
<body>
${panelContent(ticket)}
</body>
</html>
`;
}
