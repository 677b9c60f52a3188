import type { Clock, SessionStore, Vault } from '../ports';
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
): Vault {
  const wrongTries = createWrongTries(database, clock);

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

  /** The data key of this session; a remembered device opens it anew each time. */
  const currentDataKey = async (sealed: Sealed): Promise<string | undefined> => {
    if (sealed.wrap.by === 'device') {
      const key = await deviceKey();
      return key && openDataKey(sealed, key);
    }
    const kept = await session.read(DATA_KEY);
    return typeof kept === 'string' ? kept : undefined;
  };

  return {
    async status() {
      const { sealed, broken } = await stored();
      if (sealed === undefined) {
        return { stored: broken, ending: '', remembered: false, locked: broken };
      }
      return {
        stored: true,
        ending: sealed.ending,
        remembered: sealed.wrap.by === 'device',
        locked: (await currentDataKey(sealed)) === undefined,
      };
    },

    async seal(key, passphrase) {
      const db = await database();
      const wrap = passphrase === null ? ({ by: 'device' } as const) : newPassphraseWrap();
      const wrapKey =
        wrap.by === 'device' || passphrase === null
          ? await newDeviceKey()
          : await deriveWrapKey(passphrase, wrap);
      const { sealed, dataKey } = await seal(key, wrap, wrapKey);
      const transaction = db.transaction('vault', 'readwrite', STRICT);
      await writeAll(transaction, async () => {
        await transaction.store.put(sealed, 'sealed');
        if (wrap.by === 'device') await transaction.store.put(wrapKey, 'device-key');
        else await transaction.store.delete('device-key');
        // They were made on another passphrase.
        await transaction.store.delete('wrong-tries');
      });
      if (wrap.by === 'device') await session.remove(DATA_KEY);
      else await session.write(DATA_KEY, dataKey);
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

    async open() {
      const { sealed, broken } = await stored();
      if (sealed === undefined) return { ok: false, why: broken ? 'locked' : 'no-key' };
      const dataKey = await currentDataKey(sealed);
      const key = dataKey === undefined ? undefined : await openSecret(sealed, dataKey);
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
