import { expect, it } from 'vitest';

/** What the first version wrote, down to the letter: no update may lock an agent out. */
const byPassphrase = {
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
const byDevice = {
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

/** Imported by each test: a module that does not load is a test that fails, not a file without one. */
const load = () => import('../../../src/platform/seal');

async function open(stored: unknown, wrapKey: CryptoKey) {
  const { openDataKey, openSecret, sealedSchema } = await load();
  const sealed = sealedSchema.parse(stored);
  const dataKey = await openDataKey(sealed, wrapKey);
  return dataKey === undefined ? undefined : (await openSecret(sealed, dataKey))?.reveal();
}

// One accent, typed as one character or as two.
it.each(['caf\u00e9 au lait', 'cafe\u0301 au lait'])(
  'what was sealed by a passphrase before opens with it: %s',
  async (passphrase) => {
    const { deriveWrapKey, sealedSchema } = await load();
    const { wrap } = sealedSchema.parse(byPassphrase);
    if (wrap.by !== 'passphrase') throw new Error('the record names no passphrase');
    const wrapKey = await deriveWrapKey(passphrase, wrap);
    await expect(open(byPassphrase, wrapKey)).resolves.toBe('sk_sentinel_value_5e7a');
  },
);

it('what was sealed for the device before opens with its key', async () => {
  const raw = Uint8Array.from({ length: 32 }, (_, index) => index);
  const wrapKey = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
  await expect(open(byDevice, wrapKey)).resolves.toBe('sk_sentinel_value_5e7a');
});
