import type { Charge } from '../domain/charge';
import { RECENT_CHARGE } from '../domain/limits';
import type { Clock, Ids, Journal, PriceShelf, SessionStore, SettingsStore } from '../ports';
import type { Draft, OpenedForm } from '../protocol/commands';
import { readDraft } from './form-draft';
import { takeIntent } from './form-intent';
import { getStatus, type GetStatusPorts } from './get-status';

type Ports = GetStatusPorts & {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly journal: Pick<Journal, 'countOpen' | 'latest' | 'read'>;
  readonly prices: Pick<PriceShelf, 'read'>;
  readonly session: SessionStore;
  readonly settings: Pick<SettingsStore, 'read' | 'lastPricePoint'>;
};

const asideKey = (chargeId: string) => `aside:${chargeId}`;

/** All that a form needs for its first screen. While locked it holds no customer, price or charge. */
export async function openForm(
  ports: Ports,
  { tabId }: { tabId: number | null },
): Promise<OpenedForm> {
  const status = await getStatus(ports);
  const { organization } = status.settings;
  const intent = tabId === null ? null : await takeIntent(ports, tabId);
  const blank = {
    status,
    surface: intent?.surface ?? ('popup' as const),
    hint: intent?.hint ?? null,
    isTeaching: intent?.isTeaching ?? false,
    tabId,
    newChargeId: ports.ids.next(),
    draft: null,
    recent: null,
    prices: null,
    lastPricePoint: '',
  };
  if (status.locked || organization === '') return blank;
  const [draft, recent, prices, lastPricePoint] = await Promise.all([
    tabId === null ? null : unusedDraft(ports, tabId),
    recentCharge(ports),
    ports.prices.read(organization),
    ports.settings.lastPricePoint(organization),
  ]);
  return { ...blank, draft, recent, prices: prices ?? null, lastPricePoint };
}

/** What was typed in that tab, unless its charge was made meanwhile: one id is one charge. */
async function unusedDraft(ports: Ports, tabId: number): Promise<Draft | null> {
  const draft = await readDraft(ports, tabId);
  if (draft === null) return null;
  const made = await ports.journal.read(draft.chargeId);
  if (made === undefined) return draft;
  return made.state === 'not-sent' ? { ...draft, chargeId: ports.ids.next() } : null;
}

/** The charge of the last two minutes that a reopened form shows first (rule 6). */
async function recentCharge({ clock, journal, session }: Ports): Promise<Charge | null> {
  const charge = await journal.latest(clock.now() - RECENT_CHARGE);
  if (charge === undefined) return null;
  const isAside = (await session.read(asideKey(charge.request.chargeId))) === true;
  return isAside ? null : charge;
}

/** The agent has seen that charge: the next form starts anew, under a new id. */
export async function putAside(
  { ids, session }: Pick<Ports, 'ids' | 'session'>,
  { chargeId }: { chargeId: string },
): Promise<{ newChargeId: string }> {
  await session.write(asideKey(chargeId), true);
  return { newChargeId: ids.next() };
}
