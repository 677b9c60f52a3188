import type { MessageKey } from '../../ui/words';
import type { SaveProblem, SetupField } from '../setup-form';

/** A problem beside the field that it is said at. */
export interface PlacedProblem {
  readonly field: SetupField;
  readonly words: MessageKey;
}

/** What is wrong with the set-up, in words, and where to say it. */
export function placeProblem(found: SaveProblem): PlacedProblem {
  const { field } = found;
  switch (found.problem) {
    case 'empty':
      return { field, words: field === 'secretKey' ? 'keyEmpty' : 'organizationEmpty' };
    case 'slash':
      return { field, words: 'organizationSlash' };
    case 'characters':
      return {
        field,
        words: field === 'organization' ? 'organizationCharacters' : 'defaultPriceCharacters',
      };
    case 'too-long':
      return { field, words: field === 'customerIdLabels' ? 'labelsTooLong' : 'tooLong' };
    case 'not-a-pattern':
      return { field, words: 'patternBroken' };
    case 'inner-space':
      return { field, words: 'keyInnerSpace' };
    case 'not-ascii':
      return { field, words: 'keyNotAscii' };
    case 'too-short':
      return { field, words: 'passphraseTooShort' };
    case 'not-repeated':
      return { field: 'repeated', words: 'passphraseNotRepeated' };
    case 'missing-key':
      return { field: 'secretKey', words: 'keyEmpty' };
    default:
      return found satisfies never;
  }
}
