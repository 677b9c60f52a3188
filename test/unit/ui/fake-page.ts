import messages from '../../../public/_locales/en/messages.json';
import type { Ask } from '../../../src/protocol/client';
import type { CommandName, Commands, OpenedForm, Status } from '../../../src/protocol/commands';
import type {
  PageChoice,
  PageCustomer,
  PageReadFailure,
} from '../../../src/protocol/page-commands';
import { createPageContext, type PageContext } from '../../../src/ui/page-context';
import { CHARGE_ID, COINS, NOW, TRIAL } from '../support/samples';

/** How a fake background answers: a reply, or a function of the request; a rejection is a thrown error. */
export type Replies = {
  [Name in CommandName]?: (
    request: Commands[Name]['request'],
  ) => Commands[Name]['reply'] | Promise<Commands[Name]['reply']>;
};

export interface Asked {
  readonly command: CommandName;
  readonly request: unknown;
}

/** A page context without a browser: the real texts, and a background that answers as told. */
export function fakePage(replies: Replies = {}, changes: Partial<PageContext> = {}) {
  const asked: Asked[] = [];
  const all: Replies = { ...everydayReplies(), ...replies };
  const ask: Ask = async (command, request) => {
    asked.push({ command, request });
    const reply = all[command];
    if (reply === undefined) throw new Error(`${command} was not expected`);
    return reply(request);
  };
  const page: PageContext = {
    ...createPageContext({
      message,
      ask,
      language: 'en-US',
      onNews: () => () => undefined,
      activeTabId: () => Promise.resolve(7),
      onPageMoved: () => () => undefined,
      openOptions: () => undefined,
      copy: () => Promise.resolve(),
      requestBillingHost: () => Promise.resolve(true),
      keepStorage: () => Promise.resolve(true),
      now: () => NOW,
      shortcuts: () => Promise.resolve([]),
      openShortcutSettings: () => undefined,
    }),
    ...changes,
  };
  const requestsOf = (name: CommandName) =>
    asked.filter(({ command }) => command === name).map(({ request }) => request);
  return { page, asked, requestsOf };
}

/** Looks a text up as the browsers do: a missing one is empty, `$1` is the first substitution. */
export function message(key: string, substitutions: readonly string[]): string {
  const table = new Map(Object.entries<{ message: string }>(messages));
  const text = table.get(key)?.message ?? '';
  return text.replace(/\$(\d)/g, (_, place: string) => substitutions[Number(place) - 1] ?? '');
}

export const STATUS: Status = {
  settings: {
    organization: 'acme-fitness',
    isTest: false,
    agentName: 'Ada',
    customerIdPattern: '',
    customerIdLabels: [],
    defaultPricePoint: '',
  },
  key: { stored: true, ending: 'cdef', remembered: false },
  locked: false,
  openCharges: 0,
  hostPermission: true,
};

export const PRICES = { readAt: NOW, serverAt: NOW, pricePoints: [COINS, TRIAL], unreadable: 0 };

/** A form that was opened by the toolbar over a page, with nothing typed yet. */
export function openedForm(changes: Partial<OpenedForm> = {}): OpenedForm {
  return {
    status: STATUS,
    surface: 'popup',
    hint: null,
    isTeaching: false,
    tabId: 7,
    newChargeId: CHARGE_ID,
    draft: null,
    recent: null,
    prices: PRICES,
    lastPricePoint: '',
    ...changes,
  };
}

export const PAGE_CUSTOMER = {
  found: true,
  grade: 'certain',
  externalId: 'cus_1001',
  provenance: { by: 'label', label: 'Customer ID', host: 'desk.acme.test' },
  page: {
    host: 'desk.acme.test',
    address: 'https://desk.acme.test/tickets/501',
    record: 'https://desk.acme.test/tickets/501',
  },
  email: null,
  brokenCards: [],
} as const satisfies PageCustomer;

/** A page that was read and named no customer, or several. */
export function pageWithout(
  why: PageReadFailure,
  choices: readonly PageChoice[] = [],
): Extract<PageCustomer, { found: false }> {
  const { page } = PAGE_CUSTOMER;
  return { found: false, why, choices, page, email: null, brokenCards: [] };
}

function everydayReplies(): Replies {
  return {
    'open-form': () => openedForm(),
    'list-price-points': () => ({ ok: true, prices: PRICES }),
    'read-customer': () => PAGE_CUSTOMER,
    'save-draft': () => null,
    'get-charge': () => null,
    'get-status': () => STATUS,
  };
}
