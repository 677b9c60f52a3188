import type { SiteCard } from '../domain/site-card';
import type { CardProposal, CardTrial, SavedCards } from '../protocol/page-commands';
import { openPopup } from './open-popup';
import type { Popup } from './popup';

type Offered = Extract<CardProposal, { ok: true }>;

/** What is being taught, step by step; `no-answer` where the background kept silent. */
export type Teaching =
  | { readonly step: 'reading' }
  | { readonly step: 'nothing'; readonly why: Unteachable }
  | {
      readonly step: 'offered';
      readonly offered: Offered;
      readonly chosen: SiteCard;
      readonly matches: number;
      /** What the chosen card finds on the page; null while it is being tried. */
      readonly trial: CardTrial | 'no-answer' | null;
      readonly failure: SaveFailure | null;
    }
  | { readonly step: 'saved'; readonly host: string };

type Unteachable = Extract<CardProposal, { ok: false }>['why'] | 'no-anchor';
type SaveFailure = Extract<SavedCards, { ok: false }>['why'] | 'no-answer';

/** Asks what the agent points at, and tries the best way to find it again. */
export async function proposeCard(popup: Popup): Promise<void> {
  const { page, store } = popup;
  const { tabId } = store.getState();
  show(popup, { step: 'reading' });
  if (tabId === null) {
    show(popup, { step: 'nothing', why: 'no-page' });
    return;
  }
  const offered = await page.ask('propose-card', { tabId }).catch(() => undefined);
  if (offered?.ok !== true) {
    show(popup, { step: 'nothing', why: offered?.why ?? 'not-readable' });
    return;
  }
  const [best] = offered.offers;
  if (best === undefined) show(popup, { step: 'nothing', why: 'no-anchor' });
  else await chooseOffer(popup, offered, best);
}

/** Takes one of the ways that were proposed and tries it on the page. */
export async function chooseOffer(
  popup: Popup,
  offered: Offered,
  { card, matches }: Offered['offers'][number],
): Promise<void> {
  const { page, store } = popup;
  const { tabId } = store.getState();
  const untried: Teaching = {
    step: 'offered',
    offered,
    chosen: card,
    matches,
    trial: null,
    failure: null,
  };
  show(popup, untried);
  if (tabId === null) return;
  const trial = await page.ask('try-card', { tabId, card }).catch(() => 'no-answer' as const);
  // Another one may have been chosen meanwhile.
  if (teachingOf(popup) === untried) show(popup, { ...untried, trial });
}

/** Saves the card that was chosen. */
export async function saveCard(popup: Popup): Promise<void> {
  const teaching = teachingOf(popup);
  if (teaching?.step !== 'offered') return;
  const { chosen, offered } = teaching;
  const saved = await popup.page.ask('save-card', { card: chosen }).catch(() => undefined);
  if (teachingOf(popup) !== teaching) return;
  if (saved?.ok === true) show(popup, { step: 'saved', host: offered.host });
  else show(popup, { ...teaching, failure: saved?.why ?? 'no-answer' });
}

/** On to the form, which reads the page anew. */
export async function endTeaching(popup: Popup): Promise<void> {
  popup.store.setState({ screen: { name: 'opening' }, isTeaching: false });
  await openPopup(popup);
}

function show({ store }: Popup, teaching: Teaching): void {
  if (store.getState().screen.name === 'teach')
    store.setState({ screen: { name: 'teach', teaching } });
}

function teachingOf({ store }: Popup): Teaching | undefined {
  const { screen } = store.getState();
  return screen.name === 'teach' ? screen.teaching : undefined;
}
