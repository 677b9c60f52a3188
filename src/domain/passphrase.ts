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

const PATIENCE = 5;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 15 * 60_000;

/** How long no passphrase is tried after so many wrong ones in a row, in milliseconds; each one doubles it. */
export function waitAfterWrong(wrongTries: number): number {
  if (wrongTries < PATIENCE) return 0;
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (wrongTries - PATIENCE));
}
