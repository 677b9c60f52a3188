import { describe, expect, it, vi } from 'vitest';
import { SecretKey } from '../../../src/domain/secret-key';
import { NO_SETTINGS } from '../../../src/domain/settings';
import { createVault } from '../../../src/platform/vault';
import { fakeSession, silentLog } from '../support/fake-ports';
import { freshDatabase } from '../support/fresh-database';
import { gate, type Gate } from '../support/gate';
import { NOW } from '../support/samples';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const key = new SecretKey('sk_sentinel_value_5e7a');
const PASSPHRASE = 'correct horse battery';
const acme = { ...NO_SETTINGS, organization: 'acme' };

/** What a derivation waits at, when a test holds it; deriving itself is the sealing's own test. */
const holding = vi.hoisted<{ gate: Gate | undefined; derived: number }>(() => ({
  gate: undefined,
  derived: 0,
}));

vi.mock('../../../src/platform/seal', async (original) => ({
  ...(await original<typeof import('../../../src/platform/seal')>()),
  deriveWrapKey: async (passphrase: string) => {
    holding.derived += 1;
    await holding.gate?.opened;
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(passphrase));
    return crypto.subtle.importKey('raw', digest, 'AES-GCM', false, ['encrypt', 'decrypt']);
  },
}));

/** A locked vault, and the same one in another life of the browser. */
async function lockedVault() {
  holding.gate = undefined;
  const clock = { at: NOW };
  const kept = new Map<string, unknown>();
  const database = freshDatabase();
  const forgetSession = vi.fn(() => {
    kept.clear();
    return Promise.resolve();
  });
  const restart = () =>
    createVault(database, fakeSession(kept), forgetSession, { now: () => clock.at }, silentLog);
  const vault = restart();
  await vault.seal(acme, key, PASSPHRASE);
  await vault.lock();
  forgetSession.mockClear();
  holding.derived = 0;
  const tries = async () => (await database()).get('vault', 'wrong-tries');
  return { vault, restart, clock, kept, database, forgetSession, tries };
}

type Locked = Awaited<ReturnType<typeof lockedVault>>;

async function tryWrong({ vault }: Pick<Locked, 'vault'>, times: number) {
  let last;
  for (let count = 0; count < times; count += 1) last = await vault.unlock('wrong');
  return last;
}

const wrong = (until: number | null) => ({ result: 'wrong-passphrase', until });
const wait = (until: number) => ({ result: 'wait', until });
const unlocked = { result: 'unlocked' };

describe('wrong passphrases', () => {
  it('may be four, one after another', async () => {
    const locked = await lockedVault();
    await expect(tryWrong(locked, 4)).resolves.toEqual(wrong(null));
    await expect(locked.vault.unlock(PASSPHRASE)).resolves.toEqual(unlocked);
  });

  it('that are five let none be tried for 30 seconds, not even the right one', async () => {
    const locked = await lockedVault();
    await expect(tryWrong(locked, 5)).resolves.toEqual(wrong(NOW + 30 * SECOND));
    expect(locked.forgetSession).toHaveBeenCalledTimes(1);
    locked.clock.at = NOW + 30 * SECOND - 1;
    await expect(locked.vault.unlock(PASSPHRASE)).resolves.toEqual(wait(NOW + 30 * SECOND));
    expect(holding.derived).toBe(5);
    locked.clock.at = NOW + 30 * SECOND;
    await expect(locked.vault.unlock(PASSPHRASE)).resolves.toEqual(unlocked);
  });

  it('each double the wait, up to a quarter of an hour', async () => {
    const locked = await lockedVault();
    await tryWrong(locked, 5);
    const waits: number[] = [];
    for (let count = 0; count < 7; count += 1) {
      locked.clock.at += 15 * MINUTE;
      const { until } = (await tryWrong(locked, 1)) as { until: number };
      waits.push(until - locked.clock.at);
    }
    expect(waits).toEqual([1, 2, 4, 8, 15, 15, 15].map((minutes) => minutes * MINUTE));
    expect(locked.forgetSession).toHaveBeenCalledTimes(8);
  });

  it('end what was unlocked before', async () => {
    const locked = await lockedVault();
    await locked.vault.unlock(PASSPHRASE);
    await tryWrong(locked, 4);
    await expect(locked.vault.open('acme')).resolves.toMatchObject({ ok: true });
    await tryWrong(locked, 1);
    await expect(locked.vault.open('acme')).resolves.toEqual({ ok: false, why: 'locked' });
  });

  it('are not counted while none is tried', async () => {
    const locked = await lockedVault();
    await tryWrong(locked, 5);
    const counted = await locked.tries();
    await tryWrong(locked, 20);
    await expect(locked.tries()).resolves.toEqual(counted);
    expect(counted).toEqual({ count: 5, lastAt: NOW });
  });

  it('are forgotten after the right one', async () => {
    const locked = await lockedVault();
    await tryWrong(locked, 4);
    await locked.vault.unlock(PASSPHRASE);
    await expect(locked.tries()).resolves.toBeUndefined();
    await expect(tryWrong(locked, 4)).resolves.toEqual(wrong(null));
  });

  it('are forgotten with the passphrase that they were not', async () => {
    const locked = await lockedVault();
    await tryWrong(locked, 5);
    await locked.vault.seal(acme, key, 'another horse battery');
    await locked.vault.lock();
    await expect(locked.vault.unlock('another horse battery')).resolves.toEqual(unlocked);
  });

  it('count on in the next life of the browser', async () => {
    const locked = await lockedVault();
    await tryWrong(locked, 3);
    await tryWrong({ vault: locked.restart() }, 2);
    await expect(locked.restart().unlock(PASSPHRASE)).resolves.toEqual(wait(NOW + 30 * SECOND));
  });

  it('count although the browser is ended before they are known to be wrong', async () => {
    const locked = await lockedVault();
    holding.gate = gate();
    for (let count = 1; count <= 5; count += 1) {
      void locked.restart().unlock('wrong');
      await vi.waitFor(() => {
        expect(holding.derived).toBe(count);
      });
    }
    await expect(locked.restart().unlock(PASSPHRASE)).resolves.toEqual(wait(NOW + 30 * SECOND));
    expect(holding.derived).toBe(5);
  });

  it('a hundred at once are five tries', async () => {
    const locked = await lockedVault();
    const all = await Promise.all(
      Array.from({ length: 100 }, (_, index) => locked.vault.unlock(`wrong ${String(index)}`)),
    );
    expect(all.filter(({ result }) => result === 'wrong-passphrase').length).toBe(5);
    expect(all.filter(({ result }) => result === 'wait').length).toBe(95);
    expect(holding.derived).toBe(5);
  });

  it('make nobody wait longer by a clock that was set back', async () => {
    const locked = await lockedVault();
    await tryWrong(locked, 5);
    locked.clock.at = NOW - 10 * SECOND;
    await expect(locked.vault.unlock(PASSPHRASE)).resolves.toEqual(wait(NOW + 10 * SECOND));
    locked.clock.at = NOW - 365 * 24 * 60 * MINUTE;
    await expect(locked.vault.unlock(PASSPHRASE)).resolves.toEqual(unlocked);
  });

  it.each([null, 'scratched', { count: -1, lastAt: 0 }, { count: 5 }, { count: 0.5, lastAt: NOW }])(
    'whose count cannot be read begin anew: %j',
    async (value) => {
      const locked = await lockedVault();
      await (await locked.database()).put('vault', value, 'wrong-tries');
      await expect(tryWrong(locked, 1)).resolves.toEqual(wrong(null));
      await expect(locked.tries()).resolves.toEqual({ count: 1, lastAt: NOW });
    },
  );

  it('that cannot be counted are not tried', async () => {
    const locked = await lockedVault();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(locked.vault.unlock(PASSPHRASE)).rejects.toThrow('full');
    expect(holding.derived).toBe(0);
  });

  it('are counted on the disk, strictly', async () => {
    const locked = await lockedVault();
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await tryWrong(locked, 1);
    const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes.map(([, , options]) => options)).toEqual([{ durability: 'strict' }]);
  });
});

describe('a key that this device remembers', () => {
  it('needs no passphrase, and counts none', async () => {
    const locked = await lockedVault();
    await locked.vault.seal(acme, key, null);
    for (let count = 0; count < 7; count += 1) {
      await expect(locked.vault.unlock('anything')).resolves.toEqual(unlocked);
    }
    await expect(locked.tries()).resolves.toBeUndefined();
  });
});
