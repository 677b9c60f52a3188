import { expect, it } from 'vitest';
import { isDenial } from '../../../src/domain/is-denial';

it.each(['failed', 'cancelled'] as const)(
  'the word "%s" denies that anything was charged',
  (word) => {
    expect(isDenial(word)).toBe(true);
  },
);

it.each(['succeeded', 'processing', 'authenticating'] as const)(
  'the word "%s" denies nothing',
  (word) => {
    expect(isDenial(word)).toBe(false);
  },
);
