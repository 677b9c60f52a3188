import { z } from '../domain/schema';
import { SecretKey } from '../domain/secret-key';

/** PBKDF2 rounds of a new passphrase, and the fewest that a stored one may name. */
export const ROUNDS = 1_300_000;

// Whole groups of four only: `atob` throws on anything else, and what is broken is to be refused, not to throw.
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$/;
const base64 = z.string().check(z.maxLength(4096), z.regex(BASE64));

/** The sealed key as stored. Everything but the cipher texts is bound to them as additional data. */
export const sealedSchema = z.strictObject({
  version: z.literal(2),
  /** Whose key it is: no other organization's charge is ever sent with it. */
  organization: z.string().check(z.minLength(1), z.maxLength(100)),
  wrap: z.discriminatedUnion('by', [
    z.strictObject({
      by: z.literal('passphrase'),
      hash: z.literal('SHA-256'),
      rounds: z.int().check(z.gte(ROUNDS)),
      salt: base64,
    }),
    z.strictObject({ by: z.literal('device') }),
  ]),
  ending: z.string().check(z.maxLength(4)),
  wrappedDataKey: z.strictObject({ iv: base64, text: base64 }),
  secret: z.strictObject({ iv: base64, text: base64 }),
});

export type Sealed = z.infer<typeof sealedSchema>;
type Wrap = Sealed['wrap'];
type Box = Sealed['secret'];
type Bytes = Uint8Array<ArrayBuffer>;

/** Derives the key that wraps the data key from a passphrase; takes about half a second, on purpose. */
export async function deriveWrapKey(passphrase: string, wrap: Wrap & { by: 'passphrase' }) {
  const material = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(passphrase.normalize('NFC')),
    'PBKDF2',
    false,
    ['deriveKey'],
  );
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: wrap.hash, iterations: wrap.rounds, salt: bytesOf(wrap.salt) },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/**
 * Seals an organization's secret under a new data key, and that under the wrap key. The data key is what
 * an unlock yields.
 */
export async function seal(
  secret: SecretKey,
  organization: string,
  wrap: Wrap,
  wrapKey: CryptoKey,
): Promise<{ readonly sealed: Sealed; readonly dataKey: string }> {
  const dataKey = randomBytes(32);
  const header = { version: 2, organization, wrap, ending: secret.ending() } as const;
  return {
    sealed: {
      ...header,
      wrappedDataKey: await encrypt(wrapKey, dataKey, header),
      secret: await encrypt(
        await importDataKey(dataKey),
        new TextEncoder().encode(secret.reveal()),
        header,
      ),
    },
    dataKey: base64Of(dataKey),
  };
}

/** Unwraps the data key; undefined when the wrap key is not the right one or anything was changed. */
export async function openDataKey(sealed: Sealed, wrapKey: CryptoKey): Promise<string | undefined> {
  const dataKey = await decrypt(wrapKey, sealed.wrappedDataKey, sealed);
  return dataKey && base64Of(dataKey);
}

/** Opens the secret with a data key; undefined when they do not belong together. */
export async function openSecret(sealed: Sealed, dataKey: string): Promise<SecretKey | undefined> {
  const key = await importDataKey(bytesOf(dataKey));
  const secret = await decrypt(key, sealed.secret, sealed);
  return secret && new SecretKey(new TextDecoder().decode(secret));
}

/** A new wrap by passphrase, with its own salt. */
export function newPassphraseWrap(): Wrap & { by: 'passphrase' } {
  const salt = base64Of(randomBytes(16));
  return { by: 'passphrase', hash: 'SHA-256', rounds: ROUNDS, salt };
}

function importDataKey(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

async function encrypt(key: CryptoKey, plain: Bytes, header: Header): Promise<Box> {
  const iv = randomBytes(12);
  const parameters = { name: 'AES-GCM', iv, additionalData: additionalData(header) };
  const text = await crypto.subtle.encrypt(parameters, key, plain);
  return { iv: base64Of(iv), text: base64Of(new Uint8Array(text)) };
}

async function decrypt(key: CryptoKey, box: Box, header: Header): Promise<Bytes | undefined> {
  const iv = bytesOf(box.iv);
  const parameters = { name: 'AES-GCM', iv, additionalData: additionalData(header) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, bytesOf(box.text)));
  } catch {
    // WebCrypto says only "OperationError": a wrong key and a changed text are one and the same to it.
    return undefined;
  }
}

type Header = Pick<Sealed, 'version' | 'organization' | 'wrap' | 'ending'>;

function additionalData({ version, organization, wrap, ending }: Header): Bytes {
  const way = wrap.by === 'device' ? [wrap.by] : [wrap.by, wrap.hash, wrap.rounds, wrap.salt];
  const bound = ['chargehand', version, organization, ending, ...way];
  return new TextEncoder().encode(JSON.stringify(bound));
}

function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

function base64Of(bytes: Bytes): string {
  return btoa(String.fromCharCode(...bytes));
}

function bytesOf(text: string): Bytes {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
