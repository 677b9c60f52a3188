import type { SecretKey } from '../domain/secret-key';
import type { Clock, Log, SessionStore, Vault } from '../ports';
import type { Database } from './database';
import {
  deriveWrapKey,
  newPassphraseWrap,
  openDataKey,
  openSecret,
  seal,
  sealedSchema,
  type Sealed,
} from './seal';
import { SETTINGS } from './settings-store';
import { writeAll } from './write-all';
import { createWrongTries } from './wrong-tries';

const DATA_KEY = 'data-key';
const STRICT = { durability: 'strict' } as const;

/**
 * Makes the vault: the sealed key in IndexedDB, and while unlocked the data key in the session's memory.
 * `forgetSession` empties that memory, drafts and all.
 */
export function createVault(
  database: () => Promise<Database>,
  session: SessionStore,
  forgetSession: () => Promise<void>,
  clock: Clock,
  log: Log,
): Vault {
  const wrongTries = createWrongTries(database, clock);

  /** What is kept. A record of version 1 names no organization: it counts as one that cannot be read. */
  const stored = async (): Promise<{ sealed?: Sealed; broken: boolean }> => {
    const value = await (await database()).get('vault', 'sealed');
    if (value === undefined) return { broken: false };
    const parsed = sealedSchema.safeParse(value);
    return parsed.success ? { sealed: parsed.data, broken: false } : { broken: true };
  };

  const deviceKey = async (): Promise<CryptoKey | undefined> => {
    const key = await (await database()).get('vault', 'device-key');
    return key instanceof CryptoKey ? key : undefined;
  };

  /** The data key of this session; a remembered device opens it again each time. */
  const currentDataKey = async (sealed: Sealed): Promise<string | undefined> => {
    if (sealed.wrap.by === 'device') {
      const key = await deviceKey();
      return key && openDataKey(sealed, key);
    }
    const kept = await session.read(DATA_KEY);
    return typeof kept === 'string' ? kept : undefined;
  };

  /** The key; undefined while locked. A data key that was left over from another record opens nothing. */
  const openKey = async (sealed: Sealed): Promise<SecretKey | undefined> => {
    const dataKey = await currentDataKey(sealed);
    return dataKey === undefined ? undefined : openSecret(sealed, dataKey);
  };

  return {
    async status() {
      const { sealed, broken } = await stored();
      if (sealed === undefined) {
        const none = { organization: null, ending: '', remembered: false };
        return { stored: broken, ...none, locked: broken };
      }
      return {
        stored: true,
        organization: sealed.organization,
        ending: sealed.ending,
        remembered: sealed.wrap.by === 'device',
        locked: (await openKey(sealed)) === undefined,
      };
    },

    async seal(settings, key, passphrase) {
      const db = await database();
      // All that takes time comes first: a transaction does not wait for it.
      const wrap = passphrase === null ? ({ by: 'device' } as const) : newPassphraseWrap();
      const wrapKey =
        wrap.by === 'device' || passphrase === null
          ? await newDeviceKey()
          : await deriveWrapKey(passphrase, wrap);
      const { sealed, dataKey } = await seal(key, settings.organization, wrap, wrapKey);
      const transaction = db.transaction(['vault', 'settings'], 'readwrite', STRICT);
      const vault = transaction.objectStore('vault');
      await writeAll(transaction, async () => {
        await vault.put(sealed, 'sealed');
        if (wrap.by === 'device') await vault.put(wrapKey, 'device-key');
        else await vault.delete('device-key');
        // They were made on another passphrase.
        await vault.delete('wrong-tries');
        await transaction.objectStore('settings').put(settings, SETTINGS);
      });
      const kept =
        wrap.by === 'device' ? session.remove(DATA_KEY) : session.write(DATA_KEY, dataKey);
      // The set-up is saved by now: without its data key the key is merely locked, and the status says so.
      await kept.catch(log.bug('data key'));
    },

    async unlock(passphrase) {
      const { sealed, broken } = await stored();
      if (broken) return { result: 'key-unreadable' };
      if (sealed === undefined) return { result: 'no-key' };
      if (sealed.wrap.by === 'device') {
        const opened = await currentDataKey(sealed);
        return { result: opened === undefined ? 'key-unreadable' : 'unlocked' };
      }
      const { allowed, until } = await wrongTries.begin();
      if (!allowed) return { result: 'wait', until };
      const dataKey = await openDataKey(sealed, await deriveWrapKey(passphrase, sealed.wrap));
      if (dataKey === undefined) {
        if (until !== null) await forgetSession();
        return { result: 'wrong-passphrase', until };
      }
      await wrongTries.clear();
      await session.write(DATA_KEY, dataKey);
      return { result: 'unlocked' };
    },

    async open(organization) {
      const { sealed } = await stored();
      // Another organization's key is no key here, locked or not, and nor is one that does not say whose it is.
      if (sealed?.organization !== organization) return { ok: false, why: 'no-key' };
      const key = await openKey(sealed);
      return key === undefined ? { ok: false, why: 'locked' } : { ok: true, key };
    },

    lock: forgetSession,

    async remove() {
      const transaction = (await database()).transaction('vault', 'readwrite', STRICT);
      await transaction.store.clear();
      await transaction.done;
      await forgetSession();
    },
  };
}

/** A key that no script can read out: only this browser profile can use it. */
function newDeviceKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
