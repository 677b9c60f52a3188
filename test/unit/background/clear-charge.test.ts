import { describe, expect, it, vi } from 'vitest';
import { clearCharge, type Agreed, type Cleared } from '../../../src/background/clear-charge';
import type { ChargeRequest } from '../../../src/domain/charge';
import type { NotSentReason } from '../../../src/domain/charge-event';
import type { Asset } from '../../../src/domain/customer-books';
import { PRESS_HOLDS_FOR } from '../../../src/domain/limits';
import {
  createFakePorts,
  historyOf,
  KEY,
  ownedAre,
  setClocks,
  type World,
} from '../support/fake-ports';
import {
  anAsset,
  answered,
  aRequest,
  CHARGE_ID,
  dollars,
  lost,
  marked,
  NOW,
  OTHER_CHARGE_ID,
  sending,
  TRIAL,
} from '../support/samples';

const failed = { ok: false, why: 'network' } as const;
const nothing: Agreed = { form: null, pattern: '', again: [] };

async function clear(
  changes: Partial<World> = {},
  agreed: Partial<Agreed> = {},
  request: Partial<ChargeRequest> = {},
): Promise<Cleared | NotSentReason> {
  const { ports } = await createFakePorts(changes);
  return clearCharge(ports, aRequest(request), { ...nothing, ...agreed });
}

describe('what is known before a charge', () => {
  it('is the key, the snapshot, what is owned and the time of the server', async () => {
    const payment = { orderId: 'o-1', amount: dollars(7), refundedMinor: 5, createdAt: 0 };
    const odd = { orderId: 'o-2', amount: null, refundedMinor: null, createdAt: null };
    const asset = anAsset({ id: 'a-1', ident: 'gems-9' });
    await expect(
      clear({ payments: historyOf(payment, odd), assets: ownedAre(asset) }),
    ).resolves.toEqual({
      key: KEY,
      externalId: 'cus_1001',
      snapshot: {
        taken: true,
        at: NOW,
        serverAt: NOW,
        payments: [
          { orderId: 'o-1', refundedMinor: 5 },
          { orderId: 'o-2', refundedMinor: null },
        ],
      },
      owned: { taken: true, ids: ['a-1'] },
      isOwned: false,
      serverAt: NOW,
      lentKey: null,
    });
  });

  it('says that nobody knows what is owned where the assets cannot be read', async () => {
    const cleared = await clear({ assets: failed });
    expect(cleared).toMatchObject({ owned: { taken: false }, isOwned: false });
  });

  it.each<[string, Partial<World>, number | null]>([
    ['the payments', { payments: { ok: true, value: [], serverAt: NOW + 1 } }, NOW + 1],
    ['the assets, where the payments cannot be read', { payments: failed }, NOW],
    [
      'the assets, where the payments do not',
      { payments: { ok: true, value: [], serverAt: null } },
      NOW,
    ],
    ['nobody, where neither can be read', { payments: failed, assets: failed }, null],
    [
      'nobody, where only the assets are read, without it',
      { payments: failed, assets: { ok: true, value: [], serverAt: null } },
      null,
    ],
  ])("has the server's time told by %s", async (_, changes, serverAt) => {
    await expect(clear(changes)).resolves.toMatchObject({ serverAt });
  });

  it.each<[string, Partial<Asset>, Partial<ChargeRequest>, boolean]>([
    ['the same price point', { id: 'a-9' }, {}, true],
    ['the same, which is over', { id: 'a-9', isOver: true }, {}, false],
    ['the same as a consumable', { id: 'a-9', kind: 'consumable' }, {}, false],
    ['another one', { id: 'a-9', ident: 'gems-9' }, {}, false],
    [
      'another subscription, for one that is charged',
      { id: 'a-9', ident: 'gems-9', kind: 'subscription' },
      { pricePoint: TRIAL },
      true,
    ],
    [
      'another subscription, for what is bought once',
      { id: 'a-9', ident: 'gems-9', kind: 'subscription' },
      {},
      false,
    ],
  ])('says whether the server may refuse it as owned: %s', async (_, asset, request, isOwned) => {
    const { pricePoint } = aRequest(request);
    const cleared = await clear(
      {
        assets: ownedAre(anAsset(asset)),
        listed: { ok: true, value: { pricePoints: [pricePoint], unreadable: 0 }, serverAt: NOW },
        now: NOW + 3_600_000,
      },
      { again: ['a-9'] },
      { ...request, pressedAt: NOW + 3_600_000 },
    );
    expect(cleared).toMatchObject({ isOwned });
  });
});

describe('what the customer owns', () => {
  const old = NOW - 400 * 24 * 3_600_000;
  const consumable = (startedAt: number | null): Partial<Asset> => ({
    kind: 'consumable',
    startedAt,
  });

  it.each<[string, Partial<Asset>, boolean]>([
    ['and has had for years is asked about', { startedAt: old }, true],
    ['and is over is not', { startedAt: NOW - 5, isOver: true }, false],
    ['and can be bought again is not, once a day has gone by', consumable(old), false],
    ['and can be bought again is, within a day', consumable(NOW - 5), true],
    ['and can be bought again is, where nobody knows when', consumable(null), true],
  ])('%s', async (_, asset, isAsked) => {
    const cleared = await clear({ assets: ownedAre(anAsset(asset)) });
    const code = 'code' in cleared ? cleared.code : 'cleared';
    expect(code).toBe(isAsked ? 'charge-again' : 'cleared');
  });
});

describe('a lent key', () => {
  async function afterALoss(...later: Parameters<typeof sending>[0][]) {
    const made = await createFakePorts();
    const { journal } = made.ports;
    await journal.begin(sending({ chargeId: OTHER_CHARGE_ID, ...later[0] }));
    await journal.append(OTHER_CHARGE_ID, lost);
    await journal.append(OTHER_CHARGE_ID, marked(false));
    setClocks(made.world, NOW + 60_000);
    return made;
  }
  const now = { pressedAt: NOW + 60_000 };

  it('is that of the charge that was lost and denied before', async () => {
    const { ports } = await afterALoss();
    const cleared = await clearCharge(ports, aRequest(now), nothing);
    expect(cleared).toMatchObject({ lentKey: { key: OTHER_CHARGE_ID, by: OTHER_CHARGE_ID } });
  });

  it('is none of another customer’s', async () => {
    const { ports } = await afterALoss({ externalId: 'cus_2' });
    const cleared = await clearCharge(ports, aRequest(now), nothing);
    expect(cleared).toMatchObject({ lentKey: null });
  });
});

describe('what stands against a charge', () => {
  it('is a press that is too old by the time all was asked', async () => {
    const { ports, world } = await createFakePorts();
    vi.spyOn(ports.billing, 'readyForCharge').mockImplementation(() => {
      world.now += PRESS_HOLDS_FOR + 1;
      return Promise.resolve();
    });
    await expect(clearCharge(ports, aRequest(), nothing)).resolves.toEqual({ code: 'held-up' });
  });

  it.each([PRESS_HOLDS_FOR, -PRESS_HOLDS_FOR])('is no press of %i ms ago', async (age) => {
    const cleared = await clear({ now: NOW + age });
    expect(cleared).toMatchObject({ externalId: 'cus_1001' });
  });

  it.each([PRESS_HOLDS_FOR + 1, -PRESS_HOLDS_FOR - 1])('is a press of %i ms ago', async (age) => {
    await expect(clear({ now: NOW + age })).resolves.toEqual({ code: 'held-up' });
  });

  it.each<[string, Partial<World>, Partial<Agreed>, Partial<ChargeRequest>, string]>([
    ['no organization, before all else', { online: false }, {}, { organization: '' }, 'not-set-up'],
    ['an ID that cannot be one', { online: false }, {}, { externalId: '' }, 'customer-id'],
    ['an ID of another pattern', {}, { pattern: 'x\\d+' }, {}, 'customer-id'],
    ['a lock', { opened: { ok: false, why: 'locked' }, online: false }, {}, {}, 'locked'],
    ['a key that is missing', { opened: { ok: false, why: 'no-key' } }, {}, {}, 'no-key'],
    [
      'a permission that is',
      { mayCallBilling: false, online: false },
      {},
      {},
      'no-host-permission',
    ],
    ['no network', { online: false }, {}, {}, 'offline'],
  ])('is %s, and no server is asked', async (_, changes, agreed, request, code) => {
    const { ports, world } = await createFakePorts(changes);
    const reason = await clearCharge(ports, aRequest(request), { ...nothing, ...agreed });
    expect(reason).toEqual({ code });
    expect(world.used).toEqual([]);
  });

  it('is a key of another organization than the one that is charged', async () => {
    const { ports } = await createFakePorts();
    const open = vi.spyOn(ports.vault, 'open');
    await clearCharge(ports, aRequest({ organization: 'other' }), nothing);
    expect(open.mock.calls).toEqual([['other']]);
  });

  it('is an open charge, and before it one that cannot be read only where there is none', async () => {
    const { ports, database } = await createFakePorts();
    const { journal } = ports;
    const db = await database();
    await journal.begin(sending({ chargeId: CHARGE_ID }));
    await journal.append(CHARGE_ID, answered('succeeded'));
    await db.put('events', { chargeId: CHARGE_ID, seq: 1, event: 'scratched' });
    const asked = aRequest({ chargeId: '00000000-0000-4000-8000-000000000009' });
    await expect(clearCharge(ports, asked, nothing)).resolves.toEqual({
      code: 'open-charge',
      chargeId: CHARGE_ID,
    });
    await journal.begin(sending({ chargeId: OTHER_CHARGE_ID }));
    await expect(clearCharge(ports, asked, nothing)).resolves.toEqual({
      code: 'open-charge',
      chargeId: OTHER_CHARGE_ID,
    });
  });
});
