import { catalogue, manyPricePoints, oddCatalogue } from './catalogue';
import type { PricePoint } from './price-point';

/** An organization of the sandbox: how it speaks and what it sells. */
export interface Organization {
  readonly id: string;
  readonly says: string;
  readonly honoursKeys: boolean;
  /** Whether a charge's answer says if the key was used before: the vendor's document demands no such field. */
  readonly tellsReplays: boolean;
  /** The HTTP status that refuses a key used for another price point before. */
  readonly reusedKeyStatus: 400 | 409;
  /** Whether ownership and pending authentications are looked at, before the key or after it. */
  readonly guards: 'never' | 'after the key' | 'before the key';
  readonly bare: boolean;
  readonly malformed: boolean;
  /** How prices and amounts are written; `mixed` is as the catalogue has them. */
  readonly prices: 'mixed' | 'numbers' | 'texts';
  /** Whether those who have bought nothing are answered with an error. */
  readonly knowsBuyersOnly: boolean;
  /** Whether what is owned carries the metadata of its charge. */
  readonly echoesMetadata: boolean;
  /** The name of the list of consumables, which no document tells. */
  readonly consumablesList: string;
  /** Whether it takes a secret key of its own and no other. */
  readonly hasOwnKey: boolean;
  pricePoints: readonly PricePoint[];
}

const ordinary = {
  honoursKeys: true,
  tellsReplays: true,
  reusedKeyStatus: 409,
  guards: 'after the key',
  bare: false,
  malformed: false,
  prices: 'mixed',
  knowsBuyersOnly: false,
  echoesMetadata: true,
  consumablesList: 'consumables',
  hasOwnKey: false,
  pricePoints: catalogue,
} as const;

const differences: readonly (Pick<Organization, 'id' | 'says'> & Partial<Organization>)[] = [
  { id: 'acme-sandbox', says: 'Honours idempotency keys and guards ownership.' },
  {
    id: 'acme-ignores-keys',
    says: 'Ignores idempotency keys and guards ownership.',
    honoursKeys: false,
  },
  {
    id: 'acme-silent-replays',
    says: 'Honours idempotency keys, and does not say that an answer is a repeated one.',
    tellsReplays: false,
  },
  { id: 'acme-unguarded', says: 'Guards nothing: what is owned is sold again.', guards: 'never' },
  {
    id: 'acme-guards-first',
    says: 'Guards before it looks at the key: a repeat is told what is owned.',
    guards: 'before the key',
  },
  {
    id: 'acme-key-400',
    says: 'Refuses a key used for another price point with HTTP 400.',
    reusedKeyStatus: 400,
  },
  { id: 'acme-bare', says: 'Answers bare objects, no envelope.', bare: true },
  { id: 'acme-empty', says: 'Sells nothing.', pricePoints: [] },
  { id: 'acme-malformed', says: 'Its price list is broken.', malformed: true },
  {
    id: 'acme-many',
    says: 'Sells 5,000 price points.',
    pricePoints: [...catalogue, ...manyPricePoints(5000 - catalogue.length)],
  },
  {
    id: 'acme-odd-prices',
    says: 'Also sells what no document explains: lifetime beside another price, and for nothing.',
    pricePoints: [...catalogue, ...oddCatalogue],
  },
  { id: 'acme-numbers', says: 'Writes every price as a JSON number.', prices: 'numbers' },
  { id: 'acme-texts', says: 'Writes every price as a text.', prices: 'texts' },
  {
    id: 'acme-strict',
    says: 'Answers 404 to a search that finds nobody, and for assets of a customer who bought nothing.',
    knowsBuyersOnly: true,
  },
  {
    id: 'acme-no-metadata',
    says: 'Does not tell the metadata of a charge again.',
    echoesMetadata: false,
  },
  {
    id: 'acme-other-lists',
    says: 'Lists consumables under another name.',
    consumablesList: 'balances',
  },
  { id: 'acme-own-key', says: 'Takes a secret key that no other does.', hasOwnKey: true },
];

/** Makes fresh organizations for each sandbox, since tests change their price lists. */
export function makeOrganizations(): ReadonlyMap<string, Organization> {
  return new Map(differences.map((differs) => [differs.id, { ...ordinary, ...differs }]));
}
