import { describe, expect, it, vi } from 'vitest';
import { saveSetup } from '../../../src/background/save-setup';
import { NO_SETTINGS } from '../../../src/domain/settings';
import type { SaveSetupRequest } from '../../../src/protocol/requests';
import { createVault } from '../../../src/platform/vault';
import { createFakePorts, fakeSession, KEY, silentLog } from '../support/fake-ports';

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
    await expect(ports.vault.open('acme')).resolves.toEqual({ ok: true, key: KEY });
    await expect(ports.settings.read()).resolves.toEqual(before);
  });

  it('without a new key leaves the stored one', async () => {
    const { ports, world } = await createFakePorts();
    const same = { ...settings, organization: 'acme', agentName: 'Bo' };
    const reply = await saveSetup(ports, { settings: same, newKey: null });
    expect(reply).toMatchObject({
      ok: true,
      status: { settings: same, key: { stored: true, ending: '5e7a' } },
      keyTrimmed: false,
    });
    expect(world.used).toEqual([]);
  });

  it('of another organization without a key says that it has none, and whose is stored', async () => {
    const { ports } = await createFakePorts();
    const reply = await saveSetup(ports, { settings, newKey: null });
    expect(reply).toMatchObject({
      ok: true,
      status: { settings, key: { stored: false, ending: '', otherOrganization: 'acme' } },
    });
    await expect(ports.vault.open('new-org')).resolves.toEqual({ ok: false, why: 'no-key' });
    await expect(ports.vault.open('acme')).resolves.toMatchObject({ ok: true });
  });

  it('that goes back to the organization of the stored key has its key again', async () => {
    const { ports } = await createFakePorts();
    const acme = await ports.settings.read();
    await saveSetup(ports, { settings, newKey: null });
    await expect(saveSetup(ports, { settings: acme, newKey: null })).resolves.toMatchObject({
      status: { key: { stored: true, ending: '5e7a' } },
    });
  });

  it('keeps labels tidy', async () => {
    const { ports } = await createFakePorts();
    const customerIdLabels = [' Member ', '', 'member'];
    await saveSetup(ports, { settings: { ...settings, customerIdLabels }, newKey: null });
    await expect(ports.settings.read()).resolves.toEqual({
      ...settings,
      customerIdLabels: ['Member'],
    });
  });

  it.each([
    ['sk_new_4321', false],
    [' sk_new_4321\n', true],
  ])('with the key %j seals it; trimmed: %j', async (secretKey, keyTrimmed) => {
    const { ports } = await createFakePorts();
    const seal = vi.spyOn(ports.vault, 'seal');
    const reply = await saveSetup(ports, { settings, ...withKey({ secretKey }) });
    expect(reply).toMatchObject({ ok: true, keyTrimmed, status: { settings, locked: false } });
    const [saved, key, passphrase] = seal.mock.calls[0] ?? [];
    expect([saved, key?.reveal(), passphrase]).toEqual([settings, 'sk_new_4321', 'correct horse']);
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
    expect(seal.mock.calls[0]?.[2]).toBeNull();
  });

  it('whose key cannot be sealed changes no settings', async () => {
    const { ports } = await createFakePorts();
    const before = await ports.settings.read();
    vi.spyOn(ports.vault, 'seal').mockRejectedValue(new Error('disk'));
    await expect(saveSetup(ports, { settings, newKey })).rejects.toThrow();
    await expect(ports.settings.read()).resolves.toEqual(before);
  });
});

const remembered = withKey({ passphrase: '', repeated: '', remember: true });

/** Ports over the real vault, where acme's key is stored. */
async function withRealVault() {
  const { database, ports, world } = await createFakePorts();
  const forget = () => Promise.resolve();
  const vault = createVault(database, fakeSession(world.session), forget, ports.clock, silentLog);
  await vault.seal(await ports.settings.read(), KEY, null);
  return { ports: { ...ports, vault } };
}

describe('set-up on the disk', () => {
  it('that fails half-way changes neither settings nor key', async () => {
    const { ports } = await withRealVault();
    const before = await ports.settings.read();
    const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')
      ?.value as IDBObjectStore['put'];
    let writes = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value,
      at,
    ) {
      writes += 1;
      if (this.name === 'settings') throw new DOMException('no', 'QuotaExceededError');
      return put.call(this, value, at);
    });
    await expect(saveSetup(ports, { settings, ...remembered })).rejects.toThrow('no');
    vi.restoreAllMocks();
    // The key was written before the settings failed.
    expect(writes).toBeGreaterThan(1);
    await expect(ports.settings.read()).resolves.toEqual(before);
    await expect(ports.vault.open('new-org')).resolves.toEqual({ ok: false, why: 'no-key' });
    const opened = await ports.vault.open('acme');
    expect(opened.ok && opened.key.reveal()).toBe(KEY.reveal());
  });

  it('that is done at two windows at once keeps one of them, whole', async () => {
    const { ports } = await withRealVault();
    const organizations = ['org-1', 'org-2', 'org-3', 'org-4'];
    await Promise.all(
      organizations.map((organization) =>
        saveSetup(ports, {
          settings: { ...settings, organization },
          newKey: { ...remembered.newKey, secretKey: `sk_of_${organization}` },
        }),
      ),
    );
    const { organization } = await ports.settings.read();
    for (const each of ['acme', ...organizations]) {
      const opened = await ports.vault.open(each);
      const key = opened.ok ? opened.key.reveal() : opened.why;
      expect(key).toBe(each === organization ? `sk_of_${each}` : 'no-key');
    }
  });
});
