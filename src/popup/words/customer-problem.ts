import {
  CUSTOMER_ID_LIMIT,
  type CustomerIdCheck,
  type ForbiddenCharacter,
} from '../../domain/customer-id';
import type { Words } from '../../ui/words';
import { characterName } from './character-name';

/** How many forbidden characters are named; after that only their number is said. */
const NAMED = 4;

/** What is wrong with a customer ID, each forbidden character by its code and place. */
export function customerProblem(
  check: Extract<CustomerIdCheck, { ok: false }>,
  words: Words,
): string {
  const { plural, t } = words;
  switch (check.problem) {
    case 'empty':
      return t('customerEmpty');
    case 'too-long':
      return t('customerTooLong', String(check.length), String(CUSTOMER_ID_LIMIT));
    case 'pattern':
      return t('customerPattern');
    case 'forbidden-characters': {
      const { characters } = check;
      const names = characters.slice(0, NAMED).map((character) => place(character, words));
      const rest = characters.length - NAMED;
      if (rest > 0) names.push(plural('moreCharacters', rest));
      return t('customerCharacters', names.join(', '));
    }
    default:
      return check satisfies never;
  }
}

function place({ codePoint, position }: ForbiddenCharacter, { t }: Words): string {
  const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  return t('characterAt', code, String(position), t(characterName(codePoint)));
}
