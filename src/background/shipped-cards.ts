import { lazy } from '../domain/lazy';
import { siteCardSchema } from '../domain/site-card';

const files = import.meta.glob<unknown>('./site-cards/*.json', { eager: true, import: 'default' });

/** The cards that come with Chargehand, in the order of their files' names; a broken one breaks the tests. */
export const shippedCards = lazy(() =>
  Object.values(files).map((file) => siteCardSchema.parse(file)),
);
