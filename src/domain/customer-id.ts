/** An external id that may be sent: 1 to 256 printable ASCII characters. */
export type CustomerId = string & { readonly brand: 'CustomerId' };

/** One character that no customer ID has. `position` counts characters from 1. */
export interface ForbiddenCharacter {
  readonly codePoint: number;
  readonly position: number;
}

export type CustomerIdCheck =
  | { readonly ok: true; readonly id: CustomerId }
  | { readonly ok: false; readonly problem: 'empty' }
  | { readonly ok: false; readonly problem: 'too-long'; readonly length: number }
  | {
      readonly ok: false;
      readonly problem: 'forbidden-characters';
      readonly characters: readonly ForbiddenCharacter[];
    }
  | { readonly ok: false; readonly problem: 'pattern' };

/** Longest external id of the API's contract, in characters. */
export const CUSTOMER_ID_LIMIT = 256;

/**
 * Decides whether a text may be sent as a customer ID; it is never trimmed or normalised, since a
 * look-alike is another customer. `pattern` is the organisation's own, anchored at both ends.
 */
export function checkCustomerId(text: string, pattern?: RegExp): CustomerIdCheck {
  if (text === '') return { ok: false, problem: 'empty' };
  const characters = Array.from(text).flatMap((character, index) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return isPrintableAscii(codePoint) ? [] : [{ codePoint, position: index + 1 }];
  });
  if (characters.length > 0) return { ok: false, problem: 'forbidden-characters', characters };
  if (text.length > CUSTOMER_ID_LIMIT)
    return { ok: false, problem: 'too-long', length: text.length };
  if (pattern !== undefined && !pattern.test(text)) return { ok: false, problem: 'pattern' };
  return { ok: true, id: text as CustomerId };
}

/** Space (U+0020) is not among them: no id of the field holds one, and it hides at the ends. */
function isPrintableAscii(codePoint: number): boolean {
  return codePoint >= 0x21 && codePoint <= 0x7e;
}

/** The pattern that the settings ask for; a broken one lets no ID pass, and none lets all. */
export function customerIdPattern(source: string): RegExp | undefined {
  if (source === '') return undefined;
  return compileCustomerIdPattern(source) ?? /(?!)/;
}

/** Compiles the organisation's pattern so that it must match the whole ID; undefined when it is no pattern. */
export function compileCustomerIdPattern(source: string): RegExp | undefined {
  try {
    // By itself first: the brackets below would make a whole of `a)|(b`, which then matches half an ID.
    RegExp(source);
    // No flag: with `v` a plain `[a-z-]`, as admins write it, would be refused.
    return new RegExp(`^(?:${source})$`);
  } catch {
    return undefined;
  }
}
