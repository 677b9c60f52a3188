/** Longest e-mail address there can be. */
const EMAIL_LIMIT = 320;

/** True for one e-mail address and nothing else; whether anybody has it is not for us to know. */
export function isEmail(text: string): boolean {
  return text.length <= EMAIL_LIMIT && /^[^\s@\p{C}]+@[^\s@\p{C}]+$/u.test(text);
}
