import { siteCardSchema, type SiteCard } from '../domain/site-card';

const files = import.meta.glob<unknown>('./site-cards/*.json', { eager: true, import: 'default' });

/** The cards that come with Chargehand, in the order of their files' names; a broken one breaks the tests. */
export function shippedCards(): readonly SiteCard[] {
  return Object.values(files).map((file) => siteCardSchema.parse(file));
}
