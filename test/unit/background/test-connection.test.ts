import { describe, expect, it } from 'vitest';
import { testConnection } from '../../../src/background/test-connection';
import type { CallFailure } from '../../../src/ports';
import type { ConnectionReply } from '../../../src/protocol/commands';
import { createFakePorts, KEY, type World } from '../support/fake-ports';
import { NOW } from '../support/samples';

const failed = (why: CallFailure) => ({ ok: false, why }) as const;

describe('testing the connection', () => {
  it.each<[string, Partial<World>, ConnectionReply]>([
    [
      'a look-up that found nobody says that the key works',
      { triedKey: { ok: true, value: null, serverAt: NOW } },
      { ok: true, pricePoints: 1, key: 'works' },
    ],
    [
      'a look-up that the server does not offer leaves the key untested',
      { triedKey: failed('not-found') },
      { ok: true, pricePoints: 1, key: 'untested' },
    ],
    [
      'a price list that is not found is an unknown organization',
      { listed: failed('organization-unknown') },
      failed('organization-unknown'),
    ],
    [
      'a fault of the server is a failure',
      { triedKey: failed('server-error') },
      failed('server-error'),
    ],
  ])('%s', async (_, changes, reply) => {
    const { ports, world } = await createFakePorts(changes);
    await expect(testConnection(ports)).resolves.toEqual(reply);
    expect(world.sent).toEqual([]);
  });

  it('tries the key of the organization in the settings', async () => {
    const { ports } = await createFakePorts();
    const asked: string[] = [];
    const vault: typeof ports.vault = {
      ...ports.vault,
      open: (organization) => {
        asked.push(organization);
        return Promise.resolve({ ok: true, key: KEY });
      },
    };
    await testConnection({ ...ports, vault });
    expect(asked).toEqual(['acme']);
  });
});
