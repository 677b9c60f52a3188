import { beforeAll, describe, expect, it, vi } from 'vitest';
import { SecretKey } from '../../../src/domain/secret-key';
import { NO_SETTINGS } from '../../../src/domain/settings';
import type { Database } from '../../../src/platform/database';
import { createSettingsStore } from '../../../src/platform/settings-store';
import { createVault } from '../../../src/platform/vault';
import type { Log } from '../../../src/ports';
import { fakeSession } from '../support/fake-ports';
import { freshDatabase } from '../support/fresh-database';
import '../support/quick-derivation';
import { NOW } from '../support/samples';

const SENTINEL = 'sk_sentinel_value_5e7a';
const key = new SecretKey(SENTINEL);
const PASSPHRASE = 'correct horse battery';
const acme = { ...NO_SETTINGS, organization: 'acme' };
const other = { ...NO_SETTINGS, organization: 'other' };

/** The data key of another record. */
const LEFT_OVER = Buffer.alloc(32).toString('base64');

function newVault(database = freshDatabase(), kept = new Map<string, unknown>()) {
  const forgetSession = () => {
    kept.clear();
    return Promise.resolve();
  };
  const session = fakeSession(kept);
  const bugs: string[] = [];
  const log: Log = {
    bug: (where) => () => {
      bugs.push(where);
      return undefined;
    },
  };
  const vault = createVault(database, session, forgetSession, { now: () => NOW }, log);
  return { vault, database, kept, session, bugs };
}

async function revealed(vault: ReturnType<typeof newVault>['vault'], organization = 'acme') {
  const opened = await vault.open(organization);
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

/** Makes certain writes to the disk fail, as a browser does that cannot keep them. */
function failWrites(isFailing: (write: { store: string; value: unknown }) => boolean) {
  const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')
    ?.value as IDBObjectStore['put'];
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    value,
    at,
  ) {
    if (isFailing({ store: this.name, value })) throw new DOMException('no', 'DataCloneError');
    return put.call(this, value, at);
  });
}

describe('a vault without a key', () => {
  it('says so', async () => {
    const { vault } = newVault();
    await expect(vault.open('acme')).resolves.toEqual({ ok: false, why: 'no-key' });
    await expect(vault.unlock(PASSPHRASE)).resolves.toEqual({ result: 'no-key' });
    await expect(vault.status()).resolves.toEqual({
      stored: false,
      organization: null,
      ending: '',
      remembered: false,
      locked: false,
    });
  });
});

describe('a key sealed with a passphrase', () => {
  // Sealed once for all the tests.
  const { vault, database, kept } = newVault();
  let unlocked: unknown;
  beforeAll(async () => {
    await vault.seal(acme, key, PASSPHRASE);
    unlocked = kept.get('data-key');
  });
  const unlock = () => kept.set('data-key', unlocked);

  it('is open at once', async () => {
    unlock();
    await expect(revealed(vault)).resolves.toBe(SENTINEL);
    await expect(vault.status()).resolves.toEqual({
      stored: true,
      organization: 'acme',
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
      organization: 'acme',
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
    await composed.vault.seal(acme, key, 'caf\u00e9 au lait, s\u2019il vous pla\u00eet');
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
    await expect(copy.vault.open('acme')).resolves.toEqual({ ok: false, why: 'no-key' });
    await expect((await copy.database()).count('vault')).resolves.toBe(0);
  });

  it('does not open with the data key of another', async () => {
    kept.set('data-key', LEFT_OVER);
    await expect(revealed(vault)).resolves.toBe('locked');
  });
});

describe('a key that this device remembers', () => {
  it('opens without a passphrase, also in the next session', async () => {
    const { vault, database } = newVault();
    await vault.seal(acme, key, null);
    await vault.lock();
    const next = newVault(database);
    await expect(revealed(next.vault)).resolves.toBe(SENTINEL);
    await expect(next.vault.unlock('anything')).resolves.toEqual({ result: 'unlocked' });
    await expect(next.vault.status()).resolves.toEqual({
      stored: true,
      organization: 'acme',
      ending: '5e7a',
      remembered: true,
      locked: false,
    });
  });

  it('is neither on the disk nor in the session, and the key to it cannot be read out', async () => {
    const { vault, database, kept } = newVault();
    await vault.seal(acme, key, null);
    const text = await everything(database, kept);
    for (const hidden of encodings) expect(text).not.toContain(hidden);
    expect(kept.size).toBe(0);
    const deviceKey = (await (await database()).get('vault', 'device-key')) as CryptoKey;
    expect(deviceKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', deviceKey)).rejects.toThrow();
  });

  it('is unreadable, and says so, once the device key is gone', async () => {
    const { vault, database } = newVault();
    await vault.seal(acme, key, null);
    await (await database()).delete('vault', 'device-key');
    await expect(revealed(vault)).resolves.toBe('locked');
    await expect(vault.status()).resolves.toMatchObject({ locked: true });
    await expect(vault.unlock('anything')).resolves.toEqual({ result: 'key-unreadable' });
  });

  it('gives way to one with a passphrase, and takes its device key along', async () => {
    const { vault, database } = newVault();
    await vault.seal(acme, new SecretKey('sk_the_older_key'), null);
    await vault.seal(acme, key, PASSPHRASE);
    await expect(revealed(vault)).resolves.toBe(SENTINEL);
    await expect((await database()).get('vault', 'device-key')).resolves.toBeUndefined();
    await vault.lock();
    await expect(revealed(vault)).resolves.toBe('locked');
  });

  it('is written with strict durability, together with its device key', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const { vault } = newVault();
    await vault.seal(acme, key, null);
    const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes.map(([, , options]) => options)).toEqual([{ durability: 'strict' }]);
  });
});

describe('a key', () => {
  it('opens for its own organization alone, unlocked and locked', async () => {
    const { vault } = newVault();
    await vault.seal(acme, key, PASSPHRASE);
    await expect(revealed(vault)).resolves.toBe(SENTINEL);
    for (const organization of ['other', 'Acme', 'acme ', '']) {
      await expect(revealed(vault, organization)).resolves.toBe('no-key');
    }
    await vault.lock();
    await expect(revealed(vault)).resolves.toBe('locked');
    await expect(revealed(vault, 'other')).resolves.toBe('no-key');
  });

  it('whose record was given to another organization opens for neither', async () => {
    const { vault, database } = newVault();
    await vault.seal(acme, key, null);
    const db = await database();
    const sealed = (await db.get('vault', 'sealed')) as object;
    await db.put('vault', { ...sealed, organization: 'other' }, 'sealed');
    await expect(revealed(vault)).resolves.toBe('no-key');
    await expect(revealed(vault, 'other')).resolves.toBe('locked');
  });

  it('of another organization replaces it, and opens for that one alone', async () => {
    const { vault } = newVault();
    await vault.seal(acme, key, null);
    await vault.seal(other, new SecretKey('sk_of_the_other_4321'), null);
    await expect(revealed(vault)).resolves.toBe('no-key');
    await expect(revealed(vault, 'other')).resolves.toBe('sk_of_the_other_4321');
    await expect(vault.status()).resolves.toMatchObject({ organization: 'other', ending: '4321' });
  });
});

describe('a set-up with a key', () => {
  it('saves the settings too', async () => {
    const { vault, database } = newVault();
    await vault.seal({ ...acme, agentName: 'Ada' }, key, null);
    const settings = createSettingsStore(database);
    await expect(settings.read()).resolves.toEqual({ ...acme, agentName: 'Ada' });
  });

  it.each(['settings', 'vault'])(
    'whose %s cannot be written changes nothing, and the key before stays open',
    async (name) => {
      const { vault, database, kept } = newVault();
      await vault.seal(acme, key, null);
      kept.set('data-key', LEFT_OVER);
      const db = await database();
      const all = () => Promise.all([db.getAll('vault'), db.getAll('settings')]);
      const [before, session] = [await all(), new Map(kept)];
      failWrites(({ store }) => store === name);
      await expect(vault.seal(other, new SecretKey('sk_new_4321'), null)).rejects.toThrow();
      vi.restoreAllMocks();
      await expect(all()).resolves.toEqual(before);
      expect(kept).toEqual(session);
      await expect(revealed(vault)).resolves.toBe(SENTINEL);
    },
  );

  it('is one strict transaction, opened only once the wrap key was derived', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const derive = vi.spyOn(crypto.subtle, 'deriveKey');
    const { vault } = newVault();
    await vault.seal(acme, key, PASSPHRASE);
    const writes = transaction.mock.calls.flatMap(([stores, mode, options], index) =>
      mode === 'readwrite'
        ? [{ stores, options, at: transaction.mock.invocationCallOrder[index] }]
        : [],
    );
    expect(writes).toMatchObject([
      { stores: ['vault', 'settings'], options: { durability: 'strict' } },
    ]);
    expect(writes[0]?.at).toBeGreaterThan(derive.mock.invocationCallOrder[0] ?? Infinity);
  });

  it('whose data key cannot be kept is saved, and merely locked', async () => {
    const { vault, database, kept, session, bugs } = newVault();
    kept.set('data-key', LEFT_OVER);
    vi.spyOn(session, 'write').mockRejectedValue(new Error('no session'));
    await vault.seal(other, new SecretKey('sk_of_the_other_4321'), 'another horse battery');
    vi.restoreAllMocks();
    expect(bugs).toEqual(['data key']);
    // The data key of the record before is still there, and opens nothing.
    expect(kept).toEqual(new Map([['data-key', LEFT_OVER]]));
    await expect(vault.status()).resolves.toMatchObject({ organization: 'other', locked: true });
    await expect(revealed(vault, 'other')).resolves.toBe('locked');
    await expect(createSettingsStore(database).read()).resolves.toEqual(other);
    await expect(vault.unlock('another horse battery')).resolves.toEqual({ result: 'unlocked' });
    await expect(revealed(vault, 'other')).resolves.toBe('sk_of_the_other_4321');
  });
});

describe('a sealed key that is no such thing', () => {
  it.each<[string, unknown]>([
    ['text', 'scratched'],
    ['nothing', null],
    ['of another version', { version: 3 }],
  ])('%s is stored, nobody’s, locked and unreadable', async (_, value) => {
    const { vault, database } = newVault();
    await (await database()).put('vault', value, 'sealed');
    await expect(vault.status()).resolves.toEqual({
      stored: true,
      organization: null,
      ending: '',
      remembered: false,
      locked: true,
    });
    await expect(vault.open('acme')).resolves.toEqual({ ok: false, why: 'no-key' });
    await expect(vault.unlock(PASSPHRASE)).resolves.toEqual({ result: 'key-unreadable' });
  });
});

describe('a key whose device key this browser cannot keep', () => {
  it('leaves the key that was stored before', async () => {
    const { vault, database } = newVault();
    await vault.seal(acme, key, null);
    const before = await (await database()).getAll('vault');
    failWrites(({ value }) => value instanceof CryptoKey);
    await expect(vault.seal(acme, new SecretKey('sk_new_4321'), null)).rejects.toThrow();
    vi.restoreAllMocks();
    await expect((await database()).getAll('vault')).resolves.toEqual(before);
    await expect(revealed(vault)).resolves.toBe(SENTINEL);
  });
});
