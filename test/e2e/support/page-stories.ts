import type { Provenance } from '../../../src/domain/charge';
import type { SiteCard } from '../../../src/domain/site-card';
import type { Teaching } from '../../../src/popup/teach-page';
import type {
  CardProposal,
  CardTrial,
  CustomerCheck,
  PageChoice,
  PageCustomer,
  PageReadFailure,
} from '../../../src/protocol/page-commands';
import type { ScriptedReplies } from './scripted-popup';

/** What the popup can show of a page: its name in pictures, what is answered, and a text by which it is known to be there. */
export interface PageStory {
  readonly name: string;
  readonly replies: ScriptedReplies;
  readonly shows: RegExp;
}

const host = 'acme.zendesk.com';
const place = { host, address: `https://${host}/agent/tickets/1`, record: 'zendesk/ticket/1' };
const from = (by: Provenance['by'], label = 'Customer ID'): Provenance => ({ by, label, host });

/** A page that names its customer. */
export function found(changes: Partial<Extract<PageCustomer, { found: true }>> = {}): PageCustomer {
  return {
    found: true,
    grade: 'certain',
    externalId: 'usr_9f31c2',
    provenance: from('label'),
    page: place,
    email: null,
    brokenCards: [],
    ...changes,
  };
}

function notFound(why: PageReadFailure, choices: readonly PageChoice[] = []): PageCustomer {
  return { found: false, why, choices, page: place, email: null, brokenCards: [] };
}

/** What a page may have become behind the form, each with the text that says it. */
export const moves: readonly (readonly [name: string, now: PageCustomer, said: RegExp])[] = [
  ['other', ticketOf('usr_77ab01'), /another ticket: usr_77ab01/],
  ['same', ticketOf('usr_9f31c2'), /another ticket of usr_9f31c2/],
  ['customer', found({ externalId: 'usr_77ab01' }), /another customer: usr_77ab01/],
  ['nobody', notFound('no-customer-id'), /now shows no customer ID/],
  ['several', notFound('several-customer-ids'), /now shows several/],
  ['unread', notFound('not-readable'), /can no longer be read/],
  ['changing', notFound('still-changing'), /The page is still changing/],
];

function ticketOf(externalId: string): PageCustomer {
  return found({ externalId, page: { ...place, record: 'zendesk/ticket/2' } });
}

// A failure, a source or a verdict that is missing here does not compile.
const failures: Record<PageReadFailure, RegExp> = {
  'no-page': /No page to read/,
  'browser-page': /page of the browser itself/,
  'store-page': /let nothing read/,
  'no-access': /open it again on this page/,
  'not-readable': /did not let itself be read/,
  'no-customer-id': /No field labelled/,
  'foreign-frame': /in a frame/,
  'still-changing': /still changing/,
  'several-customer-ids': /several customer IDs/,
  'unusable-customer-id': /U\+200B/,
};

const choices: Partial<Record<PageReadFailure, readonly PageChoice[]>> = {
  'several-customer-ids': [
    { externalId: 'usr_9f31c2', provenance: from('label') },
    { externalId: 'usr_OTHER1', provenance: from('card', 'External ID') },
    { externalId: 'usr_77ab01', provenance: from('link') },
  ],
  'unusable-customer-id': [{ externalId: 'usr_\u0430\u200b31c2', provenance: from('label') }],
};

const sources: Record<Exclude<Provenance['by'], 'email'>, RegExp> = {
  label: /From "Customer ID"/,
  card: /From "Customer ID"/,
  link: /From a link on .*: check it/,
  note: /From "Customer ID" on .*: check it/,
  address: /From the address on .*: check it/,
  selection: /From selected text on .*: check it/,
};

const strong: readonly Provenance['by'][] = ['label', 'card'];

const verdicts: Record<Extract<CustomerCheck, { ok: true }>['verdict'], RegExp> = {
  matches: /matches the e-mail on file/,
  differs: /belongs to another customer/,
  nobody: /no customer has this e-mail/,
};

const withEmail = found({ email: 'jane.doe@mail.test' });

/** Every way in which a page can tell, or not tell, who the customer is. */
export const pageStories: readonly PageStory[] = [
  ...Object.entries(failures).map(([why, shows]) => ({
    name: `page-${why}`,
    replies: {
      'read-customer': notFound(why as PageReadFailure, choices[why as PageReadFailure]),
    },
    shows,
  })),
  ...Object.entries(sources).map(([by, shows]) => ({
    name: `from-${by}`,
    replies: {
      'read-customer': found({
        provenance: from(by as Provenance['by']),
        grade: strong.includes(by as Provenance['by']) ? 'certain' : 'check',
      }),
    },
    shows,
  })),
  ...Object.entries(verdicts).map(([verdict, shows]) => ({
    name: `email-${verdict}`,
    replies: {
      'read-customer': withEmail,
      'check-customer': { ok: true, verdict: verdict as keyof typeof verdicts } as const,
    },
    shows,
  })),
  {
    name: 'email-unchecked',
    replies: {
      'read-customer': withEmail,
      'check-customer': { ok: false, why: 'forbidden' },
    },
    shows: /E-mail not checked/,
  },
  {
    name: 'card-broken',
    replies: {
      'read-customer': found({ brokenCards: [{ name: 'Zendesk', since: Date.UTC(2026, 10, 24) }] }),
    },
    shows: /has found nothing here since/,
  },
];

const card = (field: Partial<SiteCard['fields'][number]>): SiteCard => ({
  version: 1,
  id: 'taught-acme',
  name: host,
  basis: 'taught',
  source: '',
  pages: [{ name: 'page', pattern: '^https://acme', sample: place.address }],
  root: '',
  fields: [
    {
      label: 'Billing reference',
      by: 'card',
      selector: '',
      labels: [],
      take: { from: 'text', attribute: '', pattern: '' },
      ...field,
    },
  ],
  never: [],
});

const offers = [
  { card: card({ labels: ['billing reference'] }), matches: 1 },
  { card: card({ selector: '[data-testid="billing-reference"]' }), matches: 3 },
];

const proposal = (of: typeof offers): CardProposal => ({
  ok: true,
  host,
  value: 'usr_9f31c2',
  offers: of,
});

const readBack: CardTrial = { ok: true, knowsAddress: true, values: ['usr_9f31c2'] };

const teachings: Record<Exclude<Teaching['step'], 'reading' | 'saved'>, readonly PageStory[]> = {
  nothing: [
    {
      name: 'nothing',
      replies: { 'propose-card': { ok: false, why: 'nothing-pointed-at' } },
      shows: /Select the customer ID on the page/,
    },
    {
      name: 'no-anchor',
      replies: { 'propose-card': proposal([]) },
      shows: /Nothing near it/,
    },
    {
      name: 'unread',
      replies: { 'propose-card': { ok: false, why: 'no-access' } },
      shows: /cannot be read/,
    },
  ],
  offered: [
    {
      name: 'offered',
      replies: { 'propose-card': proposal(offers.slice(0, 1)), 'try-card': readBack },
      shows: /Read back/,
    },
    {
      name: 'several',
      replies: {
        'propose-card': proposal([...offers].reverse()),
        'try-card': { ...readBack, values: ['usr_9f31c2', 'usr_OTHER1'] },
      },
      shows: /Read back several/,
    },
    {
      name: 'finds-nothing',
      replies: { 'propose-card': proposal(offers), 'try-card': { ...readBack, values: [] } },
      shows: /it finds nothing/,
    },
  ],
};

/** Every way in which teaching a page can stand, up to its saving. */
export const teachStories: readonly PageStory[] = Object.values(teachings).flat();

/** The replies with which a proposal can be saved. */
export const savableTeaching: ScriptedReplies = {
  'propose-card': proposal(offers),
  'try-card': readBack,
  'save-card': { ok: true, saved: 1, listed: { cards: [], unreadable: 0 } },
};
