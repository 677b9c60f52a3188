import type { CardField } from './page-reading';
import { wholeCardSchema, type SiteCard } from './site-card';
import { taughtPage } from './taught-page';

/** A card that reads one field on pages such as this one; undefined when the address is of no such page. */
export function taughtCard(
  { host, url }: { readonly host: string; readonly url: string },
  field: CardField,
): SiteCard | undefined {
  const page = taughtPage(url);
  if (page === undefined) return undefined;
  const label = field.label === '' ? 'Customer ID' : field.label;
  const card: SiteCard = {
    version: 1,
    id: `${slug(host)}-${fingerprint([page.pattern, field.selector, ...field.labels].join('\n'))}`,
    name: `${label} on ${host}`.slice(0, 100),
    basis: 'taught',
    source: '',
    pages: [page],
    root: '',
    fields: [{ ...field, label }],
    never: [],
  };
  // An address or a selector can be too long to be kept.
  return wholeCardSchema.safeParse(card).data;
}

function slug(host: string): string {
  const words = host.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return words.replace(/^-/, '').slice(0, 50) || 'page';
}

/** Short and always the same: the card that is taught twice replaces itself (FNV-1a, 32 bits). */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}
