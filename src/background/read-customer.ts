import type { Provenance } from '../domain/charge';
import { isEmail } from '../domain/email';
import type { Candidate, PageReading } from '../domain/page-reading';
import type { CardShelf, Clock } from '../ports';
import type {
  PageChoice,
  PageCustomer,
  PageReadFailure,
  SeenPage,
} from '../protocol/page-commands';
import type { ReadCustomerRequest } from '../protocol/requests';
import { askPage, type AskedPage, type AskPagePorts } from './ask-page';
import { noteCardHealth } from './note-card-health';

export interface ReadCustomerPorts extends AskPagePorts {
  readonly cards: Pick<CardShelf, 'read' | 'health' | 'noteHealth'>;
  readonly clock: Clock;
}

/** Asks the page who the customer is. Two different ids are a conflict and never resolved here. */
export async function readCustomer(
  ports: ReadCustomerPorts,
  { hint, tabId }: ReadCustomerRequest,
): Promise<PageCustomer> {
  const asked = await askPage(ports, { hint, tabId });
  const customer = customerOf(asked);
  if (!asked.ok || asked.reading.isChanging) return customer;
  const { matched, reading } = asked;
  return { ...customer, brokenCards: await noteCardHealth(ports, matched, reading.emptyCards) };
}

/** What the form is told of a page that was asked, but for its broken cards. */
export function customerOf(asked: AskedPage): PageCustomer {
  const { page } = asked;
  const email = asked.ok ? onlyEmail(asked.reading) : null;
  const nothing = (why: PageReadFailure, choices: readonly PageChoice[] = []) =>
    ({ found: false, why, choices, page, email, brokenCards: [] }) as const;
  if (!asked.ok) return nothing(asked.why);
  const { graded, reading } = asked;
  // What is there may be of the record that was shown before.
  if (reading.isChanging) return { ...nothing('still-changing'), email: null };
  const choiceOf = (candidate: Candidate) => pageChoice(candidate, asked.page);
  switch (graded.grade) {
    case 'certain':
    case 'check': {
      const { candidate, grade } = graded;
      return {
        found: true,
        grade,
        ...choiceOf(candidate),
        page: asked.page,
        email,
        brokenCards: [],
      };
    }
    case 'conflict':
      return nothing('several-customer-ids', graded.candidates.map(choiceOf));
    case 'none':
      if (graded.unusable.length > 0) {
        return nothing('unusable-customer-id', graded.unusable.map(choiceOf));
      }
      return nothing(reading.foreignFrames > 0 ? 'foreign-frame' : 'no-customer-id');
    default:
      return graded satisfies never;
  }
}

/** A value that may not be sent can be a whole text: so much of it shows what was found. */
const SHOWN_OF_VALUE = 300;

function pageChoice({ by, label, value }: Candidate, { host }: SeenPage): PageChoice {
  const provenance: Provenance = { by, label, host };
  return { externalId: value.slice(0, SHOWN_OF_VALUE), provenance };
}

/** The requester's address; several are nobody's in particular. */
function onlyEmail({ emails }: PageReading): string | null {
  const distinct = new Map(emails.filter(isEmail).map((email) => [email.toLowerCase(), email]));
  const [only = null] = distinct.values();
  return distinct.size === 1 ? only : null;
}
