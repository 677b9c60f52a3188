import type { SiteCard } from '../../domain/site-card';

/** Where a page of a card is: on one site, on all sites of one product, or wherever an address looks like it. */
export interface CardPlace {
  readonly page: string;
  readonly pattern: string;
  /** Such as `desk.acme.com` or `*.zendesk.com`; null when any site will do. */
  readonly host: string | null;
  /** A host on which the page is. */
  readonly example: string;
}

/** Says of each page of a card where it is. Tried on the pattern, since the sample alone could say anything. */
export function placesOf(card: SiteCard): readonly CardPlace[] {
  return card.pages.map(({ name, pattern, sample }) => {
    const knows = (address: string) => new RegExp(pattern).test(address);
    if (!URL.canParse(sample) || !knows(sample)) {
      return { page: name, pattern, host: null, example: '' };
    }
    const example = new URL(sample).host;
    const isKnownOn = (host: string) => {
      const moved = new URL(sample);
      moved.host = host;
      return knows(moved.href);
    };
    const [, ...site] = example.split('.');
    const host = isKnownOn('elsewhere.invalid')
      ? null
      : site.length > 1 && isKnownOn(['elsewhere', ...site].join('.'))
        ? ['*', ...site].join('.')
        : example;
    return { page: name, pattern, host, example };
  });
}
