import type { Books } from './books';
import { catalogue } from './catalogue';
import type { SandboxCharge } from './ledger';
import { findNamedCustomer } from './named-customers';
import type { Organization } from './organizations';
import {
  inDecimals,
  inMinorUnits,
  type Kind,
  kindOf,
  priceNow,
  type PricePoint,
} from './price-point';
import { relatedId } from './related-id';

/** One thing that a customer bought, as it stands by now. */
export interface Purchase {
  readonly charge: SandboxCharge;
  readonly point: PricePoint;
  readonly kind: Kind;
  /** The id of the subscription or one-off. */
  readonly id: string;
  /** What a subscription is by now; one that says EXPIRED has ended. */
  readonly statuses: readonly string[];
  readonly revokedAt: string | null;
  readonly isOver: boolean;
}

// Fixed, so that every answer of a sandbox dates the old purchases alike.
const longAgo = new Date(Date.now() - 400 * 86_400_000).toISOString();

/** Everything that a customer bought from an organization, those charges included that still settle. */
export function purchasesOf(
  books: Books,
  org: Organization,
  externalId: string,
): readonly Purchase[] {
  return [...oldCharges(org, externalId), ...books.ledger.chargesOf(org.id, externalId)]
    .filter((charge) => books.ledger.statusOf(charge) !== 'failed')
    .flatMap((charge) => [
      ...purchase(books, org, charge, charge.ppIdent, books.aftermath.revokedAt(charge.orderId)),
      ...books.aftermath
        .alsoBrought(charge.orderId)
        .flatMap((ident) => purchase(books, org, charge, ident, undefined)),
    ]);
}

/** Those of them that went through. */
export function settledPurchasesOf(
  books: Books,
  org: Organization,
  externalId: string,
): readonly Purchase[] {
  return purchasesOf(books, org, externalId).filter(
    ({ charge }) => books.ledger.statusOf(charge) === 'succeeded',
  );
}

function purchase(
  books: Books,
  org: Organization,
  charge: SandboxCharge,
  ident: string,
  revokedAt: string | undefined,
): readonly Purchase[] {
  const point = pointOf(org, ident);
  if (point === undefined) return [];
  const statuses =
    revokedAt === undefined
      ? (books.aftermath.statusesOf(charge.orderId) ?? [
          point.intro_type === 'no_intro' ? 'RECURRING' : 'INTRO',
        ])
      : ['EXPIRED'];
  const kind = kindOf(point);
  return [
    {
      charge,
      point,
      kind,
      id: relatedId(kind, `${charge.orderId} ${ident}`),
      statuses,
      revokedAt: revokedAt ?? null,
      isOver: revokedAt !== undefined || (kind === 'subscription' && statuses.includes('EXPIRED')),
    },
  ];
}

/** A price point that was removed since is still what was bought. */
export function pointOf(org: Organization, ident: string): PricePoint | undefined {
  return [...org.pricePoints, ...catalogue].find((point) => point.ident === ident);
}

/** What the customer's row says of the time before the ledger. */
function oldCharges(org: Organization, externalId: string): readonly SandboxCharge[] {
  const owns = findNamedCustomer(externalId)?.customer.owns ?? [];
  return owns.flatMap((ident) => {
    const point = pointOf(org, ident);
    if (point === undefined) return [];
    const amount = inDecimals(priceNow(point), point.currency);
    return {
      seq: 0,
      at: longAgo,
      org: org.id,
      externalId,
      ppIdent: ident,
      orderId: relatedId('order', `${org.id} ${externalId} ${ident}`),
      amount,
      minorUnits: inMinorUnits(amount, point.currency),
      currency: point.currency.code,
      status: 'succeeded',
      idempotencyKey: undefined,
      clientMetadata: undefined,
    } as const;
  });
}
