/** The organisation's secret key. It prints and serialises as `[secret]`; only `reveal` gives it away. */
export class SecretKey {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The key itself, for the one header of the one request it is opened for. */
  reveal(): string {
    return this.#value;
  }

  /** The last four characters, all that any screen may know; fewer than 12 characters show none. */
  ending(): string {
    return this.#value.length < 12 ? '' : this.#value.slice(-4);
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }
}

export type SecretKeyProblem = 'empty' | 'inner-space' | 'not-ascii' | 'too-long';

export type SecretKeyCheck =
  | { readonly ok: true; readonly key: SecretKey; readonly trimmed: boolean }
  | { readonly ok: false; readonly problem: SecretKeyProblem };

const SECRET_KEY_LIMIT = 512;

/** Takes a key as it was pasted: white space around it is cut off (and said), any inside is refused. */
export function parseSecretKey(pasted: string): SecretKeyCheck {
  const value = pasted.trim();
  if (value === '') return { ok: false, problem: 'empty' };
  if (/\s/.test(value)) return { ok: false, problem: 'inner-space' };
  if (!/^[\x21-\x7e]+$/.test(value)) return { ok: false, problem: 'not-ascii' };
  if (value.length > SECRET_KEY_LIMIT) return { ok: false, problem: 'too-long' };
  return { ok: true, key: new SecretKey(value), trimmed: value !== pasted };
}
