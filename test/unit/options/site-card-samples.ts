import { siteCardSchema, type SiteCard } from '../../../src/domain/site-card';
import type { ListedCard } from '../../../src/protocol/page-commands';

/** A card as an agent teaches it. */
export const TAUGHT: SiteCard = siteCardSchema.parse({
  version: 1,
  id: 'desk-acme-test',
  name: 'Acme desk',
  basis: 'taught',
  source: '',
  pages: [
    {
      name: 'ticket',
      pattern: '^https://desk\\.acme\\.test/tickets/(\\d+)',
      sample: 'https://desk.acme.test/tickets/501',
    },
  ],
  fields: [
    {
      label: 'Member',
      selector: '[data-test="member"]',
      take: { from: 'attribute', attribute: 'data-id', pattern: 'usr_\\w+' },
    },
  ],
});

/** A card as it comes with Chargehand, of a product whose templates were seen. */
export const SHIPPED: SiteCard = siteCardSchema.parse({
  version: 1,
  id: 'helpkit',
  name: 'Helpkit',
  basis: 'template',
  source: 'fixture',
  pages: [
    {
      name: 'conversation',
      pattern: '^https://[^/]+\\.helpkit\\.com/c/(\\d+)',
      sample: 'https://acme.helpkit.com/c/7',
    },
  ],
});

/** A card in a list, sound unless said otherwise. */
export const listed = (card: SiteCard, changes: Partial<ListedCard> = {}): ListedCard => ({
  card,
  isShipped: card === SHIPPED,
  brokenSince: null,
  ...changes,
});
