import { deskStyle } from './desk-style';
import { escapeHtml } from './escape-html';
import { agent } from './ticket';

const places = [
  ['Tickets', '/'],
  ['Inbox', '/inbox/501'],
  ['Open tickets', '/open/501'],
] as const;

export interface DeskFrame {
  readonly title: string;
  readonly current: (typeof places)[number][0];
  /** HTML. */
  readonly content: string;
  /** The page's own script; empty for none. */
  readonly script?: string;
}

/** Puts the content of a page into the frame that every page of the desk shares. */
export function deskFrame({ title, current, content, script = '' }: DeskFrame): string {
  const links = places.map(
    ([name, address]) =>
      `<a href="${address}"${name === current ? ' aria-current="page"' : ''}>${name}</a>`,
  );
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
<nav aria-label="Main">${links.join('')}</nav>
<span>${escapeHtml(agent)}</span>
</header>
<main>
${content}
</main>
${script === '' ? '' : `<script>${script}</script>\n`}</body>
</html>
`;
}
