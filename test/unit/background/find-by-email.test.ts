import { describe, expect, it } from 'vitest';
import { checkCustomer, findByEmail } from '../../../src/background/find-by-email';
import { NO_SETTINGS } from '../../../src/domain/settings';
import type { CallFailure } from '../../../src/ports';
import { createFakePorts, type World } from '../support/fake-ports';

const email = 'ann@example.test';
const found = (...ids: string[]) => ({ ok: true, value: ids, serverAt: null }) as const;

const failures: [string, Partial<World>][] = [
  ['locked', { opened: { ok: false, why: 'locked' } }],
  ['no-key', { opened: { ok: false, why: 'no-key' } }],
  ['no-host-permission', { mayCallBilling: false }],
  ['offline', { online: false }],
  ...(
    [
      'network',
      'timeout',
      'organization-unknown',
      'key-refused',
      'forbidden',
      'malformed',
      'server-error',
    ] as const satisfies readonly CallFailure[]
  ).map((why): [string, Partial<World>] => [why, { found: { ok: false, why } }]),
];

describe('finding by e-mail', () => {
  it.each<[readonly string[], readonly string[]]>([
    [[], []],
    [['usr_1'], ['usr_1']],
    [
      ['usr_2', 'usr_1', 'usr_2'],
      ['usr_2', 'usr_1'],
    ],
    [['', 'a b', 'сus_1', 'x'.repeat(257), 'usr_1'], ['usr_1']],
  ])('of %j brings %j, none chosen', async (ids, customers) => {
    const { ports, world } = await createFakePorts({ found: found(...ids) });
    await expect(findByEmail(ports, { email })).resolves.toEqual({ ok: true, customers });
    expect(world.used).toEqual([`searchUsers acme ${email}`]);
  });

  it.each(failures)('fails by %s, and locks nothing else', async (why, changes) => {
    const { ports, world } = await createFakePorts(changes);
    const before = [world.opened, world.keyStatus];
    await expect(findByEmail(ports, { email })).resolves.toEqual({ ok: false, why });
    await expect(checkCustomer(ports, { email, externalId: 'usr_1' })).resolves.toEqual({
      ok: false,
      why,
    });
    expect([world.opened, world.keyStatus]).toEqual(before);
  });

  it('with another organization’s key asks nobody', async () => {
    const { ports, world } = await createFakePorts();
    await ports.settings.write({ ...NO_SETTINGS, organization: 'other' });
    await expect(findByEmail(ports, { email })).resolves.toEqual({ ok: false, why: 'no-key' });
    expect(world.used).toEqual([]);
  });

  it('before set-up asks nobody', async () => {
    const { ports, world } = await createFakePorts();
    await ports.settings.write(NO_SETTINGS);
    await expect(findByEmail(ports, { email })).resolves.toEqual({ ok: false, why: 'not-set-up' });
    expect(world.used).toEqual([]);
  });

  it.each(['', 'ann', 'a@b@c', 'ann @example.test', 'ann@example.test\n'])(
    'of %j asks nobody',
    async (text) => {
      const { ports, world } = await createFakePorts();
      const why = { ok: false, why: 'not-an-email' };
      await expect(findByEmail(ports, { email: text })).resolves.toEqual(why);
      await expect(checkCustomer(ports, { email: text, externalId: 'x' })).resolves.toEqual(why);
      expect(world.used).toEqual([]);
    },
  );

  it('keeps nothing on the disk', async () => {
    const { ports, database } = await createFakePorts({ found: found('usr_1') });
    const kept = async () => {
      const db = await database();
      const stores = await Promise.all([...db.objectStoreNames].map((name) => db.getAll(name)));
      return JSON.stringify(stores);
    };
    const before = await kept();
    await findByEmail(ports, { email });
    await checkCustomer(ports, { email, externalId: 'usr_1' });
    expect(await kept()).toBe(before);
  });
});

describe('the customer of the form', () => {
  it.each<[readonly string[], string]>([
    [['usr_1'], 'matches'],
    [['usr_2', 'usr_1'], 'matches'],
    [['usr_2'], 'differs'],
    [['usr_10', 'USR_1'], 'differs'],
    [[], 'nobody'],
    [['a b'], 'nobody'],
  ])('by %j on file: %s', async (ids, verdict) => {
    const { ports } = await createFakePorts({ found: found(...ids) });
    await expect(checkCustomer(ports, { email, externalId: 'usr_1' })).resolves.toEqual({
      ok: true,
      verdict,
    });
  });
});
