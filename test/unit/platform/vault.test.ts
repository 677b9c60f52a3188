import { beforeAll, describe, expect, it, vi } from 'vitest';
import { SecretKey } from '../../../src/domain/secret-key';
import type { Database } from '../../../src/platform/database';
import { createVault } from '../../../src/platform/vault';
import { fakeSession } from '../support/fake-ports';
import { freshDatabase } from '../support/fresh-database';
import { NOW } from '../support/samples';

const SENTINEL = 'sk_sentinel_value_5e7a';
const key = new SecretKey(SENTINEL);
const PASSPHRASE = 'correct horse battery';

function newVault(database = freshDatabase(), kept = new Map<string, unknown>()) {
  const forgetSession = () => {
    kept.clear();
    return Promise.resolve();
  };
  const vault = createVault(database, fakeSession(kept), forgetSession, { now: () => NOW });
  return { vault, database, kept };
}

async function revealed(vault: ReturnType<typeof newVault>['vault']) {
  const opened = await vault.open();
  return opened.ok ? opened.key.reveal() : opened.why;
}

/** All that a disk or a session would hold, as text in the encodings in which a secret could hide. */
async function everything(database: () => Promise<Database>, kept: Map<string, unknown>) {
  const db = await database();
  const stores = ['events', 'pending', 'vault', 'settings', 'prices'] as const;
  const values = await Promise.all(stores.map((store) => db.getAll(store)));
  return JSON.stringify([values, [...kept]]);
}

const encodings = [
  SENTINEL,
  Buffer.from(SENTINEL).toString('base64').replace(/=+$/, '').slice(0, -1),
  Buffer.from(SENTINEL).toString('hex'),
  JSON.stringify([...Buffer.from(SENTINEL)]).slice(1, -1),
];

describe('a vault without a key', () => {
  it('says so', async () => {
    const { vault } = newVault();
    await expect(vault.open()).resolves.toEqual({ ok: false, why: 'no-key' });
    await expect(vault.unlock(PASSPHRASE)).resolves.toEqual({ result: 'no-key' });
    await expect(vault.status()).resolves.toEqual({
      stored: false,
      ending: '',
      remembered: false,
      locked: false,
    });
  });
});

describe('a key sealed with a passphrase', () => {
  // Deriving a key takes most of a second on purpose: this one is sealed once for all the tests.
  const { vault, database, kept } = newVault();
  let unlocked: unknown;
  beforeAll(async () => {
    await vault.seal(key, PASSPHRASE);
    unlocked = kept.get('data-key');
  });
  const unlock = () => kept.set('data-key', unlocked);

  it('is open at once', async () => {
    unlock();
    await expect(revealed(vault)).resolves.toBe(SENTINEL);
    await expect(vault.status()).resolves.toEqual({
      stored: true,
      ending: '5e7a',
      remembered: false,
      locked: false,
    });
  });

  it('is neither on the disk nor in the session, in no encoding', async () => {
    unlock();
    const text = await everything(database, kept);
    expect(text).toContain('SHA-256');
    expect(text).not.toContain(PASSPHRASE);
    for (const hidden of encodings) expect(text).not.toContain(hidden);
  });

  it('is shut by locking, and its ending is all that is known', async () => {
    unlock();
    await vault.lock();
    expect(kept.size).toBe(0);
    await expect(revealed(vault)).resolves.toBe('locked');
    await expect(vault.status()).resolves.toEqual({
      stored: true,
      ending: '5e7a',
      remembered: false,
      locked: true,
    });
  });

  it('stays shut for another passphrase', async () => {
    await vault.lock();
    await expect(vault.unlock(`${PASSPHRASE} `)).resolves.toEqual({
      result: 'wrong-passphrase',
      until: null,
    });
    await expect(revealed(vault)).resolves.toBe('locked');
    expect(kept.size).toBe(0);
  });

  it('opens for its passphrase, however the keyboard composes it', async () => {
    const composed = newVault();
    await composed.vault.seal(key, 'caf\u00e9 au lait, s\u2019il vous pla\u00eet');
    await composed.vault.lock();
    const decomposed = 'cafe\u0301 au lait, s\u2019il vous plai\u0302t';
    await expect(composed.vault.unlock(decomposed)).resolves.toEqual({ result: 'unlocked' });
    await expect(revealed(composed.vault)).resolves.toBe(SENTINEL);
  });

  it('is forgotten when it is removed', async () => {
    const db = await database();
    const copy = newVault();
    await (await copy.database()).put('vault', await db.get('vault', 'sealed'), 'sealed');
    await copy.vault.remove();
    await expect(copy.vault.open()).resolves.toEqual({ ok: false, why: 'no-key' });
    await expect((await copy.database()).count('vault')).resolves.toBe(0);
  });

  it('does not open with the data key of another', async () => {
    const other = newVault();
    await other.vault.seal(key, null);
    kept.set('data-key', Buffer.alloc(32).toString('base64'));
    await expect(revealed(vault)).resolves.toBe('locked');
  });
});

describe('a key that this device remembers', () => {
  it('opens without a passphrase, also in the next session', async () => {
    const { vault, database } = newVault();
    await vault.seal(key, null);
    await vault.lock();
    const next = newVault(database);
    await expect(revealed(next.vault)).resolves.toBe(SENTINEL);
    await expect(next.vault.unlock('anything')).resolves.toEqual({ result: 'unlocked' });
    await expect(next.vault.status()).resolves.toEqual({
      stored: true,
      ending: '5e7a',
      remembered: true,
      locked: false,
    });
  });

  it('is neither on the disk nor in the session, and the key to it cannot be read out', async () => {
    const { vault, database, kept } = newVault();
    await vault.seal(key, null);
    const text = await everything(database, kept);
    for (const hidden of encodings) expect(text).not.toContain(hidden);
    expect(kept.size).toBe(0);
    const deviceKey = (await (await database()).get('vault', 'device-key')) as CryptoKey;
    expect(deviceKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', deviceKey)).rejects.toThrow();
  });

  it('is unreadable, and says so, once the device key is gone', async () => {
    const { vault, database } = newVault();
    await vault.seal(key, null);
    await (await database()).delete('vault', 'device-key');
    await expect(revealed(vault)).resolves.toBe('locked');
    await expect(vault.status()).resolves.toMatchObject({ locked: true });
    await expect(vault.unlock('anything')).resolves.toEqual({ result: 'key-unreadable' });
  });

  it('gives way to one with a passphrase, and takes its device key along', async () => {
    const { vault, database } = newVault();
    await vault.seal(new SecretKey('sk_the_older_key'), null);
    await vault.seal(key, PASSPHRASE);
    await expect(revealed(vault)).resolves.toBe(SENTINEL);
    await expect((await database()).get('vault', 'device-key')).resolves.toBeUndefined();
    await vault.lock();
    await expect(revealed(vault)).resolves.toBe('locked');
  });

  it('is written with strict durability, together with its device key', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const { vault } = newVault();
    await vault.seal(key, null);
    const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes.map(([, , options]) => options)).toEqual([{ durability: 'strict' }]);
  });
});

describe('a sealed key that is no such thing', () => {
  it.each<[string, unknown]>([
    ['text', 'scratched'],
    ['nothing', null],
    ['of another version', { version: 2 }],
  ])('%s is stored, locked and unreadable', async (_, value) => {
    const { vault, database } = newVault();
    await (await database()).put('vault', value, 'sealed');
    await expect(vault.status()).resolves.toMatchObject({ stored: true, locked: true });
    await expect(vault.open()).resolves.toEqual({ ok: false, why: 'locked' });
    await expect(vault.unlock(PASSPHRASE)).resolves.toEqual({ result: 'key-unreadable' });
  });
});

describe('a key whose device key this browser cannot keep', () => {
  it('leaves the key that was stored before', async () => {
    const { vault, database } = newVault();
    await vault.seal(key, null);
    const before = await (await database()).getAll('vault');
    const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')
      ?.value as IDBObjectStore['put'];
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value,
      at,
    ) {
      if (value instanceof CryptoKey) throw new DOMException('no', 'DataCloneError');
      return put.call(this, value, at);
    });
    await expect(vault.seal(new SecretKey('sk_new_4321'), null)).rejects.toThrow();
    vi.restoreAllMocks();
    await expect((await database()).getAll('vault')).resolves.toEqual(before);
    await expect(revealed(vault)).resolves.toBe(SENTINEL);
  });
});
