/** Fewest characters of a passphrase: it is all that stands between a copied profile and the key. */
export const PASSPHRASE_MINIMUM = 12;

export type PassphraseProblem = 'too-short' | 'not-repeated';

/** Decides whether a new passphrase may be used; undefined when it may. Length counts characters. */
export function checkNewPassphrase(
  passphrase: string,
  repeated: string,
): PassphraseProblem | undefined {
  if (Array.from(passphrase).length < PASSPHRASE_MINIMUM) return 'too-short';
  return passphrase === repeated ? undefined : 'not-repeated';
}
