import { describe, expect, it } from 'vitest';
import { nextHealth, type CardHealth } from '../../../src/domain/card-health';

const at = 900;
const never: CardHealth = { workedAt: null, brokenSince: null };
const works: CardHealth = { workedAt: 100, brokenSince: null };
const broken: CardHealth = { workedAt: 100, brokenSince: 500 };
const neverWorked: CardHealth = { workedAt: null, brokenSince: 500 };

describe('a card', () => {
  it.each<[string, CardHealth | undefined, boolean, boolean, CardHealth | undefined]>([
    ['unknown, finds', undefined, false, false, { workedAt: at, brokenSince: null }],
    ['unknown and taught, finds', undefined, true, false, { workedAt: at, brokenSince: null }],
    ['unknown, finds nothing', undefined, false, true, undefined],
    [
      'unknown and taught, finds nothing',
      undefined,
      true,
      true,
      { workedAt: null, brokenSince: at },
    ],
    ['that never worked, finds nothing', never, false, true, undefined],
    ['that never worked, finds', never, false, false, { workedAt: at, brokenSince: null }],
    ['that works, finds', works, false, false, undefined],
    ['that works, finds nothing', works, false, true, { workedAt: 100, brokenSince: at }],
    ['that is broken, finds nothing', broken, true, true, undefined],
    ['that is broken, finds', broken, false, false, { workedAt: at, brokenSince: null }],
    ['taught in vain, finds nothing', neverWorked, true, true, undefined],
    ['taught in vain, finds', neverWorked, true, false, { workedAt: at, brokenSince: null }],
  ])('%s', (_, known, isTaught, isEmpty, next) => {
    expect(nextHealth(known, { isTaught, isEmpty, at })).toEqual(next);
  });
});
