import { describe, expect, it } from 'vitest';
import { SecretKey } from '../../../src/domain/secret-key';
import {
  newPassphraseWrap,
  openDataKey,
  openSecret,
  ROUNDS,
  seal,
  sealedSchema,
  type Sealed,
} from '../../../src/platform/seal';

const SENTINEL = 'sk_sentinel_value_5e7a';

/** A key sealed anew. Any wrap key serves here: how it comes from a passphrase is its own test. */
async function sealNow(organization = 'acme') {
  const wrapKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  return {
    wrapKey,
    ...(await seal(new SecretKey(SENTINEL), organization, newPassphraseWrap(), wrapKey)),
  };
}

/** Opens what a disk gave back, the way the vault does; undefined when it is refused. */
async function openStored(value: unknown, wrapKey: CryptoKey): Promise<string | undefined> {
  const parsed = sealedSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const opened = await openDataKey(parsed.data, wrapKey);
  const key = opened === undefined ? undefined : await openSecret(parsed.data, opened);
  return key?.reveal();
}

/** The text with one bit of its bytes flipped. */
function flipped(base64: string, at: number): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes.toString('base64');
}

describe('a sealed key', () => {
  it.each<[string, string | undefined]>([
    ['a', SENTINEL],
    ['a'.repeat(100), SENTINEL],
    ['', undefined],
    ['a'.repeat(101), undefined],
  ])('of the organization %j opens to %j', async (organization, opened) => {
    const { sealed, wrapKey } = await sealNow(organization);
    await expect(openStored(sealed, wrapKey)).resolves.toBe(opened);
  });

  it('opens again', async () => {
    const { sealed, wrapKey } = await sealNow();
    await expect(openStored(structuredClone(sealed), wrapKey)).resolves.toBe(SENTINEL);
  });

  it('is another each time: its data key, nonces and salt are new', async () => {
    const { sealed, dataKey, wrapKey } = await sealNow();
    const again = await seal(new SecretKey(SENTINEL), 'acme', newPassphraseWrap(), wrapKey);
    expect(again.dataKey).not.toBe(dataKey);
    expect(again.sealed.secret).not.toEqual(sealed.secret);
    expect(again.sealed.wrap).not.toEqual(sealed.wrap);
    expect(sealed.secret.iv).not.toBe(sealed.wrappedDataKey.iv);
  });

  it('holds the secret in no field', async () => {
    const { sealed, dataKey } = await sealNow();
    const text = JSON.stringify(sealed);
    expect(text).not.toContain(SENTINEL);
    expect(text).not.toContain(dataKey);
  });

  it('names the rounds that are asked of a new passphrase', () => {
    expect(ROUNDS).toBe(1_300_000);
    expect(newPassphraseWrap()).toMatchObject({
      by: 'passphrase',
      hash: 'SHA-256',
      rounds: ROUNDS,
    });
  });

  it('does not open with another data key', async () => {
    const { sealed, wrapKey } = await sealNow();
    const other = await seal(new SecretKey('sk_other_key_0000'), 'acme', { by: 'device' }, wrapKey);
    await expect(openSecret(sealed, other.dataKey)).resolves.toBeUndefined();
  });
});

function without(good: Sealed, field: keyof Sealed) {
  return Object.fromEntries(Object.entries(good).filter(([name]) => name !== field));
}

const changes: [string, (good: Sealed) => unknown][] = [
  ['an earlier version', (good) => ({ ...good, version: 1 })],
  ['another version', (good) => ({ ...good, version: 3 })],
  ['no version', (good) => without(good, 'version')],
  ['another organization', (good) => ({ ...good, organization: 'other' })],
  ['another spelling of its organization', (good) => ({ ...good, organization: 'Acme' })],
  ['no organization', (good) => without(good, 'organization')],
  ['a stranger', (good) => ({ ...good, stranger: 1 })],
  ['another ending', (good) => ({ ...good, ending: '0000' })],
  ['a longer ending', (good) => ({ ...good, ending: '15e7a' })],
  ['rounds below the floor', (good) => ({ ...good, wrap: { ...good.wrap, rounds: ROUNDS - 1 } })],
  ['one round', (good) => ({ ...good, wrap: { ...good.wrap, rounds: 1 } })],
  ['more rounds', (good) => ({ ...good, wrap: { ...good.wrap, rounds: ROUNDS + 1 } })],
  ['endless rounds', (good) => ({ ...good, wrap: { ...good.wrap, rounds: Infinity } })],
  ['a weaker hash', (good) => ({ ...good, wrap: { ...good.wrap, hash: 'SHA-1' } })],
  ['another hash', (good) => ({ ...good, wrap: { ...good.wrap, hash: 'SHA-512' } })],
  [
    'another salt',
    (good) =>
      good.wrap.by === 'passphrase' && {
        ...good,
        wrap: { ...good.wrap, salt: flipped(good.wrap.salt, 0) },
      },
  ],
  ['no salt', (good) => ({ ...good, wrap: { ...good.wrap, salt: '' } })],
  ['another wrap', (good) => ({ ...good, wrap: { by: 'device' } })],
  [
    'its boxes swapped',
    (good) => ({ ...good, secret: good.wrappedDataKey, wrappedDataKey: good.secret }),
  ],
  ['no secret', (good) => without(good, 'secret')],
  ...(['secret', 'wrappedDataKey'] as const).flatMap((box) =>
    (['iv', 'text'] as const).flatMap((part): [string, (good: Sealed) => unknown][] => {
      const put = (good: Sealed, text: string) => ({
        ...good,
        [box]: { ...good[box], [part]: text },
      });
      return [
        [`a flipped bit in ${box}.${part}`, (good) => put(good, flipped(good[box][part], 0))],
        [
          `a flipped bit at the end of ${box}.${part}`,
          (good) =>
            put(good, flipped(good[box][part], Buffer.from(good[box][part], 'base64').length - 1)),
        ],
        [`one character less in ${box}.${part}`, (good) => put(good, good[box][part].slice(1))],
        [`a stroke more in ${box}.${part}`, (good) => put(good, `${good[box][part]}=`)],
        [`one character in ${box}.${part}`, (good) => put(good, 'A')],
        [`nothing in ${box}.${part}`, (good) => put(good, '')],
        [`no base64 in ${box}.${part}`, (good) => put(good, 'no base64')],
        [`too much in ${box}.${part}`, (good) => put(good, 'A'.repeat(4100))],
      ];
    }),
  ),
];

describe('a sealed key with', () => {
  it.each(changes)('%s is refused', async (_, change) => {
    const { sealed, wrapKey } = await sealNow();
    const changed = change(structuredClone(sealed));
    expect(changed).not.toEqual(sealed);
    await expect(openStored(changed, wrapKey)).resolves.toBeUndefined();
  });
});
