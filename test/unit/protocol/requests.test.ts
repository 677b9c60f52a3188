import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTE_LIMIT } from '../../../src/domain/limits';
import { NO_SETTINGS } from '../../../src/domain/settings';
import type { CommandName, Commands } from '../../../src/protocol/commands';
import { requestSchemas } from '../../../src/protocol/requests';
import { CARD, CHARGE_ID, COINS, NAMED, NOW, ON_PAGE, TRIAL } from '../support/samples';

const provenance = NAMED;
const draft = {
  chargeId: CHARGE_ID,
  externalId: 'cus_1001',
  provenance,
  ppIdent: 'coins-100',
  record: null,
  note: '',
};
const newKey = { secretKey: 'sk', passphrase: 'p', repeated: 'p', remember: false };
const charge = {
  chargeId: CHARGE_ID,
  externalId: 'cus_1001',
  pricePoint: TRIAL,
  note: 'refill',
  surface: 'menu',
  pressedAt: NOW,
  provenance,
  again: [CHARGE_ID],
  organization: 'acme',
  isTest: false,
  page: { ...ON_PAGE, offered: ['cus_1001'] },
} as const;

const good: { readonly [Name in CommandName]: readonly Commands[Name]['request'][] } = {
  'get-status': [null],
  'save-setup': [
    { settings: NO_SETTINGS, newKey: null },
    { settings: NO_SETTINGS, newKey },
  ],
  'remove-key': [null],
  unlock: [{ passphrase: '' }],
  lock: [null],
  'test-connection': [null],
  'open-form': [{ tabId: null }, { tabId: 7 }],
  'list-price-points': [{ fresh: true }],
  'read-customer': [
    { tabId: 7, hint: null },
    { tabId: 7, hint: { kind: 'selection', text: 'cus_1001' } },
    { tabId: 7, hint: { kind: 'link', text: 'https://desk.test/?user_id=cus_1001' } },
  ],
  'check-customer': [{ email: 'ann@example.test', externalId: 'cus_1001' }],
  'find-by-email': [{ email: 'ann@example.test' }],
  'propose-card': [{ tabId: 7 }],
  'try-card': [{ tabId: 7, card: CARD }],
  'save-card': [{ card: CARD }],
  'remove-card': [{ id: 'taught' }],
  'list-cards': [null],
  'preview-cards': [{ text: '[]' }],
  'import-cards': [{ text: '[]' }],
  'save-draft': [
    { tabId: 7, draft: null },
    { tabId: 7, draft },
  ],
  'start-charge': [
    charge,
    { ...charge, provenance: null, again: [], page: null, pricePoint: COINS },
  ],
  'get-charge': [{ chargeId: CHARGE_ID }],
  'put-aside': [{ chargeId: CHARGE_ID }],
  'check-outcome': [{ chargeId: CHARGE_ID }],
  'mark-charge': [
    { chargeId: CHARGE_ID, charged: true, orderId: 'o-1', why: 'seen in the support tool' },
    { chargeId: CHARGE_ID, charged: false, orderId: null, why: '' },
  ],
  'list-open-charges': [null],
  // A damaged record may have any id.
  'get-damaged': [{ chargeId: CHARGE_ID }, { chargeId: 'scratched' }],
  'close-damaged': [{ chargeId: 'scratched', charged: true, why: '' }],
};

const names = Object.keys(requestSchemas) as CommandName[];
const cases = names.flatMap((name) => good[name].map((request) => [name, request] as const));

/** Every copy of a request in which, at any depth, a field is gone, mistyped or a stranger's. */
function damaged(value: unknown): unknown[] {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return [Symbol('odd')];
  const entries = Object.entries(value);
  return [
    [value],
    { ...value, stranger: 1 },
    Object.fromEntries([...entries, ['__proto__', { isTest: true }]]),
    Object.fromEntries([...entries, ['constructor', {}]]),
    ...entries.map(([gone]) => Object.fromEntries(entries.filter(([name]) => name !== gone))),
    ...entries.flatMap(([name, part]) => damaged(part).map((bad) => ({ ...value, [name]: bad }))),
  ];
}

describe('a request', () => {
  it.each(cases)('of %s is taken as it is: %o', (name, request) => {
    expect(requestSchemas[name].safeParse(structuredClone(request))).toEqual({
      success: true,
      data: request,
    });
  });

  it.each(cases)('of %s with anything amiss at any depth is refused: %o', (name, request) => {
    const passed = damaged(request).filter((bad) => requestSchemas[name].safeParse(bad).success);
    expect(passed).toEqual([]);
  });

  it.each(names)('of %s is not just anything', (name) => {
    const anything = fc.anything({ withNullPrototype: true }).filter((value) => value !== null);
    fc.assert(
      fc.property(anything, (value) => {
        expect(requestSchemas[name].safeParse(value).success).toBe(false);
      }),
    );
  });

  it.each<[string, object]>([
    ['an id that is no UUID', { chargeId: 'mine' }],
    ['a note too long', { note: 'x'.repeat(NOTE_LIMIT + 1) }],
    ['an unknown surface', { surface: 'page' }],
    ['a tab that is none', { page: { ...ON_PAGE, tabId: -1 } }],
    ['half a tab', { page: { ...ON_PAGE, tabId: 0.5 } }],
    [
      'a price that is half a cent',
      { pricePoint: { ...COINS, now: { ...COINS.now, minor: 0.5 } } },
    ],
    ['a press at no time', { pressedAt: NaN }],
    ['a press that never was', { pressedAt: Infinity }],
    ['an endless ID', { externalId: 'x'.repeat(4097) }],
  ])('to charge with %s is refused', (_, changes) => {
    expect(requestSchemas['start-charge'].safeParse({ ...charge, ...changes }).success).toBe(false);
  });

  it('to charge names no amount or key of its own', () => {
    expect(Object.keys(charge).sort()).toEqual([
      'again',
      'chargeId',
      'externalId',
      'isTest',
      'note',
      'organization',
      'page',
      'pressedAt',
      'pricePoint',
      'provenance',
      'surface',
    ]);
  });
});
