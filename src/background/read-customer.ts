import type { Provenance } from '../domain/charge';
import { compileCustomerIdPattern } from '../domain/customer-id';
import { gradeReading } from '../domain/grade-reading';
import { KNOWN_LABELS, normalizeLabel } from '../domain/label-match';
import { matchSiteCards, questionOf, recordOf } from '../domain/match-site-card';
import type { Candidate } from '../domain/page-reading';
import type { SiteCard } from '../domain/site-card';
import type { ActivePage, CardShelf, SettingsStore } from '../ports';
import type {
  PageChoice,
  PageCustomer,
  PageReadFailure,
  SeenPage,
} from '../protocol/page-commands';
import type { ReadCustomerRequest } from '../protocol/requests';

export interface ReadCustomerPorts {
  readonly cards: Pick<CardShelf, 'read'>;
  readonly page: Pick<ActivePage, 'read'>;
  readonly settings: Pick<SettingsStore, 'read'>;
}

/** Asks the page who the customer is. Two different ids are a conflict and never resolved here. */
export async function readCustomer(
  ports: ReadCustomerPorts,
  { tabId }: ReadCustomerRequest,
): Promise<PageCustomer> {
  const [{ customerIdLabels, customerIdPattern }, { cards }] = await Promise.all([
    ports.settings.read(),
    ports.cards.read(),
  ]);
  const labels = [...KNOWN_LABELS, ...customerIdLabels.map(normalizeLabel)];
  const read = await ports.page.read(tabId, (url) => ({
    labels,
    cards: matchSiteCards(cards, url).map(questionOf),
  }));
  const page = read.page === null ? null : seenPage(read.page, cards);
  const nothing = (why: PageReadFailure, choices: readonly PageChoice[] = []) =>
    ({ found: false, why, choices, page, email: null, brokenCards: [] }) as const;
  if (!read.ok) return nothing(read.why);
  if (page === null) return nothing('no-page');
  const { candidates, emails } = read.answer;
  const choiceOf = (candidate: Candidate): PageChoice => ({
    externalId: candidate.value,
    provenance: provenanceOf(candidate, page),
  });
  const graded = gradeReading(candidates, compileCustomerIdPattern(customerIdPattern || '.*'));
  switch (graded.grade) {
    case 'certain':
    case 'check':
      return {
        found: true,
        grade: graded.grade,
        ...choiceOf(graded.candidate),
        page,
        email: emails.length === 1 ? (emails[0] ?? null) : null,
        brokenCards: [],
      };
    case 'conflict':
      return nothing('several-customer-ids', graded.candidates.map(choiceOf));
    case 'none':
      return graded.unusable.length === 0
        ? nothing('no-customer-id')
        : nothing('unusable-customer-id', graded.unusable.map(choiceOf));
    default:
      return graded satisfies never;
  }
}

function provenanceOf({ by, label }: Candidate, { host }: SeenPage): Provenance {
  return { by, label, host };
}

function seenPage(
  { host, address, url }: { host: string; address: string; url: string },
  cards: readonly SiteCard[],
): SeenPage {
  return { host, address, record: recordOf(matchSiteCards(cards, url), url) };
}
