import { describe, expect, it, vi } from 'vitest';
import { startCharge } from '../../../src/background/start-charge';
import type { ChargeState } from '../../../src/domain/state-facts';
import type { NotSentReason, Snapshot } from '../../../src/domain/charge-event';
import type { Payment } from '../../../src/domain/customer-books';
import { PRICE_FRESH_FOR } from '../../../src/domain/limits';
import { NO_SETTINGS } from '../../../src/domain/settings';
import type { OneClickOutcome, Read } from '../../../src/ports';
import type { StartChargeRequest } from '../../../src/protocol/requests';
import { createFakePorts, KEY, pageAt, priceList, type World } from '../support/fake-ports';
import {
  aPress,
  answered,
  CHARGE_ID,
  COINS,
  dollars,
  existing,
  lost,
  NAMED,
  NOW,
  ON_PAGE,
  OTHER_CHARGE_ID,
  refused,
  uncertain,
} from '../support/samples';

const dearer = { ...COINS, now: dollars(599) };

const onPage = { ...ON_PAGE, offered: ['cus_1001'] };

describe('a press', () => {
  it('charges once and tells what the server said', async () => {
    const { ports, world } = await createFakePorts();
    const { charge } = await startCharge(ports, aPress());
    expect(charge.state).toBe('succeeded');
    expect(world.sent.length).toBe(1);
    await expect(ports.journal.read(CHARGE_ID)).resolves.toEqual(charge);
  });

  it('is in the journal, with its customer claimed, before the request leaves', async () => {
    const { ports, world } = await createFakePorts();
    const seen: unknown[] = [];
    world.answer = async () => {
      seen.push(await ports.journal.read(CHARGE_ID), await ports.journal.countOpen());
      return answered('succeeded');
    };
    const { charge } = await startCharge(ports, aPress());
    const [sending] = charge.events;
    expect(seen).toEqual([{ request: charge.request, state: 'sending', events: [sending] }, 1]);
  });

  it('looks at everything first and at the page last, sets the alarm, and sends', async () => {
    const { ports, world } = await createFakePorts();
    await ports.prices.write('acme', priceList({ readAt: 0 }));
    await startCharge(ports, aPress({ page: onPage }));
    expect(world.used.slice(0, 3).sort()).toEqual([
      'myAssets acme cus_1001 3000',
      'paymentsHistory acme cus_1001 3000',
      'pricePoints acme coins-100 3000',
    ]);
    expect(world.used.slice(3)).toEqual([
      'readyForCharge acme coins-100 3000',
      'page',
      'alarm',
      'alarm',
      'oneClick',
      'alarm',
    ]);
  });

  it('of a page that goes on while the server is asked sends nothing', async () => {
    const { ports, world } = await createFakePorts({
      pageRead: pageAt(ON_PAGE.address, 'cus_1001'),
    });
    vi.spyOn(ports.billing, 'readyForCharge').mockImplementation(() => {
      world.pageRead = pageAt(ON_PAGE.address, 'cus_2');
      return Promise.resolve();
    });
    const { charge } = await startCharge(ports, aPress({ page: onPage, provenance: NAMED }));
    const reason = { code: 'page-changed', was: 'cus_1001', now: 'cus_2' };
    expect(charge.events).toMatchObject([{ type: 'not-sent', reason }]);
    expect(world.sent).toEqual([]);
  });

  it('has its alarm set before it is written down', async () => {
    const { ports, world } = await createFakePorts();
    const journal = { ...ports.journal };
    const seen: unknown[] = [];
    journal.begin = (event) => {
      seen.push(world.alarmAt);
      return ports.journal.begin(event);
    };
    await startCharge({ ...ports, journal }, aPress());
    expect(seen).toEqual([NOW + 60_000]);
  });

  it('is sent although no alarm can be set', async () => {
    const { ports, world } = await createFakePorts();
    vi.spyOn(ports.alarm, 'wakeAt').mockRejectedValue(new Error('no alarms'));
    const { charge } = await startCharge(ports, aPress());
    expect([charge.state, world.sent.length]).toEqual(['succeeded', 1]);
  });

  it('records what the agent saw, who pressed, and where', async () => {
    const { ports, world } = await createFakePorts({
      pageRead: pageAt('https://desk.test/t/1', 'cus_1001'),
    });
    world.now = NOW + 7;
    const asked = aPress({
      note: ' refill ',
      surface: 'menu',
      page: onPage,
      provenance: NAMED,
      pressedAt: NOW + 3,
    });
    const { charge } = await startCharge(ports, asked);
    expect(charge.request).toEqual({
      chargeId: CHARGE_ID,
      organization: 'acme',
      isTest: false,
      externalId: 'cus_1001',
      pricePoint: COINS,
      note: 'refill',
      agent: 'Ada',
      surface: 'menu',
      page: { tabId: 7, host: 'desk.test', address: 'https://desk.test/t/1' },
      provenance: NAMED,
      pressedAt: NOW + 3,
    });
    expect(charge.events[0]).toMatchObject({ type: 'sending', life: 'life-2', at: NOW + 7 });
  });

  it('sends the frozen charge, the key and flat metadata', async () => {
    const { ports, world } = await createFakePorts();
    await startCharge(ports, aPress({ note: 'refill', surface: 'shortcut', page: onPage }));
    expect(world.sent).toEqual([
      {
        organization: 'acme',
        key: KEY,
        externalId: 'cus_1001',
        ppIdent: 'coins-100',
        idempotencyKey: CHARGE_ID,
        isOwned: false,
        metadata: {
          source: 'chargehand',
          ref: CHARGE_ID,
          surface: 'shortcut',
          agent: 'Ada',
          page_host: 'desk.test',
          note: 'refill',
        },
      },
    ]);
  });

  it('sends no metadata for what is empty', async () => {
    const { ports, world } = await createFakePorts();
    await ports.settings.write({ ...NO_SETTINGS, organization: 'acme' });
    await startCharge(ports, aPress());
    expect(world.sent[0]?.metadata).toEqual({
      source: 'chargehand',
      ref: CHARGE_ID,
      surface: 'popup',
    });
  });

  it('remembers the price point that was charged', async () => {
    const { ports } = await createFakePorts();
    await startCharge(ports, aPress());
    await expect(ports.settings.lastPricePoint('acme')).resolves.toBe('coins-100');
  });

  it.each<[OneClickOutcome, ChargeState, number]>([
    [answered('succeeded'), 'succeeded', 0],
    [answered('failed'), 'failed', 0],
    [answered('cancelled'), 'cancelled', 0],
    [answered('processing'), 'processing', 1],
    [answered('authenticating'), 'authenticating', 1],
    [refused, 'refused', 0],
    [uncertain.failed, 'unconfirmed', 1],
    [uncertain.refused, 'unconfirmed', 1],
    [lost, 'unknown', 1],
  ])('answered with %o is %s; customers claimed: %i', async (outcome, state, open) => {
    const { ports, world } = await createFakePorts({ answer: () => Promise.resolve(outcome) });
    const { charge } = await startCharge(ports, aPress());
    expect(charge.state).toBe(state);
    expect(world.told.map((told) => told.state)).toEqual(['sending', state]);
    await expect(ports.journal.countOpen()).resolves.toBe(open);
  });

  const payment: Payment = {
    orderId: 'o-1',
    amount: dollars(700),
    refundedMinor: 50,
    createdAt: 0,
  };
  const known = [{ orderId: 'o-1', refundedMinor: 50 }];

  it.each<[string, Read<readonly Payment[]>, Snapshot]>([
    [
      'that is read',
      { ok: true, value: [payment], serverAt: NOW - 5 },
      { taken: true, at: NOW, serverAt: NOW - 5, payments: known },
    ],
    [
      "that does not tell the server's time",
      { ok: true, value: [payment], serverAt: null },
      { taken: true, at: NOW, serverAt: null, payments: known },
    ],
    ['closed to this key', { ok: false, why: 'key-refused' }, { taken: false, why: 'key-refused' }],
    [
      'forbidden to this key',
      { ok: false, why: 'forbidden' },
      { taken: false, why: 'key-refused' },
    ],
    ['malformed', { ok: false, why: 'malformed' }, { taken: false, why: 'unreadable' }],
    ['out of reach', { ok: false, why: 'network' }, { taken: false, why: 'unreachable' }],
    ['too slow', { ok: false, why: 'timeout' }, { taken: false, why: 'unreachable' }],
    ['down', { ok: false, why: 'server-error' }, { taken: false, why: 'unreachable' }],
  ])('charges with a payment history %s, and keeps that', async (_, payments, snapshot) => {
    const { ports } = await createFakePorts({ payments });
    const { charge } = await startCharge(ports, aPress());
    expect(charge.state).toBe('succeeded');
    expect(charge.events[0]).toMatchObject({ snapshot });
  });
});

const forbidden: Partial<World> = { mayCallBilling: false };
const changed = (was: string, now: string): NotSentReason => ({ code: 'page-changed', was, now });

describe('nothing is sent', () => {
  it.each<[string, NotSentReason, Partial<World>, Partial<StartChargeRequest>]>([
    ['without a key', { code: 'no-key' }, { opened: { ok: false, why: 'no-key' } }, {}],
    ['while locked', { code: 'locked' }, { opened: { ok: false, why: 'locked' } }, {}],
    ['without the host permission', { code: 'no-host-permission' }, forbidden, {}],
    ['while offline', { code: 'offline' }, { online: false }, {}],
    ['without a customer', { code: 'customer-id' }, {}, { externalId: '' }],
    ['for an ID with a space', { code: 'customer-id' }, {}, { externalId: 'cus_1001 ' }],
    ['for an ID too long', { code: 'customer-id' }, {}, { externalId: 'x'.repeat(257) }],
    [
      'on another page',
      changed('https://desk.test/t/1', 'https://desk.test/t/2'),
      { pageRead: pageAt('https://desk.test/t/2', 'cus_1001') },
      { page: onPage },
    ],
    [
      'on a page that cannot be known any more',
      changed('https://desk.test/t/1', ''),
      { pageRead: { ok: false, why: 'no-page', page: null } },
      { page: onPage },
    ],
    [
      'when the page names another customer',
      changed('cus_1001', 'cus_2'),
      { pageRead: pageAt('https://desk.test/t/1', 'cus_2') },
      { page: onPage, provenance: NAMED },
    ],
    [
      'when the page names two customers',
      changed('cus_1001', 'cus_2'),
      { pageRead: pageAt('https://desk.test/t/1', 'cus_1001', 'cus_2') },
      { page: onPage, provenance: NAMED },
    ],
    [
      'when the page names the customer no more',
      changed('cus_1001', ''),
      {},
      { page: onPage, provenance: NAMED },
    ],
    [
      'when the page can no longer be read',
      changed('cus_1001', ''),
      {
        pageRead: {
          ok: false,
          why: 'not-readable',
          page: { tabId: 7, host: 'desk.test', address: onPage.address, url: onPage.address },
        },
      },
      { page: onPage, provenance: NAMED },
    ],
    [
      'for a customer of a page that is not named',
      changed('cus_1001', ''),
      {},
      { provenance: NAMED },
    ],
    ['at another price', { code: 'price-changed', now: COINS }, {}, { pricePoint: dearer }],
    [
      'for a price point that is gone',
      { code: 'price-gone' },
      {},
      { pricePoint: { ...COINS, ident: 'x' } },
    ],
  ])('%s', async (_, reason, changes, asked) => {
    const { ports, world } = await createFakePorts(changes);
    const { charge } = await startCharge(ports, aPress(asked));
    expect(charge).toMatchObject({ state: 'not-sent', events: [{ type: 'not-sent', reason }] });
    expect(world.sent).toEqual([]);
    expect(world.heartbeats).toBe(0);
    await expect(ports.journal.read(CHARGE_ID)).resolves.toEqual(charge);
    await expect(ports.journal.countOpen()).resolves.toBe(0);
  });

  it('before set-up', async () => {
    const { ports, world } = await createFakePorts();
    await ports.settings.write(NO_SETTINGS);
    const { charge } = await startCharge(ports, aPress());
    expect(charge.events).toMatchObject([{ type: 'not-sent', reason: { code: 'not-set-up' } }]);
    expect(world.sent).toEqual([]);
  });

  it.each([
    ['cus_\\d{4}', 'succeeded'],
    ['cus_\\d{3}', 'not-sent'],
    // Set-up refuses it; where it stands all the same, no ID is known to fit.
    ['(', 'not-sent'],
  ])("against the organisation's own pattern: %s, %s", async (customerIdPattern, state) => {
    const { ports } = await createFakePorts();
    await ports.settings.write({ ...NO_SETTINGS, organization: 'acme', customerIdPattern });
    const { charge } = await startCharge(ports, aPress());
    expect(charge.state).toBe(state);
  });

  it('while the customer has an open charge, which is named', async () => {
    const { ports, world } = await createFakePorts({ answer: () => Promise.resolve(lost) });
    await startCharge(ports, aPress());
    const { charge } = await startCharge(ports, aPress({ chargeId: OTHER_CHARGE_ID }));
    expect(charge.events).toMatchObject([
      { type: 'not-sent', reason: { code: 'open-charge', chargeId: CHARGE_ID } },
    ]);
    expect(world.sent.length).toBe(1);
  });

  it('when the journal cannot be written', async () => {
    const { ports, world } = await createFakePorts();
    vi.spyOn(ports.journal, 'begin').mockRejectedValue(new Error('disk'));
    const { charge } = await startCharge(ports, aPress());
    expect(charge).toMatchObject({
      state: 'not-sent',
      events: [{ type: 'not-sent', reason: { code: 'journal-failed' } }],
    });
    expect(world.sent).toEqual([]);
    expect(world.bugs).toEqual(['journal.begin', 'journal.begin']);
  });

  it('and the agent is told why, when not even that can be written', async () => {
    const { ports, world } = await createFakePorts({ online: false });
    vi.spyOn(ports.journal, 'begin').mockRejectedValue(new Error('disk'));
    const { charge } = await startCharge(ports, aPress());
    expect(charge.events).toMatchObject([{ reason: { code: 'offline' } }]);
    expect(world.sent).toEqual([]);
  });

  it('when the journal cannot be read: whether an earlier press was sent is not known', async () => {
    const { ports, world } = await createFakePorts();
    vi.spyOn(ports.journal, 'read').mockRejectedValue(new Error('disk'));
    await expect(startCharge(ports, aPress())).rejects.toThrow();
    expect([world.sent.length, world.heartbeats]).toEqual([0, 0]);
  });

  it('when the record of an earlier press cannot be understood', async () => {
    const { ports, world, database } = await createFakePorts();
    const db = await database();
    await db.add('events', { chargeId: CHARGE_ID, seq: 0, begunAt: NOW, event: 'scratched' });
    await expect(startCharge(ports, aPress())).rejects.toThrow();
    expect([world.sent.length, world.heartbeats]).toEqual([0, 0]);
  });
});

describe('the price', () => {
  const readAgain = 'pricePoints acme coins-100 3000';

  it.each<[string, number, boolean]>([
    ['just read', 0, false],
    ['five minutes old', PRICE_FRESH_FOR, false],
    ['older than five minutes', PRICE_FRESH_FOR + 1, true],
    ['from two seconds ahead, as servers may differ', -2_000, false],
    ['from the future, since the clock was set back', -2_001, true],
  ])('%s: read again before the charge is %j', async (_, age, isRead) => {
    const { ports, world } = await createFakePorts();
    await ports.prices.write('acme', priceList({ readAt: NOW - age }));
    const { charge } = await startCharge(ports, aPress());
    expect(charge.state).toBe('succeeded');
    expect(world.used.includes(readAgain)).toBe(isRead);
  });

  it('that was never read is read before the charge', async () => {
    const { ports, world } = await createFakePorts();
    world.keyStatus = { ...world.keyStatus, organization: 'other' };
    await ports.settings.write({ ...NO_SETTINGS, organization: 'other' });
    world.keyStatus = { ...world.keyStatus, organization: 'other' };
    await startCharge(ports, aPress({ organization: 'other' }));
    expect(world.used).toContain('pricePoints other coins-100 3000');
    expect(world.sent.length).toBe(1);
  });

  it.each<[string, World['listed'], NotSentReason]>([
    ['cannot be read', { ok: false, why: 'timeout' }, { code: 'price-unread' }],
    [
      'cannot be understood',
      { ok: true, value: { pricePoints: [], unreadable: 1 }, serverAt: NOW },
      { code: 'price-unread' },
    ],
    [
      'is gone',
      { ok: true, value: { pricePoints: [], unreadable: 0 }, serverAt: NOW },
      { code: 'price-gone' },
    ],
    [
      'is another',
      { ok: true, value: { pricePoints: [dearer], unreadable: 0 }, serverAt: NOW },
      { code: 'price-changed', now: dearer },
    ],
    [
      'is that of another price point',
      {
        ok: true,
        value: { pricePoints: [{ ...COINS, ident: 'x' }], unreadable: 0 },
        serverAt: NOW,
      },
      { code: 'price-gone' },
    ],
  ])('that, read again, %s: nothing is sent', async (_, listed, reason) => {
    const { ports, world } = await createFakePorts({ listed });
    await ports.prices.write('acme', priceList({ readAt: 0 }));
    const { charge } = await startCharge(ports, aPress());
    expect(charge.events).toMatchObject([{ type: 'not-sent', reason }]);
    expect(world.sent).toEqual([]);
  });
});

describe('the same charge pressed again', () => {
  it('afterwards is the same record, and nothing is sent', async () => {
    const { ports, world } = await createFakePorts();
    const first = await startCharge(ports, aPress());
    const second = await startCharge(ports, aPress({ note: 'pressed once more' }));
    expect(second).toEqual(first);
    expect(world.sent.length).toBe(1);
  });

  it.each<[string, Partial<StartChargeRequest>]>([
    ['customer', { externalId: 'cus_2' }],
    ['price', { pricePoint: dearer }],
    ['organisation', { organization: 'other' }],
  ])('for another %s is no charge at all, and the record stays', async (_, changes) => {
    const { ports, world } = await createFakePorts();
    const { charge } = await startCharge(ports, aPress());
    const second = await startCharge(ports, aPress(changes));
    expect(second.charge).toMatchObject({
      state: 'not-sent',
      events: [{ reason: { code: 'form-used' } }],
    });
    expect(second.charge.request.externalId).toBe(changes.externalId ?? 'cus_1001');
    expect(world.sent.length).toBe(1);
    await expect(ports.journal.read(CHARGE_ID)).resolves.toEqual(charge);
  });

  it.each<[string, Partial<StartChargeRequest>]>([
    ['organisation', { organization: 'other' }],
    ['kind of organisation', { isTest: true }],
  ])('under another %s than the form showed sends nothing', async (_, changes) => {
    const { ports, world } = await createFakePorts();
    const { charge } = await startCharge(ports, aPress(changes));
    expect(charge).toMatchObject({ events: [{ reason: { code: 'organization-changed' } }] });
    expect(world.sent).toEqual([]);
  });

  it.each([15_001, -15_001])('held up by %i ms sends nothing', async (ms) => {
    const { ports, world } = await createFakePorts();
    const read = ports.page.read.bind(ports.page);
    const slow = {
      ...ports,
      page: {
        read: (...asked: Parameters<typeof read>) => {
          world.now += ms;
          return read(...asked);
        },
      },
    };
    const { charge } = await startCharge(slow, aPress({ page: onPage }));
    expect(charge).toMatchObject({ events: [{ reason: { code: 'held-up' } }] });
    expect(world.sent).toEqual([]);
  });

  it.each(['failed', 'processing', 'authenticating'] as const)(
    'after it is %s sends nothing',
    async (status) => {
      const { ports, world } = await createFakePorts({
        answer: () => Promise.resolve(answered(status)),
      });
      await startCharge(ports, aPress());
      const { charge } = await startCharge(ports, aPress());
      expect(charge.state).toBe(status);
      expect(world.sent.length).toBe(1);
    },
  );

  it('after it was not sent sends nothing', async () => {
    const { ports, world } = await createFakePorts({ online: false });
    await startCharge(ports, aPress());
    world.online = true;
    const { charge } = await startCharge(ports, aPress());
    expect(charge.state).toBe('not-sent');
    expect(world.sent).toEqual([]);
  });

  it('a hundred times at once is one charge', async () => {
    const { ports, world } = await createFakePorts();
    const all = await Promise.all(Array.from({ length: 100 }, () => startCharge(ports, aPress())));
    expect(world.sent.length).toBe(1);
    expect(new Set(all.map(({ charge }) => charge.request.chargeId))).toEqual(new Set([CHARGE_ID]));
    expect(all.map(({ charge }) => charge.state)).not.toContain('not-sent');
  });

  it('by another background at the same time is one charge', async () => {
    const { ports, world } = await createFakePorts();
    await Promise.all([
      startCharge(ports, aPress()),
      startCharge({ ...ports, life: 'life-3' }, aPress()),
    ]);
    expect(world.sent.length).toBe(1);
  });

  it('whose writing fails while the other press got through is that other charge', async () => {
    const { ports, world } = await createFakePorts();
    await startCharge(ports, aPress());
    vi.spyOn(ports.journal, 'read').mockResolvedValueOnce(undefined);
    vi.spyOn(ports.journal, 'begin').mockRejectedValue(new Error('disk'));
    const { charge } = await startCharge(ports, aPress());
    expect(charge.state).toBe('succeeded');
    expect(world.sent.length).toBe(1);
  });
});

describe('two charges at once', () => {
  it('of one customer are one charge, and the other says which', async () => {
    const { ports, world } = await createFakePorts();
    const all = await Promise.all([
      startCharge(ports, aPress()),
      startCharge(ports, aPress({ chargeId: OTHER_CHARGE_ID })),
    ]);
    expect(world.sent.length).toBe(1);
    const sent = existing(world.sent[0]).idempotencyKey;
    const states = new Map(all.map(({ charge }) => [charge.request.chargeId, charge]));
    const other = sent === CHARGE_ID ? OTHER_CHARGE_ID : CHARGE_ID;
    expect(states.get(sent)?.state).toBe('succeeded');
    expect(states.get(other)?.events).toMatchObject([
      { reason: { code: 'open-charge', chargeId: sent } },
    ]);
  });

  it('of two customers are two charges', async () => {
    const { ports, world } = await createFakePorts();
    await Promise.all([
      startCharge(ports, aPress()),
      startCharge(ports, aPress({ chargeId: OTHER_CHARGE_ID, externalId: 'cus_2' })),
    ]);
    expect(world.sent.map(({ externalId }) => externalId).sort()).toEqual(['cus_1001', 'cus_2']);
  });
});

describe('after the request has left', () => {
  it("the server's word is told although the journal fails, and the record stays open", async () => {
    const { ports, world } = await createFakePorts();
    vi.spyOn(ports.journal, 'append').mockRejectedValue(new Error('disk'));
    const { charge } = await startCharge(ports, aPress());
    expect(charge.state).toBe('succeeded');
    expect(charge.events.map(({ type }) => type)).toEqual(['sending', 'answered']);
    expect(world.told.at(-1)?.state).toBe('succeeded');
    await expect(ports.journal.read(CHARGE_ID)).resolves.toMatchObject({ state: 'sending' });
    await expect(ports.journal.countOpen()).resolves.toBe(1);
  });

  it.each<[string, (ports: Awaited<ReturnType<typeof createFakePorts>>['ports']) => void]>([
    ['the alarm', ({ alarm }) => vi.spyOn(alarm, 'wakeAt').mockRejectedValue(new Error())],
    ['the notifier', ({ notifier }) => vi.spyOn(notifier, 'tell').mockRejectedValue(new Error())],
    [
      'the settings',
      ({ settings }) => vi.spyOn(settings, 'rememberPricePoint').mockRejectedValue(new Error()),
    ],
  ])('%s may fail: the charge is what the server said', async (_, breakIt) => {
    const { ports, world } = await createFakePorts();
    breakIt(ports);
    const { charge } = await startCharge(ports, aPress());
    expect(charge.state).toBe('succeeded');
    expect(world.sent.length).toBe(1);
    expect(world.bugs).not.toEqual([]);
    expect(world.heartbeats).toBe(0);
  });

  it('the heart beats until the answer is kept, and no longer', async () => {
    const { ports, world } = await createFakePorts();
    const beating: number[] = [];
    const journal: typeof ports.journal = {
      ...ports.journal,
      append: (...event) => {
        beating.push(world.heartbeats);
        return ports.journal.append(...event);
      },
    };
    world.answer = () => {
      beating.push(world.heartbeats);
      return Promise.resolve(answered('succeeded'));
    };
    await startCharge({ ...ports, journal }, aPress());
    expect([beating, world.heartbeats, world.heartbeatsStarted]).toEqual([[1, 1], 0, 1]);
  });

  it('the heart stops beating when the client breaks, and the record stays open', async () => {
    const { ports, world } = await createFakePorts({ answer: () => Promise.reject(new Error()) });
    await expect(startCharge(ports, aPress())).rejects.toThrow();
    expect(world.heartbeats).toBe(0);
    await expect(ports.journal.read(CHARGE_ID)).resolves.toMatchObject({ state: 'sending' });
  });
});
