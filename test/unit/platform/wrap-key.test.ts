import { expect, it, vi } from 'vitest';
import { SecretKey } from '../../../src/domain/secret-key';
import { deriveWrapKey, newPassphraseWrap, seal } from '../../../src/platform/seal';

// Few rounds: how many are asked is the schema's, and here nothing is kept.
const derive = (passphrase: string) =>
  deriveWrapKey(passphrase, { ...newPassphraseWrap(), rounds: 10 });

it('the key of a passphrase seals and opens, and can be taken out by nobody', async () => {
  const key = await derive('correct horse');
  expect([...key.usages].sort()).toEqual(['decrypt', 'encrypt']);
  expect(key.algorithm).toMatchObject({ name: 'AES-GCM', length: 256 });
  expect(key.extractable).toBe(false);
});

it('no key that is made on the way can be taken out', async () => {
  const imported = vi.spyOn(crypto.subtle, 'importKey');
  await seal(
    new SecretKey('sk_test_5e7a'),
    'acme',
    { by: 'device' },
    await derive('correct horse'),
  );
  expect(imported.mock.calls.map((call): unknown => call[3])).toEqual([false, false]);
});
