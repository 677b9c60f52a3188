import { deskStyle } from './desk-style';
import { escapeHtml } from './escape-html';
import { agent } from './tickets';

/** Puts the content of a page, which is HTML already, into the frame that every page shares. */
export function deskFrame(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Acme Desk</title>
<link rel="icon" href="data:,">
<style>${deskStyle}</style>
</head>
<body>
<header class="bar">
<a href="/">Acme Desk</a>
<nav aria-label="Main"><a href="/" aria-current="page">Tickets</a></nav>
<span>${escapeHtml(agent)}</span>
</header>
<main>
${content}
</main>
</body>
</html>
`;
}
