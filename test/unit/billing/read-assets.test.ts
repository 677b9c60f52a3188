import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAssets } from '../../../src/billing/read-assets';
import type { Asset } from '../../../src/domain/customer-books';
import { CHARGE_ID, dollars, NOW } from '../support/samples';

/** Properties take their time on a busy machine. */
const LONG = { timeout: 60_000 };

const usd = { code: 'USD', minor_units: 2, title: 'US dollar', symbol: '$' };
const pricePoint = {
  ident: 'coins-100',
  currency: usd,
  intro_type: 'no_intro',
  features: [],
  lifetime_price: '4.99',
};
const monthly = {
  ...pricePoint,
  ident: 'monthly',
  lifetime_price: null,
  next_price: '29.99',
  next_period: 1,
  next_period_duration: 'months',
};
const wire = (changes: object = {}) => ({
  is_active: true,
  price_point: pricePoint,
  initial_order_metadata: { source: 'chargehand', ref: CHARGE_ID },
  started_at: '2026-11-22T09:00:00.123456',
  oneoff_id: 'one-1',
  order_id: 'o-1',
  revoked_at: null,
  ...changes,
});
const subscription = (changes: object = {}) => ({
  is_active: true,
  price_point: monthly,
  initial_order_metadata: { source: 'chargehand', ref: CHARGE_ID },
  started_at: '2026-11-22T09:00:00.123456',
  subs_id: 'sub-1',
  status: ['RECURRING'],
  ...changes,
});
const bodyOf = (...oneoffs: unknown[]) => ({
  status: 'success',
  data: { subscriptions: [], oneoffs },
});
const read = (data: unknown) => readAssets({ status: 'success', data });

const asset: Asset = {
  id: 'one-1',
  kind: 'oneoff',
  ident: 'coins-100',
  ref: CHARGE_ID,
  orderId: 'o-1',
  price: dollars(499),
  startedAt: NOW + 123,
  isOver: false,
};
const subscribed: Asset = {
  ...asset,
  id: 'sub-1',
  kind: 'subscription',
  ident: 'monthly',
  orderId: null,
  price: dollars(2999),
};

describe('what a customer owns', () => {
  it.each<[string, object, Partial<Asset>]>([
    ['by us', {}, {}],
    ['at a price in a number', { price_point: { ...pricePoint, lifetime_price: 4.99 } }, {}],
    ['by somebody else', { initial_order_metadata: { source: 'shop' } }, { ref: null }],
    ['by nobody who says so', { initial_order_metadata: null }, { ref: null }],
    ['without metadata', { initial_order_metadata: undefined }, { ref: null }],
    ['with metadata in a text', { initial_order_metadata: 'ref' }, { ref: null }],
    ['with metadata in a list', { initial_order_metadata: [] }, { ref: null }],
    ['with a reference in a number', { initial_order_metadata: { ref: 7 } }, { ref: null }],
    ['with no reference', { initial_order_metadata: { ref: null } }, { ref: null }],
    ['with an empty reference', { initial_order_metadata: { ref: '' } }, { ref: null }],
    [
      'with more metadata',
      { initial_order_metadata: { ref: 'r', deep: [{ ref: 'x' }] } },
      { ref: 'r' },
    ],
    ['with no order', { order_id: null }, { orderId: null }],
    ['without an order', { order_id: undefined }, { orderId: null }],
    ['with an order in a number', { order_id: 7 }, { orderId: null }],
    ['with an order that prints nothing', { order_id: '\u200b' }, { orderId: null }],
    ['at a time in UTC', { started_at: '2026-11-22T09:00:00Z' }, { startedAt: NOW }],
    ['at a time with a zone', { started_at: '2026-11-22T04:00:00-05:00' }, { startedAt: NOW }],
    ['at no time', { started_at: null }, { startedAt: null }],
    ['without a time', { started_at: undefined }, { startedAt: null }],
    ['at a time in a number', { started_at: NOW }, { startedAt: null }],
    ['at a time that is none', { started_at: 'some day' }, { startedAt: null }],
    ['at an empty time', { started_at: '' }, { startedAt: null }],
  ])('bought %s is read', (_, changes, facts) => {
    expect(readAssets(bodyOf(wire(changes)))).toEqual([{ ...asset, ...facts }]);
  });

  it.each<[string, unknown]>([
    ['in words', { ...pricePoint, lifetime_price: 'much' }],
    ['of nothing for life', { ...pricePoint, lifetime_price: 0 }],
    ['for life beside a next price', { ...monthly, ident: 'coins-100', lifetime_price: '4.99' }],
    ['without a currency', { ...pricePoint, currency: null }],
    ['of an unknown kind', { ...pricePoint, intro_type: 'half_price' }],
    ['that is not there', { ident: 'coins-100' }],
  ])('at a price %s is read without it', (_, price_point) => {
    const body = bodyOf(wire({ price_point, initial_order_metadata: null }));
    expect(readAssets(body)).toEqual([{ ...asset, ref: null, price: null }]);
  });

  it.each<unknown>([null, undefined, 'coins-100', [], {}, { ident: 'a/b' }, { ident: 7 }])(
    'with our reference counts whatever its price point is: %j',
    (price_point) => {
      const read = { ...asset, ident: '', price: null };
      expect(readAssets(bodyOf(wire({ price_point })))).toEqual([read]);
    },
  );

  it('is its subscriptions, its one-offs and its consumables, in that order', () => {
    const consumable = { ...asset, id: 'con-1', kind: 'consumable' };
    const data = {
      consumables: [wire({ oneoff_id: undefined, consumable_id: 'con-1' })],
      oneoffs: [wire()],
      subscriptions: [subscription()],
    };
    expect(read(data)).toEqual([subscribed, asset, consumable]);
  });

  it.each<[string, unknown, number]>([
    ['bare', { subscriptions: [], oneoffs: [wire()] }, 1],
    ['of one-offs alone', { data: { oneoffs: [wire()] } }, 1],
    ['of subscriptions alone', { data: { subscriptions: [subscription()] } }, 1],
    ['of consumables alone', { data: { consumables: [wire()] } }, 1],
    ['with a null list', { data: { subscriptions: null, oneoffs: [wire()] } }, 1],
    ['with another null list', { data: { subscriptions: [subscription()], oneoffs: null } }, 1],
    ['of nothing', { data: { subscriptions: [], oneoffs: [] } }, 0],
    ['of no subscriptions', { data: { subscriptions: [] } }, 0],
    ['of no one-offs', { data: { oneoffs: [] } }, 0],
    ['of no consumables', { data: { consumables: [] } }, 0],
    ['of nothing, bare', { oneoffs: [] }, 0],
    ['as one list without a name', { data: [wire()] }, 1],
  ])('may come %s', (_, body, count) => {
    expect(readAssets(body)).toHaveLength(count);
  });

  it.each<[string, unknown]>([
    ['is nothing', null],
    ['is a text', 'coins-100'],
    ['is a list', [wire()]],
    [
      'has neither price point nor metadata',
      wire({ price_point: null, initial_order_metadata: {} }),
    ],
    [
      'has neither ident nor reference',
      wire({ price_point: {}, initial_order_metadata: { ref: 7 } }),
    ],
  ])('leaves one out that %s, and keeps the others', (_, odd) => {
    expect(readAssets(bodyOf(odd, wire(), odd))).toEqual([asset]);
  });

  it.each([
    undefined,
    null,
    'assets',
    [],
    {},
    { data: {} },
    { data: null },
    { data: [] },
    { data: { subscriptions: null, oneoffs: null } },
    { data: { subscriptions: null, oneoffs: null, consumables: null } },
    { data: { subscriptions: {} } },
    { data: { subscriptions: {}, oneoffs: [wire()] } },
    { data: { subscriptions: [subscription()], consumables: 'none' } },
    { data: { warnings: [] } },
    { data: { warnings: ['No such customer'] } },
    { data: { features: [{ ident: 'coins' }] } },
    { data: { assets: {} } },
    { data: {}, oneoffs: [wire()] },
    { subscriptions: [], oneoffs: 7 },
    { status: 'error', error: [{ msg: 'No such customer' }] },
  ])('is not known from %j', (body) => {
    expect(readAssets(body)).toBeUndefined();
  });

  it('says nothing by what it inherits', () => {
    const ours = `{"__proto__": {"ref": "${CHARGE_ID}"}}`;
    const inherited = wire({ initial_order_metadata: JSON.parse(ours) as unknown });
    expect(readAssets(bodyOf(inherited))).toEqual([{ ...asset, ref: null }]);
    expect(readAssets(JSON.parse('{"__proto__": {"oneoffs": []}}'))).toBeUndefined();
    expect(readAssets(JSON.parse('{"data": {"__proto__": {"oneoffs": []}}}'))).toBeUndefined();
  });

  it('is a list of different things or nothing, whatever the body', LONG, () => {
    const field = fc.constantFrom(...Object.keys({ ...wire(), ...subscription(), id: '' }));
    const odd = fc.tuple(field, fc.jsonValue()).map(([name, value]) => wire({ [name]: value }));
    const bodies = fc.oneof(
      fc.jsonValue(),
      fc.array(fc.oneof(odd, fc.jsonValue())).map((entries) => bodyOf(...entries)),
      fc.dictionary(fc.string(), fc.array(odd)),
    );
    fc.assert(
      fc.property(bodies, (value) => {
        const assets = readAssets(value) ?? [];
        expect(new Set(assets.map(({ id }) => id)).size).toBe(assets.length);
        expect(assets.every(({ ident, ref }) => ident !== '' || ref !== null)).toBe(true);
      }),
    );
  });
});

describe('a list of another name', () => {
  it('is read where its entries carry a price point or metadata', () => {
    const plain = wire({ oneoff_id: undefined, order_id: 'o-2' });
    const [named] = readAssets(bodyOf(plain)) ?? [];
    for (const entry of [plain, { ...plain, initial_order_metadata: undefined }]) {
      const ref = entry.initial_order_metadata === undefined ? null : CHARGE_ID;
      expect(read({ oneoffs: [], boosters: [entry] })).toEqual([
        { ...named, kind: 'consumable', ref },
      ]);
      expect(read({ boosters: [entry] })).toHaveLength(1);
    }
    const unpriced = { initial_order_metadata: { ref: CHARGE_ID } };
    expect(read({ boosters: [unpriced] })).toMatchObject([{ ident: '', ref: CHARGE_ID }]);
  });

  it.each<unknown>([['x'], [{}], [{ ident: 'coins-100' }], [null], 7, null, { a: wire() }])(
    'is left where they carry none: %j',
    (other) => {
      expect(read({ oneoffs: [wire()], other })).toEqual([asset]);
    },
  );

  it('is left as to its odd entries', () => {
    expect(read({ other: ['x', wire(), {}] })).toEqual([asset]);
  });
});

describe('the kind of an asset', () => {
  const anonymous = { subs_id: undefined, oneoff_id: undefined };

  it.each<[string, object, Asset['kind']]>([
    ['subscriptions', anonymous, 'subscription'],
    ['subscriptions', { oneoff_id: 'one-1' }, 'subscription'],
    ['oneoffs', anonymous, 'oneoff'],
    ['oneoffs', { subs_id: 'sub-1' }, 'subscription'],
    ['oneoffs', { subs_id: null }, 'oneoff'],
    ['consumables', anonymous, 'consumable'],
    ['consumables', { ...anonymous, subs_id: 'sub-1' }, 'subscription'],
    ['consumables', { subs_id: '', oneoff_id: '' }, 'consumable'],
    ['consumables', { subs_id: 7, oneoff_id: 7 }, 'consumable'],
    ['boosters', anonymous, 'consumable'],
    ['boosters', { subs_id: 'sub-1' }, 'subscription'],
    ['lifetimes', { oneoff_id: 'one-1' }, 'oneoff'],
  ])('in %s with %j is %s', (name, changes, kind) => {
    expect(read({ [name]: [wire({ ...anonymous, ...changes })] })).toMatchObject([{ kind }]);
  });
});

describe('the id of an asset', () => {
  const anonymous = (changes: object = {}) => wire({ oneoff_id: undefined, ...changes });
  const idsOf = (...entries: unknown[]) =>
    (readAssets(bodyOf(...entries)) ?? []).map(({ id }) => id);

  it.each<[string, object]>([
    ['sub-1', { subs_id: 'sub-1', oneoff_id: undefined }],
    ['one-1', {}],
    ['one-1', { subs_id: 'sub-1' }],
    ['con-1', { consumable_id: 'con-1' }],
    ['con-1', { consumable_id: 'con-1', oneoff_id: undefined, subs_id: 'sub-1' }],
    ['one-1', { consumable_id: null }],
    ['sub-1', { oneoff_id: '\u200b', subs_id: 'sub-1' }],
    ['sub-1', { oneoff_id: 7, subs_id: 'sub-1' }],
  ])('is %s, which the server gave it: %j', (id, changes) => {
    expect(idsOf(wire(changes))).toEqual([id]);
  });

  it('is its order and its price point where it has none', () => {
    expect(idsOf(anonymous())).toEqual(['o-1 coins-100']);
    expect(idsOf(anonymous(), anonymous({ price_point: monthly }))).toEqual([
      'o-1 coins-100',
      'o-1 monthly',
    ]);
  });

  it('is made of what is known where it has no order either', () => {
    const [id] = idsOf(anonymous({ order_id: null }));
    expect(id).toBe(`coins-100 ${NOW + 123} ${CHARGE_ID}`);
    const ids = idsOf(
      anonymous({ order_id: null }),
      anonymous({ order_id: null, price_point: monthly }),
      anonymous({ order_id: null, started_at: null }),
      anonymous({ order_id: null, initial_order_metadata: null }),
      anonymous({ order_id: null, started_at: null, initial_order_metadata: null }),
    );
    expect(new Set(ids).size).toBe(5);
    expect(ids[0]).toBe(id);
    expect(ids[4]).toBe('coins-100  ');
  });

  it('tells two apart of which nothing else does', () => {
    const same = anonymous({ order_id: null });
    const [one] = idsOf(same);
    const two = idsOf(same, same);
    const three = idsOf(same, same, same);
    expect(two[0]).toBe(one);
    expect(three).toEqual([one, `${one ?? ''} 2`, `${one ?? ''} 3`]);
    expect(three.slice(0, 2)).toEqual(two);
  });

  it('is the same wherever the asset is listed, in whatever state', () => {
    const over = { is_active: false, status: ['EXPIRED'], revoked_at: '2026-11-23T09:00:00Z' };
    const entries = [
      wire(),
      subscription(),
      anonymous(),
      anonymous({ order_id: null }),
      anonymous({ order_id: null, started_at: null }),
    ];
    for (const entry of entries) {
      const [before] = read({ oneoffs: [entry] }) ?? [];
      const [after] = read({ subscriptions: [], history: [{ ...entry, ...over }] }) ?? [];
      expect(after?.id).toBe(before?.id);
    }
  });

  it('is that of one thing when two lists show it', () => {
    const data = { subscriptions: [subscription()], everything: [subscription(), wire()] };
    expect(read(data)).toEqual([subscribed, asset]);
    const ordered = anonymous();
    expect(read({ oneoffs: [ordered], everything: [ordered] })).toHaveLength(1);
  });

  it('keeps our reference of a thing that two lists show, whichever has it', () => {
    const silent = subscription({ initial_order_metadata: null });
    const data = { subscriptions: [silent], everything: [subscription()] };
    expect(read(data)).toEqual([subscribed]);
    expect(read({ subscriptions: [subscription()], everything: [silent] })).toEqual([subscribed]);
    expect(read({ subscriptions: [silent], everything: [silent] })).toEqual([
      { ...subscribed, ref: null },
    ]);
  });

  it('of one server and two price points is two, and stays so in any order of the lists', () => {
    const granted = wire({ oneoff_id: undefined, order_id: null, subs_id: 'sub-1' });
    const ids = (read({ subscriptions: [subscription()], consumables: [granted] }) ?? []).map(
      ({ id }) => id,
    );
    expect(ids).toEqual(['sub-1', 'sub-1 coins-100']);
    const turned = read({ consumables: [granted], subscriptions: [subscription()] }) ?? [];
    expect(turned.map(({ id }) => id)).toEqual(ids);
    expect(read({ consumables: [granted, granted], subscriptions: [subscription()] })).toHaveLength(
      2,
    );
  });
});

describe('a subscription', () => {
  it.each<[string, object, boolean]>([
    ['that runs', {}, false],
    ['that says nothing', { is_active: undefined, status: undefined }, false],
    ['in an introduction', { status: ['INTRO'] }, false],
    ['without a renewal', { status: ['AUTORENEW_OFF'] }, false],
    ['that is paused', { status: ['PAUSED'] }, false],
    ['that has expired', { status: ['EXPIRED'] }, true],
    ['that has expired, among others', { status: ['AUTORENEW_OFF', 'EXPIRED'] }, true],
    ['that has expired, in small letters', { status: ['expired'] }, true],
    ['that has expired, in a text', { status: 'EXPIRED' }, true],
    ['that has expired and is paused', { status: ['PAUSED', 'EXPIRED'] }, true],
    ['that has ended', { status: ['ENDED'] }, true],
    ['that has finished', { status: ['FINISHED'] }, true],
    ['that was terminated', { status: ['TERMINATED'] }, true],
    ['that was revoked', { status: ['REVOKED'] }, true],
    ['that was refunded', { status: ['REFUNDED'] }, true],
    ['that was revoked at a time', { revoked_at: '2026-11-22T09:00:00' }, true],
    ['that is extended', { status: ['EXTENDED'] }, false],
    ['that is cancelled and still runs', { status: ['CANCELLED'] }, false],
    ['with a status in a number', { status: [7] }, false],
    ['with a status of no list', { status: {} }, false],
    ['with a status of null', { status: null }, false],
    ['that is not active', { is_active: false }, true],
    ['that is not active, without a status', { is_active: false, status: undefined }, true],
    ['that is not active, in an introduction', { is_active: false, status: ['INTRO'] }, true],
    ['cancelled and not active', { is_active: false, status: ['CANCELLED'] }, true],
    ['without a renewal and not active', { is_active: false, status: ['AUTORENEW_OFF'] }, true],
    ['that is paused and not active', { is_active: false, status: ['PAUSED'] }, false],
    ['that is paused, in small letters', { is_active: false, status: ['paused'] }, false],
    ['in its days of grace', { is_active: false, status: ['RECURRING', 'GRACE'] }, false],
    ['whose payment is tried again', { is_active: false, status: ['RETRY'] }, false],
    ['with an odd status beside', { is_active: false, status: [7, 'RETRY'] }, false],
    ['in retry and expired', { is_active: false, status: ['RETRY', 'EXPIRED'] }, true],
    ['that is active by a word', { is_active: 'false' }, false],
    ['that is active by nothing', { is_active: null }, false],
  ])('%s is over or not: %j, %j', (_, changes, isOver) => {
    expect(read({ subscriptions: [subscription(changes)] })).toEqual([{ ...subscribed, isOver }]);
  });
});

describe('a purchase for life', () => {
  it.each<[string, object, boolean]>([
    ['that stands', {}, false],
    ['that says nothing', { is_active: undefined, revoked_at: undefined }, false],
    ['that was revoked at no time', { revoked_at: '' }, false],
    ['that was revoked', { revoked_at: '2026-11-22T09:00:00' }, true],
    ['that was revoked some day', { revoked_at: 'some day' }, true],
    ['that was revoked in a number', { revoked_at: NOW }, true],
    ['that is not active', { is_active: false }, true],
    ['that is not active, and pauses', { is_active: false, status: ['PAUSED'] }, true],
    ['that has the status of a subscription', { status: ['EXPIRED'] }, false],
  ])('%s is over or not: %j, %j', (_, changes, isOver) => {
    expect(readAssets(bodyOf(wire(changes)))).toEqual([{ ...asset, isOver }]);
    const consumable = { oneoff_id: undefined, consumable_id: 'c', ...changes };
    expect(read({ consumables: [wire(consumable)] })).toMatchObject([{ isOver }]);
  });
});
