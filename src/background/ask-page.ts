import { addressCandidates, asOwnNumbers } from '../domain/address-candidates';
import { customerIdPattern } from '../domain/customer-id';
import { gradeReading, type Graded } from '../domain/grade-reading';
import { hintCandidates, type Hint } from '../domain/hint-candidates';
import { KNOWN_LABELS, normalizeLabel } from '../domain/label-match';
import { matchSiteCards, questionOf, recordOf, type MatchedCard } from '../domain/match-site-card';
import type { PageReading } from '../domain/page-reading';
import type { ActivePage, CardShelf, Log, OpenPage, PageFailure, SettingsStore } from '../ports';
import type { SeenPage } from '../protocol/page-commands';
import { shippedCards } from './shipped-cards';

export interface AskPagePorts {
  readonly cards: Pick<CardShelf, 'read'>;
  readonly log: Log;
  readonly page: Pick<ActivePage, 'read'>;
  readonly settings: Pick<SettingsStore, 'read'>;
}

/** What a page said, and what that is worth. */
export type AskedPage =
  | { readonly ok: false; readonly why: PageFailure; readonly page: SeenPage | null }
  | {
      readonly ok: true;
      readonly page: SeenPage;
      readonly reading: PageReading;
      readonly matched: readonly MatchedCard[];
      readonly graded: Graded;
    };

/** Asks the page who the customer is, and grades what it says together with its address and the hint. */
export async function askPage(
  ports: AskPagePorts,
  { tabId, hint }: { tabId: number; hint: Hint | null },
): Promise<AskedPage> {
  const [settings, shelf] = await Promise.all([
    ports.settings.read(),
    // Cards are a help: a shelf that cannot be read must not keep the page from being read.
    ports.cards.read().catch(ports.log.bug('cards.read')),
  ]);
  const cards = [...(shelf?.cards ?? []), ...shippedCards()];
  const labels = [...KNOWN_LABELS, ...settings.customerIdLabels.map(normalizeLabel)];
  const read = await ports.page.read(tabId, (url) => ({
    labels,
    cards: matchSiteCards(cards, url).map(questionOf),
  }));
  if (!read.ok) {
    const page = read.page && seenPage(read.page, matchSiteCards(cards, read.page.url), false);
    return { ok: false, why: read.why, page };
  }
  const { answer: reading } = read;
  const { url } = read.page;
  const matched = matchSiteCards(cards, url);
  const pattern = customerIdPattern(settings.customerIdPattern);
  const ofPage = asOwnNumbers(reading.candidates, matched);
  const isNamed = gradeReading(ofPage, pattern).grade !== 'none';
  const candidates = [
    ...ofPage,
    ...addressCandidates(url, matched, pattern, isNamed),
    ...hintCandidates(hint, pattern),
  ];
  return {
    ok: true,
    page: seenPage(read.page, matched, reading.isChanging),
    reading,
    matched,
    graded: gradeReading(candidates, pattern),
  };
}

function seenPage(
  { host, address, url }: OpenPage,
  matched: readonly MatchedCard[],
  isChanging: boolean,
): SeenPage {
  return { host, address, record: recordOf(matched, url, isChanging) };
}
