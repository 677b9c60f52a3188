import { describe, expect, it } from 'vitest';
import { listPricePoints } from '../../../src/background/list-price-points';
import { testConnection } from '../../../src/background/test-connection';
import { NO_SETTINGS } from '../../../src/domain/settings';
import type { CallFailure } from '../../../src/ports';
import type { ConnectionReply } from '../../../src/protocol/commands';
import { createFakePorts, priceList, type World } from '../support/fake-ports';
import { COINS, dollars, NOW } from '../support/samples';

const failures = [
  'network',
  'timeout',
  'organization-unknown',
  'key-refused',
  'forbidden',
  'malformed',
  'server-error',
] as const satisfies readonly CallFailure[];
const failed = (why: CallFailure) => ({ ok: false, why }) as const;

describe('testing the connection', () => {
  it.each<[string, Partial<World>, ConnectionReply]>([
    ['all is well', {}, { ok: true, pricePoints: 1, key: 'works' }],
    [
      'the key may not look up',
      { triedKey: failed('forbidden') },
      { ok: true, pricePoints: 1, key: 'may-not-look-up' },
    ],
    [
      'there is no key',
      { opened: { ok: false, why: 'no-key' }, triedKey: failed('network') },
      { ok: true, pricePoints: 1, key: 'none' },
    ],
    ['it is locked', { opened: { ok: false, why: 'locked' } }, { ok: false, why: 'locked' }],
    ['it is offline', { online: false }, { ok: false, why: 'offline' }],
    ['the host is withheld', { mayCallBilling: false }, { ok: false, why: 'no-host-permission' }],
    ...failures.map((why): [string, Partial<World>, ConnectionReply] => [
      `the prices fail by ${why}`,
      { listed: failed(why) },
      failed(why),
    ]),
    ...failures
      .filter((why) => why !== 'forbidden')
      .map((why): [string, Partial<World>, ConnectionReply] => [
        `the key fails by ${why}`,
        { triedKey: failed(why) },
        failed(why),
      ]),
  ])('when %s', async (_, changes, reply) => {
    const { ports, world } = await createFakePorts(changes);
    await expect(testConnection(ports)).resolves.toEqual(reply);
    expect(world.sent).toEqual([]);
  });

  it('tries no key that is another organization’s', async () => {
    const { ports, world } = await createFakePorts();
    await ports.settings.write({ ...NO_SETTINGS, organization: 'other' });
    const reply = { ok: true, pricePoints: 1, key: 'none' };
    await expect(testConnection(ports)).resolves.toEqual(reply);
    expect(world.used).toEqual(['pricePoints other all 15000']);
  });

  it('before set-up asks nothing', async () => {
    const { ports, world } = await createFakePorts();
    await ports.settings.write(NO_SETTINGS);
    await expect(testConnection(ports)).resolves.toEqual({ ok: false, why: 'not-set-up' });
    expect(world.used).toEqual([]);
  });
});

const dearer = { ...COINS, now: dollars(599) };
const fresh = {
  ok: true,
  value: { pricePoints: [dearer], unreadable: 2 },
  serverAt: NOW + 9,
} as const;

describe('listing price points', () => {
  it('brings the list that is kept, without a request', async () => {
    const { ports, world } = await createFakePorts({ online: false, mayCallBilling: false });
    const reply = await listPricePoints(ports, { fresh: false });
    expect(reply).toEqual({ ok: true, prices: priceList() });
    expect(world.used).toEqual([]);
  });

  it.each([true, false])('brings a new list and keeps it, fresh: %j', async (asksFresh) => {
    const { ports, world } = await createFakePorts({ listed: fresh });
    if (!asksFresh) await ports.settings.write({ ...NO_SETTINGS, organization: 'other' });
    const { organization } = await ports.settings.read();
    world.now = NOW + 5;
    const prices = { readAt: NOW + 5, serverAt: NOW + 9, pricePoints: [dearer], unreadable: 2 };
    await expect(listPricePoints(ports, { fresh: asksFresh })).resolves.toEqual({
      ok: true,
      prices,
    });
    expect(world.used).toEqual([`pricePoints ${organization} all 15000`]);
    await expect(ports.prices.read(organization)).resolves.toEqual(prices);
  });

  it('is as old as its request, not as its answer', async () => {
    const { ports, world } = await createFakePorts();
    const pricePoints: typeof ports.billing.pricePoints = () => {
      world.now = NOW + 14_000;
      return Promise.resolve(fresh);
    };
    const slow = { ...ports, billing: { pricePoints } };
    await expect(listPricePoints(slow, { fresh: true })).resolves.toMatchObject({
      prices: { readAt: NOW },
    });
  });

  it.each<[string, Partial<World>]>([
    ['no-host-permission', { mayCallBilling: false }],
    ['offline', { online: false }],
    ...failures.map((why): [string, Partial<World>] => [why, { listed: failed(why) }]),
  ])('fails by %s, and offers the list that is kept', async (why, changes) => {
    const { ports } = await createFakePorts(changes);
    await expect(listPricePoints(ports, { fresh: true })).resolves.toEqual({
      ok: false,
      why,
      cached: priceList(),
    });
    await expect(ports.prices.read('acme')).resolves.toEqual(priceList());
  });

  it('before set-up brings nothing', async () => {
    const { ports } = await createFakePorts();
    await ports.settings.write(NO_SETTINGS);
    await expect(listPricePoints(ports, { fresh: true })).resolves.toEqual({
      ok: false,
      why: 'not-set-up',
      cached: null,
    });
  });

  it('takes a kept list that cannot be read for none', async () => {
    const { ports, database, world } = await createFakePorts();
    await (await database()).put('prices', { ...priceList(), readAt: 'now' }, 'acme');
    await listPricePoints(ports, { fresh: false });
    expect(world.used).toEqual(['pricePoints acme all 15000']);
  });
});
