import type messages from '../../public/_locales/en/messages.json';

/** A text of `_locales/en/messages.json`. */
export type MessageKey = keyof typeof messages;

type PluralBase<Key> = Key extends `${infer Base}_other` ? Base : never;

/** A text that depends on a count; each language has it under `_one`, `_other` and the forms of its own. */
export type PluralKey = PluralBase<MessageKey>;

export interface Words {
  readonly t: (key: MessageKey, ...substitutions: readonly string[]) => string;
  /** `$1` is the count, as people of that language write it. */
  readonly plural: (key: PluralKey, count: number, ...more: readonly string[]) => string;
}

/** Makes the words from the browser's way to look up a message. The texts' own language decides the plural. */
export function createWords(
  getMessage: (key: string, substitutions: readonly string[]) => string,
): Words {
  const language = getMessage('textLanguage', []) || 'en';
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return {
    t: (key, ...substitutions) => getMessage(key, substitutions),
    plural: (key, count, ...more) => {
      const substitutions = [numbers.format(count), ...more];
      const text = getMessage(`${key}_${rules.select(count)}`, substitutions);
      return text === '' ? getMessage(`${key}_other`, substitutions) : text;
    },
  };
}
