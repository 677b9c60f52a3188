import { describe, expect, it, vi } from 'vitest';
import { saveSetup } from '../../../src/background/save-setup';
import { NO_SETTINGS } from '../../../src/domain/settings';
import type { SaveSetupRequest } from '../../../src/protocol/requests';
import { createFakePorts, KEY } from '../support/fake-ports';

type NewKey = NonNullable<SaveSetupRequest['newKey']>;
const settings = { ...NO_SETTINGS, organization: 'new-org' };
const newKey: NewKey = {
  secretKey: 'sk_new_4321',
  passphrase: 'correct horse',
  repeated: 'correct horse',
  remember: false,
};
const withKey = (changes: Partial<NewKey>) => ({ newKey: { ...newKey, ...changes } });

describe('set-up', () => {
  it.each<[string, Partial<SaveSetupRequest>, object]>([
    [
      'no organisation',
      { settings: NO_SETTINGS, newKey },
      { field: 'organization', problem: 'empty' },
    ],
    [
      'a slash in the organisation',
      { settings: { ...settings, organization: 'a/b' }, newKey },
      { field: 'organization', problem: 'slash' },
    ],
    [
      'a pattern that is none',
      { settings: { ...settings, customerIdPattern: '(' } },
      { field: 'customerIdPattern', problem: 'not-a-pattern' },
    ],
    ['an empty key', withKey({ secretKey: ' ' }), { field: 'secretKey', problem: 'empty' }],
    ['two keys', withKey({ secretKey: 'a b' }), { field: 'secretKey', problem: 'inner-space' }],
    ['an odd key', withKey({ secretKey: 'ключ' }), { field: 'secretKey', problem: 'not-ascii' }],
    [
      'an endless key',
      withKey({ secretKey: 'x'.repeat(513) }),
      { field: 'secretKey', problem: 'too-long' },
    ],
    [
      'a short passphrase',
      withKey({ passphrase: 'short', repeated: 'short' }),
      { field: 'passphrase', problem: 'too-short' },
    ],
    [
      'a passphrase not repeated',
      withKey({ repeated: 'correct horsE' }),
      { field: 'passphrase', problem: 'not-repeated' },
    ],
  ])('with %s is refused, and changes neither settings nor key', async (_, changes, problem) => {
    const { ports, world } = await createFakePorts();
    const before = await ports.settings.read();
    const reply = await saveSetup(ports, { settings, newKey: null, ...changes });
    expect(reply).toEqual({ ok: false, problem });
    expect(world.used).toEqual([]);
    await expect(ports.vault.open()).resolves.toEqual({ ok: true, key: KEY });
    await expect(ports.settings.read()).resolves.toEqual(before);
  });

  it('without a new key leaves the stored one', async () => {
    const { ports, world } = await createFakePorts();
    const reply = await saveSetup(ports, { settings, newKey: null });
    expect(reply).toMatchObject({ ok: true, status: { settings }, keyTrimmed: false });
    expect(world.used).toEqual([]);
  });

  it.each([
    ['sk_new_4321', false],
    [' sk_new_4321\n', true],
  ])('with the key %j seals it; trimmed: %j', async (secretKey, keyTrimmed) => {
    const { ports } = await createFakePorts();
    const seal = vi.spyOn(ports.vault, 'seal');
    const reply = await saveSetup(ports, { settings, ...withKey({ secretKey }) });
    expect(reply).toMatchObject({ ok: true, keyTrimmed, status: { settings, locked: false } });
    const [key, passphrase] = seal.mock.calls[0] ?? [];
    expect([key?.reveal(), passphrase]).toEqual(['sk_new_4321', 'correct horse']);
    expect(JSON.stringify(reply)).not.toContain('sk_new');
  });

  it('that remembers the device asks for no passphrase, and uses none', async () => {
    const { ports } = await createFakePorts();
    const seal = vi.spyOn(ports.vault, 'seal');
    const asked = withKey({ passphrase: '', repeated: '', remember: true });
    await expect(saveSetup(ports, { settings, ...asked })).resolves.toMatchObject({
      ok: true,
      status: { key: { remembered: true } },
    });
    expect(seal.mock.calls[0]?.[1]).toBeNull();
  });

  it('whose key cannot be sealed changes no settings', async () => {
    const { ports } = await createFakePorts();
    const before = await ports.settings.read();
    vi.spyOn(ports.vault, 'seal').mockRejectedValue(new Error('disk'));
    await expect(saveSetup(ports, { settings, newKey })).rejects.toThrow();
    await expect(ports.settings.read()).resolves.toEqual(before);
  });
});
