import type { ChargeRequest, Provenance } from '../../../src/domain/charge';
import type { ChargeState } from '../../../src/domain/state-facts';
import type { ChargeAnswer, ChargeEvent } from '../../../src/domain/charge-event';
import type { Asset } from '../../../src/domain/customer-books';
import type { Finding, FoundOrder } from '../../../src/domain/finding';
import type { Currency, Money } from '../../../src/domain/money';
import type { PricePoint } from '../../../src/domain/price-point';
import type { SiteCard } from '../../../src/domain/site-card';
import type { StartChargeRequest } from '../../../src/protocol/requests';

/** The page that a form stands on, as `pageAt` reads it. */
export const ON_PAGE: NonNullable<StartChargeRequest['page']> = {
  tabId: 7,
  address: 'https://desk.test/t/1',
  record: 'https://desk.test/t/1',
  offered: [],
};

/** A site card as an agent teaches it. */
export const CARD: SiteCard = {
  version: 1,
  id: 'taught',
  name: 'Player on desk.test',
  basis: 'taught',
  source: '',
  pages: [
    {
      name: 'record',
      pattern: '^https://desk\\.test/t/([^/?#]+)',
      sample: 'https://desk.test/t/1',
    },
  ],
  root: '',
  fields: [
    {
      label: 'Player',
      by: 'card',
      selector: '',
      labels: ['player'],
      take: { from: 'text', attribute: '', pattern: '' },
    },
  ],
  never: [],
};

export const NAMED: Provenance = { by: 'label', label: 'Customer ID', host: 'desk.test' };

export const NOW = Date.UTC(2026, 10, 22, 9);
export const CHARGE_ID = '00000000-0000-4000-8000-000000000001';
export const OTHER_CHARGE_ID = '00000000-0000-4000-8000-000000000002';

export const USD: Currency = { code: 'USD', minorUnits: 2, symbol: '$' };

export const COINS: PricePoint = {
  ident: 'coins-100',
  features: ['coins'],
  now: dollars(499),
  terms: { kind: 'once' },
};

export const TRIAL: PricePoint = {
  ident: 'trial-3-days',
  features: [],
  now: dollars(0),
  terms: {
    kind: 'free-trial',
    trial: { count: 3, unit: 'days' },
    then: dollars(999),
    every: { count: 1, unit: 'months' },
  },
};

export function dollars(cents: number): Money {
  return { minor: cents, currency: USD };
}

export function aRequest(changes: Partial<ChargeRequest> = {}): ChargeRequest {
  return {
    chargeId: CHARGE_ID,
    organization: 'acme',
    isTest: true,
    externalId: 'cus_1001',
    pricePoint: COINS,
    note: '',
    agent: 'Ada',
    surface: 'popup',
    page: null,
    provenance: null,
    pressedAt: NOW,
    ...changes,
  };
}

/** A press of the button at `NOW`, as the popup sends it. */
export function aPress(changes: Partial<StartChargeRequest> = {}): StartChargeRequest {
  return {
    chargeId: CHARGE_ID,
    externalId: 'cus_1001',
    pricePoint: COINS,
    note: '',
    surface: 'popup',
    pressedAt: NOW,
    provenance: null,
    again: [],
    organization: 'acme',
    isTest: false,
    page: null,
    ...changes,
  };
}

export function sending(changes: Partial<ChargeRequest> = {}, life = 'life-1') {
  return {
    type: 'sending',
    at: NOW,
    life,
    request: aRequest(changes),
    snapshot: { taken: true, at: NOW, serverAt: NOW, payments: [] },
    owned: { taken: true, ids: [] },
    serverAt: NOW,
    lentKey: null,
  } as const satisfies ChargeEvent;
}

export function notSent(changes: Partial<ChargeRequest> = {}) {
  return {
    type: 'not-sent',
    at: NOW,
    request: aRequest(changes),
    reason: { code: 'offline' },
  } as const satisfies ChargeEvent;
}

export function answered(status: ChargeAnswer['status']) {
  return {
    type: 'answered',
    at: NOW + 1,
    answer: {
      status,
      orderId: null,
      requestId: null,
      messageForCustomer: null,
      isReplay: false,
      isCertain: true,
      odd: [],
    },
  } as const satisfies ChargeEvent;
}

export const refused = {
  type: 'refused',
  at: NOW + 1,
  httpStatus: 400,
  text: 'No such price point',
  code: 'invalid_price',
  requestId: null,
  isCertain: true,
} as const satisfies ChargeEvent;

export const lost = {
  type: 'lost',
  at: NOW + 1,
  why: 'timeout',
  httpStatus: null,
} as const satisfies ChargeEvent;

export function marked(charged: boolean) {
  return {
    type: 'marked',
    at: NOW + 2,
    charged,
    by: 'Ada',
    why: '',
    orderId: null,
  } as const satisfies ChargeEvent;
}

export const anOrder: FoundOrder = { orderId: 'o-1', amount: dollars(499), createdAt: NOW };

/** A look that read both sources and found as many orders as its finding speaks of. */
export function looked(kind: Finding['kind'], changes: Partial<Looked> = {}): Looked {
  const orders = { nothing: [], ours: [anOrder], probable: [anOrder], possible: [anOrder] };
  const twice = [anOrder, { ...anOrder, orderId: 'o-2' }];
  return {
    type: 'looked',
    at: NOW + 3,
    by: 'schedule',
    assets: 'read',
    payments: 'read',
    finding: { kind, orders: { ...orders, twice }[kind] },
    serverAt: null,
    confirms: null,
    ...changes,
  };
}

type Looked = Extract<ChargeEvent, { type: 'looked' }>;

/** Something that the customer owns, and no more than that is known of it. */
export function anAsset(changes: Partial<Asset> = {}): Asset {
  return {
    id: 'a-1',
    kind: 'oneoff',
    ident: COINS.ident,
    ref: null,
    orderId: null,
    price: COINS.now,
    startedAt: null,
    isOver: false,
    ...changes,
  };
}

/** The same charge, denied in a way that may answer the browser's second delivery. */
export const uncertain = {
  failed: { ...answered('failed'), answer: { ...answered('failed').answer, isCertain: false } },
  refused: { ...refused, isCertain: false },
} as const;

/** Events that bring a charge into each of its states, complete by its type. */
export const STORIES: Readonly<Record<ChargeState, readonly ChargeEvent[]>> = {
  sending: [sending()],
  'not-sent': [notSent()],
  succeeded: [sending(), answered('succeeded')],
  failed: [sending(), answered('failed')],
  cancelled: [sending(), answered('cancelled')],
  refused: [sending(), refused],
  unconfirmed: [sending(), uncertain.failed],
  processing: [sending(), answered('processing')],
  authenticating: [sending(), answered('authenticating')],
  unknown: [sending(), lost],
  'charged-twice': [sending(), answered('succeeded'), looked('twice')],
  'already-charged': [
    { ...sending(), lentKey: { key: OTHER_CHARGE_ID, by: OTHER_CHARGE_ID } },
    { type: 'already-charged', at: NOW + 1, answer: answered('succeeded').answer },
  ],
  'marked-charged': [sending(), lost, marked(true)],
  'marked-not-charged': [sending(), lost, marked(false)],
};

/** Throws where a test's own premise does not hold. */
export function existing<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('the test expected a value');
  return value;
}
