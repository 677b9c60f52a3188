import { catalogue, manyPricePoints } from './catalogue';
import type { PricePoint } from './price-point';

/** An organisation of the sandbox: how it speaks and what it sells. */
export interface Organisation {
  readonly id: string;
  readonly says: string;
  readonly honoursKeys: boolean;
  readonly bare: boolean;
  readonly malformed: boolean;
  pricePoints: readonly PricePoint[];
}

const ordinary = { honoursKeys: true, bare: false, malformed: false, pricePoints: catalogue };

/** Makes the organisations anew for each sandbox, since tests change their price lists. */
export function makeOrganisations(): ReadonlyMap<string, Organisation> {
  const made: readonly Organisation[] = [
    { ...ordinary, id: 'acme-sandbox', says: 'Honours idempotency keys.' },
    { ...ordinary, id: 'acme-ignores-keys', says: 'Ignores idempotency keys.', honoursKeys: false },
    { ...ordinary, id: 'acme-bare', says: 'Answers bare objects, no envelope.', bare: true },
    { ...ordinary, id: 'acme-empty', says: 'Sells nothing.', pricePoints: [] },
    { ...ordinary, id: 'acme-malformed', says: 'Its price list is broken.', malformed: true },
    {
      ...ordinary,
      id: 'acme-many',
      says: 'Sells 5,000 price points.',
      pricePoints: [...catalogue, ...manyPricePoints(5000 - catalogue.length)],
    },
  ];
  return new Map(made.map((organisation) => [organisation.id, organisation]));
}
