import { describe, expect, it } from 'vitest';
import { NO_SETTINGS } from '../../../src/domain/settings';
import { fakeSession, silentLog } from '../support/fake-ports';
import { freshDatabase } from '../support/fresh-database';
import { NOW } from '../support/samples';

const SENTINEL = 'sk_sentinel_value_5e7a';

/** What version 2 wrote, down to the letter: no update may lock an agent out. */
const byPassphrase = {
  version: 2,
  organization: 'acme',
  wrap: {
    by: 'passphrase',
    hash: 'SHA-256',
    rounds: 1_300_000,
    salt: 'dqO3anVdfPuK1Ew359/mYw==',
  },
  ending: '5e7a',
  wrappedDataKey: {
    iv: 'x121a4xad9yWJQOZ',
    text: 'zO+nj7882k2whO8DXKMtGAtJAAChfcT5/UzUA3OwXQWwH4R8VSma/DbE4DvOmg4H',
  },
  secret: {
    iv: '5cAgasYdZVaawAPT',
    text: 'sEy+9McJOCA00IhXyYHk62jbebc67zTmhgKQm0xYXn63f6C6eE0=',
  },
};
const byDevice = {
  version: 2,
  organization: 'acme',
  wrap: { by: 'device' },
  ending: '5e7a',
  wrappedDataKey: {
    iv: '3q0VMLb9orsi9uZt',
    text: '2yqULyO5ViJm407lTDT3c8iA8ce5K4fGIReP/Osc/JfdirEqyz1B+vDr18bzb0m/',
  },
  secret: {
    iv: 'bDUz/Z+CIb0WEBlj',
    text: 'HkYHkllSOXLNDCL9JM1ktelZbr+jvCEkZ5zAvxqBhg2zErxKY0U=',
  },
};

/** What version 1 wrote. It names no organization, so no charge may be sent with it. */
const unnamedByPassphrase = {
  version: 1,
  wrap: {
    by: 'passphrase',
    hash: 'SHA-256',
    rounds: 1_300_000,
    salt: 'Iz0+KSCm/UB6mfwwdbcW8A==',
  },
  ending: '5e7a',
  wrappedDataKey: {
    iv: 'VnwShpWTLPiAHSrF',
    text: 'JrbbEVwOcDhYns3399mqg1AyoA5aNzrbZsWMBl28twE0hGLoqCw+FpVQnKxNIOBC',
  },
  secret: {
    iv: 'kiDul7YDIjrppkEM',
    text: 'D6jr9TaCfRM8Zx9wv9hio/rXdqfZeNic+8j47t4MrAA6r0kPhbM=',
  },
};
const unnamedByDevice = {
  version: 1,
  wrap: { by: 'device' },
  ending: '5e7a',
  wrappedDataKey: {
    iv: 'MNC7pPdrN3/ZVf1u',
    text: 'qYtSXwxjHATt0KL8kQTUa1SIApIMYW1bWl2YiOztL8nBfY7t8ye83hMlFwni3Fue',
  },
  secret: {
    iv: 'I5om7k/NafzJW6n5',
    text: 'mMDXtz3r0jPb172kwF6CNKb3LE3j3ghaEe0nDAq/dl3jZnE0lvc=',
  },
};

// Imported by each test: a module that does not load is a test that fails, not a file without one.
const load = () => import('../../../src/platform/seal');
const loadVault = () => import('../../../src/platform/vault');

const PASSPHRASE = 'caf\u00e9 au lait';
type Wrap = typeof byPassphrase.wrap;

async function wrapKeyOf(passphrase: string, wrap: Wrap) {
  const { deriveWrapKey } = await load();
  return deriveWrapKey(passphrase, { ...wrap, by: 'passphrase', hash: 'SHA-256' });
}

function deviceKey() {
  const raw = Uint8Array.from({ length: 32 }, (_, index) => index);
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
}

async function open(stored: unknown, wrapKey: CryptoKey) {
  const { openDataKey, openSecret, sealedSchema } = await load();
  const sealed = sealedSchema.parse(stored);
  const dataKey = await openDataKey(sealed, wrapKey);
  return dataKey === undefined ? undefined : (await openSecret(sealed, dataKey))?.reveal();
}

describe('a key that version 2 sealed', () => {
  // One accent, typed as one character or as two.
  it.each([PASSPHRASE, 'cafe\u0301 au lait'])('opens with its passphrase: %s', async (typed) => {
    const wrapKey = await wrapKeyOf(typed, byPassphrase.wrap);
    await expect(open(byPassphrase, wrapKey)).resolves.toBe(SENTINEL);
  });

  it('opens with the key of its device', async () => {
    await expect(open(byDevice, await deviceKey())).resolves.toBe(SENTINEL);
  });
});

describe('a key that version 1 sealed', () => {
  it.each<[string, unknown, () => Promise<CryptoKey>]>([
    ['by a passphrase', unnamedByPassphrase, () => wrapKeyOf(PASSPHRASE, unnamedByPassphrase.wrap)],
    ['for the device', unnamedByDevice, deviceKey],
  ])('%s opens for no organization that is written into it', async (_, stored, wrapKey) => {
    const { sealedSchema } = await load();
    expect(sealedSchema.safeParse(stored).success).toBe(false);
    const relabelled = { ...(stored as object), version: 2, organization: 'acme' };
    expect(sealedSchema.safeParse(relabelled).success).toBe(true);
    await expect(open(relabelled, await wrapKey())).resolves.toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['by a passphrase', unnamedByPassphrase],
    ['for the device', unnamedByDevice],
  ])('%s is nobody’s key until it is entered again', async (_, stored) => {
    const { createVault } = await loadVault();
    const { SecretKey } = await import('../../../src/domain/secret-key');
    const database = freshDatabase();
    const session = fakeSession(new Map());
    const forget = () => Promise.resolve();
    const vault = createVault(database, session, forget, { now: () => NOW }, silentLog);
    await (await database()).put('vault', stored, 'sealed');
    await (await database()).put('vault', await deviceKey(), 'device-key');
    for (const organization of ['acme', 'other', '']) {
      await expect(vault.open(organization)).resolves.toEqual({ ok: false, why: 'no-key' });
    }
    await expect(vault.unlock(PASSPHRASE)).resolves.toEqual({ result: 'key-unreadable' });
    const unnamed = { stored: true, organization: null, ending: '', locked: true };
    await expect(vault.status()).resolves.toEqual({ ...unnamed, remembered: false });
    await vault.seal({ ...NO_SETTINGS, organization: 'acme' }, new SecretKey(SENTINEL), null);
    await expect(vault.open('acme')).resolves.toMatchObject({ ok: true });
  });
});
