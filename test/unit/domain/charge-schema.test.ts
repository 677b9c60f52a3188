import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chargeEventSchema } from '../../../src/domain/charge-schema';
import { pricePointSchema } from '../../../src/domain/price-point-schema';
import {
  answered,
  CHARGE_ID,
  COINS,
  dollars,
  looked,
  lost,
  marked,
  NAMED,
  notSent,
  refused,
  sending,
  TRIAL,
} from '../support/samples';

const events = [
  sending(),
  sending({
    pricePoint: TRIAL,
    page: { tabId: 7, host: 'desk.test', address: 'https://desk.test/t/1' },
    provenance: NAMED,
  }),
  { ...sending(), snapshot: { taken: false, why: 'unreachable' } },
  {
    ...sending(),
    snapshot: { taken: true, at: 1, serverAt: 2, payments: [{ orderId: 'o', refundedMinor: 0 }] },
  },
  { ...sending(), snapshot: { taken: true, at: 1, serverAt: null, payments: [] } },
  notSent(),
  { ...notSent(), reason: { code: 'price-changed', now: COINS } },
  { ...notSent(), reason: { code: 'page-changed', was: 'cus_1', now: '' } },
  { ...notSent(), reason: { code: 'open-charge', chargeId: 'x' } },
  ...(['journal', 'assets', 'payments'] as const).map((knownBy) => ({
    ...notSent(),
    reason: {
      code: 'charge-again',
      earlier: [{ knownBy, id: CHARGE_ID, at: null, amount: dollars(499) }],
    },
  })),
  answered('succeeded'),
  refused,
  lost,
  marked(true),
  { ...marked(false), why: 'the bank says so', orderId: 'o-1' },
  ...(['nothing', 'ours', 'probable', 'possible', 'twice'] as const).map((kind) => looked(kind)),
  looked('nothing', { by: 'agent', assets: 'unreachable', payments: 'no-snapshot' }),
  looked('nothing', { assets: 'error', serverAt: 3, confirms: 'refused' }),
  {
    ...looked('possible'),
    finding: { kind: 'possible', orders: [{ orderId: 'o', amount: null, createdAt: null }] },
  },
  { ...sending(), owned: { taken: false }, lentKey: { key: 'k', by: CHARGE_ID } },
  { ...lost, why: 'already-owned' },
  { type: 'withheld', at: 4, life: 'life-1', reason: { code: 'held-up' } },
  { ...answered('succeeded'), type: 'already-charged' },
  { type: 'key-answered', at: 5, by: CHARGE_ID, answer: answered('succeeded').answer },
  { type: 'key-answered', at: 5, by: CHARGE_ID, answer: null },
];

/** What was added since version 1 of the journal: an event of before has none of them, and reads so. */
const additions: readonly string[] = ['serverAt', 'why', 'orderId', 'by'];
/** The same of version 3, by the one object that has them. */
const newest: readonly string[] = ['owned', 'lentKey', 'isCertain', 'confirms'];

/** Every copy of a value in which one part, however deep, is gone or has a stranger beside it. */
function damaged(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      damaged(item).map((bad) => value.map((good: unknown, at) => (at === index ? bad : good))),
    );
  }
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  return [
    { ...value, stranger: 1 },
    Object.fromEntries([...entries, ['__proto__', {}]]),
    ...entries
      .filter(([name]) => !isAddition(value, name))
      .map(([gone]) => Object.fromEntries(entries.filter(([name]) => name !== gone))),
    ...entries.flatMap(([name, part]) => damaged(part).map((bad) => ({ ...value, [name]: bad }))),
  ];
}

function isAddition(value: object, name: string): boolean {
  const isMark = 'type' in value && value.type === 'marked';
  const isOfProvenance = name === 'by' && 'label' in value;
  const isOfMark = isMark && name !== 'by';
  if (newest.includes(name)) return true;
  return additions.includes(name) && (isOfMark || isOfProvenance || name === 'serverAt');
}

describe('an event of the journal', () => {
  it.each(events)('is read as it was written: %o', (event) => {
    expect(chargeEventSchema.safeParse(structuredClone(event))).toEqual({
      success: true,
      data: event,
    });
  });

  it.each(events)('with a part gone or a stranger in it is unreadable: %o', (event) => {
    const copies = damaged(event);
    expect(copies.length).toBeGreaterThan(4);
    expect(copies.filter((copy) => chargeEventSchema.safeParse(copy).success)).toEqual([]);
  });

  it('of version 1 reads as it was meant', () => {
    const { serverAt, ...snapshot } = sending().snapshot;
    const { why, orderId, ...word } = marked(true);
    expect([serverAt, why, orderId]).not.toContain(undefined);
    expect(chargeEventSchema.safeParse({ ...sending(), snapshot }).data).toMatchObject({
      snapshot: { ...snapshot, serverAt: null },
    });
    expect(chargeEventSchema.safeParse(word).data).toEqual({ ...word, why: '', orderId: null });
  });

  it('of version 2 closed at once, knew nothing of the assets and sent its own key', () => {
    const { lentKey, owned, serverAt, ...begun } = sending();
    expect([lentKey, owned, serverAt]).not.toContain(undefined);
    expect(chargeEventSchema.safeParse(begun).data).toEqual({
      ...begun,
      owned: { taken: false },
      serverAt: null,
      lentKey: null,
    });
    const { isCertain, ...denial } = refused;
    const { answer } = answered('failed');
    const { isCertain: isAlsoCertain, ...said } = answer;
    expect([isCertain, isAlsoCertain]).toEqual([true, true]);
    expect(chargeEventSchema.safeParse(denial).data).toEqual(refused);
    expect(chargeEventSchema.safeParse({ ...answered('failed'), answer: said }).data).toEqual(
      answered('failed'),
    );
    const { confirms, ...look } = looked('nothing');
    expect(confirms).toBeNull();
    expect(chargeEventSchema.safeParse(look).data).toEqual(looked('nothing'));
  });

  it('of before the site cards had its customer by a label', () => {
    const { by, ...provenance } = NAMED;
    const { request } = sending({ provenance: NAMED });
    expect(by).toBe('label');
    const before = { ...sending(), request: { ...request, provenance } };
    expect(chargeEventSchema.safeParse(before).data).toMatchObject({ request });
  });

  it('is not just anything', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(chargeEventSchema.safeParse(value).success).toBe(false);
      }),
    );
  });
});

describe('a price point', () => {
  it.each([
    ['a negative price', { ...COINS, now: { ...COINS.now, minor: -1 } }],
    ['half a cent', { ...COINS, now: { ...COINS.now, minor: 0.5 } }],
    ['more cents than can be counted', { ...COINS, now: { ...COINS.now, minor: 2 ** 53 } }],
    ['a price as text', { ...COINS, now: { ...COINS.now, minor: '499' } }],
    ['a slash in its ident', { ...COINS, ident: 'coins/100' }],
    ['no ident', { ...COINS, ident: '' }],
    [
      'a period of nothing',
      { ...COINS, terms: { kind: 'recurring', every: { count: 0, unit: 'days' } } },
    ],
    ['an unknown kind of terms', { ...COINS, terms: { kind: 'forever' } }],
  ])('with %s is refused', (_, value) => {
    expect(pricePointSchema.safeParse(value).success).toBe(false);
  });
});
