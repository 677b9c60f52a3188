import type { ChargeRequest } from '../domain/charge';
import { isOpen } from '../domain/state-facts';
import type { LentKey, NotSentReason, OwnedBefore, Snapshot } from '../domain/charge-event';
import { findEarlierCharges } from '../domain/charge-guard';
import { checkCustomerId, customerIdPattern, type CustomerId } from '../domain/customer-id';
import type { Asset } from '../domain/customer-books';
import { lentKeyFor } from '../domain/lent-key';
import { LOOK_TIMEOUT } from '../domain/limits';
import { isOwned } from '../domain/ownership';
import type { SecretKey } from '../domain/secret-key';
import type {
  ActivePage,
  Billing,
  CardShelf,
  ChargesOfCustomer,
  Clock,
  Journal,
  Log,
  PriceShelf,
  Reach,
  SettingsStore,
  Vault,
} from '../ports';
import { checkPage, type FormPage } from './check-page';
import { checkPrice } from './check-price';
import { isHeldUp } from './held-up';
import { takeSnapshot, type TakenSnapshot } from './take-snapshot';

export interface ClearChargePorts {
  readonly billing: Pick<
    Billing,
    'pricePoints' | 'paymentsHistory' | 'myAssets' | 'readyForCharge'
  >;
  readonly cards: Pick<CardShelf, 'read'>;
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'ofCustomer'>;
  readonly log: Log;
  readonly page: Pick<ActivePage, 'read'>;
  readonly prices: PriceShelf;
  readonly reach: Reach;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly vault: Pick<Vault, 'open'>;
}

/** What the agent has settled before pressing, beside what the charge itself records. */
export interface Agreed {
  /** The page as the form saw it. */
  readonly form: FormPage | null;
  /** The organisation's pattern of customer IDs, empty when it has none. */
  readonly pattern: string;
  /** The earlier charges of the same that the agent was shown and charges again all the same. */
  readonly again: readonly string[];
}

/** Everything a charge needs once nothing stands against it. */
export interface Cleared {
  readonly key: SecretKey;
  readonly externalId: CustomerId;
  readonly snapshot: Snapshot;
  readonly owned: OwnedBefore;
  /** What the customer owns is a reason for the server to refuse this price point. */
  readonly isOwned: boolean;
  readonly serverAt: number | null;
  readonly lentKey: LentKey | null;
}

/** Asks everything that may stand against the charge before a byte of it leaves. */
export async function clearCharge(
  ports: ClearChargePorts,
  request: ChargeRequest,
  { form, pattern, again }: Agreed,
): Promise<Cleared | NotSentReason> {
  const { billing, clock, log } = ports;
  const { organization, pricePoint } = request;
  if (organization === '') return { code: 'not-set-up' };
  const id = checkCustomerId(request.externalId, customerIdPattern(pattern));
  if (!id.ok) return { code: 'customer-id' };
  const opened = await ports.vault.open(organization);
  if (!opened.ok) return { code: opened.why };
  // Without the permission the POST would still be delivered, and its answer hidden from us.
  if (!(await ports.reach.mayCallBilling())) return { code: 'no-host-permission' };
  if (!ports.reach.online()) return { code: 'offline' };
  const books = Promise.all([
    takeSnapshot(ports, organization, opened.key, id.id),
    billing.myAssets(organization, id.id, LOOK_TIMEOUT),
  ]);
  const serverAt = books.then(
    ([taken, assets]) => taken.serverAt ?? (assets.ok ? assets.serverAt : null),
  );
  const [badPrice, [taken, read]] = await Promise.all([
    checkPrice(ports, organization, pricePoint, serverAt),
    books,
  ]);
  if (badPrice !== undefined) return badPrice;
  await billing.readyForCharge(organization, pricePoint.ident, LOOK_TIMEOUT);
  // After all that is waited for: the page may go on to another customer meanwhile.
  const badPage = await checkPage(ports, form, id.id, request.provenance);
  if (badPage !== undefined) return badPage;
  // Last, so that it is as fresh as can be: another form may have charged while this one looked.
  const ours = await ports.journal
    .ofCustomer(organization, id.id)
    .catch(log.bug('journal.ofCustomer'));
  if (ours === undefined) return { code: 'journal-failed' };
  const assets = read.ok ? read.value : null;
  const against = findOpen(ours) ?? findRepeat(ports, request, { taken, assets, ours }, again);
  if (against !== undefined) return against;
  if (isHeldUp(ports, request)) return { code: 'held-up' };
  return {
    key: opened.key,
    externalId: id.id,
    snapshot: taken.snapshot,
    owned:
      assets === null ? { taken: false } : { taken: true, ids: assets.map((asset) => asset.id) },
    isOwned: isOwned(assets, pricePoint),
    serverAt: await serverAt,
    lentKey: lentKeyFor(request, ours, clock.now()),
  };
}

/** An open or damaged charge of the customer. The journal refuses it again, atomically; here it comes before other questions. */
function findOpen({ charges, damaged }: ChargesOfCustomer): NotSentReason | undefined {
  const open = charges.find(({ state }) => isOpen(state))?.request.chargeId;
  const chargeId = open ?? damaged[0]?.chargeId;
  return chargeId === undefined ? undefined : { code: 'open-charge', chargeId };
}

interface KnownBefore {
  readonly taken: TakenSnapshot;
  readonly assets: readonly Asset[] | null;
  readonly ours: ChargesOfCustomer;
}

/** Earlier charges of the same, when there is one among them that the agent has not been told of (rule 5). */
function findRepeat(
  { clock }: ClearChargePorts,
  request: ChargeRequest,
  { taken, assets, ours }: KnownBefore,
  again: readonly string[],
): NotSentReason | undefined {
  const now = clock.now();
  const earlier = findEarlierCharges(request, {
    charges: ours.charges,
    assets,
    payments: taken.payments,
    serverNow: taken.serverAt ?? now,
    now,
  });
  const isNews = earlier.some(({ id }) => !again.includes(id));
  return isNews ? { code: 'charge-again', earlier } : undefined;
}
