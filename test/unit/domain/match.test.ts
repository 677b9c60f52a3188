import { describe, expect, it } from 'vitest';
import { countMatches } from '../../../src/domain/match';

/** How many of these takers get an item of their own, each written as the items that fit it. */
const matches = (...takers: string[]) =>
  countMatches(takers, ['a', 'b', 'c'], (taker, item) => taker.includes(item));

describe('takers and items', () => {
  it.each<[string[], number]>([
    [[], 0],
    [[''], 0],
    [['a'], 1],
    [['a', 'a'], 1],
    [['a', 'b'], 2],
    [['ab', 'a'], 2],
    [['ab', 'ab', 'ab'], 2],
    [['abc', 'ab', 'a'], 3],
    [['ab', 'bc', 'b'], 3],
    [['a', 'b', 'c', 'abc'], 3],
    [['d'], 0],
  ])('%j: as many get one of their own as can: %d', (takers, count) => {
    expect(matches(...takers)).toBe(count);
  });
});
