import { UNKNOWN_HOSTS } from './desk-hosts';
import { deskStyle } from './desk-style';
import { escapeHtml } from './escape-html';

const people = ['Ada Brandt', 'Juan Ortega', 'Mina Park', 'Oskar Vale'] as const;

/**
 * A person's page on a site that no card knows and whose label nobody has heard of: the id is the
 * text of an element, the value of a field, or an attribute beside a shortened text. `?customer=`
 * says which id; `?changed` builds the page in a new way, as a site does after a while.
 */
export function unknownPage(
  host: string,
  pathname: string,
  query: URLSearchParams,
): string | undefined {
  const number = /^\/people\/(\d+)$/.exec(pathname)?.[1];
  if (number === undefined) return undefined;
  const id = query.get('customer') ?? `usr_succeeds.${number}`;
  const person = people[Number(number) % people.length] ?? people[0];
  const isChanged = query.has('changed');
  switch (host) {
    case UNKNOWN_HOSTS.text:
      return page('Nimbus Contacts', person, isChanged ? '' : asText(id));
    case UNKNOWN_HOSTS.value:
      return page('Kontor Members', person, isChanged ? '' : asValue(id));
    case UNKNOWN_HOSTS.attribute:
      return page('Orbita People', person, isChanged ? '' : asAttribute(id));
    default:
      return undefined;
  }
}

function asText(id: string): string {
  return `<div class="css-1q8xk2 pair"><div class="css-9vv0a1">Billing reference</div><div class="css-4k2mm7" data-testid="billing-reference"><span class="id">${escapeHtml(id)}</span></div></div>`;
}

function asValue(id: string): string {
  return `<p class="pair"><label for="f-7731">Shop number</label><input class="id" id="f-7731" name="shop_number" value="${escapeHtml(id)}"></p>`;
}

function asAttribute(id: string): string {
  return `<div class="pair"><span>Shop account</span><span><span class="id" data-customer-ref="${escapeHtml(id)}">${escapeHtml(id.slice(0, 9))}…</span></span></div>`;
}

function page(site: string, person: string, field: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(person)} · ${site}</title>
<link rel="icon" href="data:,">
<style>${deskStyle}</style>
</head>
<body>
<header class="bar"><a href="/people/31">${site}</a></header>
<main>
<h1>${escapeHtml(person)}</h1>
<p class="quiet">Last seen today</p>
<div class="columns">
<section aria-label="Notes"><article class="card"><header><strong>Note</strong><time>Monday</time></header><p>Prefers e-mail. Asked about the yearly plan.</p></article></section>
<aside class="card" aria-label="Details">
<h2>Details</h2>
<div class="pair"><span>Country</span><span>Portugal</span></div>
${field}
<div class="pair"><span>Segment</span><span>Gold</span></div>
</aside>
</div>
</main>
</body>
</html>
`;
}
