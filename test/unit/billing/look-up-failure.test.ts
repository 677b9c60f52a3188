import { describe, expect, it } from 'vitest';
import { lookUpFailure, type LookUpPath } from '../../../src/billing/look-up-failure';

const PATHS: readonly LookUpPath[] = [
  'price_points',
  'payments_history',
  'my_assets',
  'search_users',
];

describe('the answer to a look-up', () => {
  it.each(PATHS)('of /%s may have brought something with a 200 alone', (path) => {
    expect(lookUpFailure(path, 200)).toBeUndefined();
    for (const status of [201, 204, 302, 400, 429, 500, 503]) {
      expect(lookUpFailure(path, status)).toBe('server-error');
    }
  });

  it.each(PATHS)('of /%s says whether the key is refused, or may not do this one thing', (path) => {
    expect(lookUpFailure(path, 401)).toBe('key-refused');
    expect(lookUpFailure(path, 403)).toBe('forbidden');
  });

  it('with a 404 speaks of the organization in the price list alone', () => {
    expect(PATHS.map((path) => lookUpFailure(path, 404))).toEqual([
      'organization-unknown',
      'not-found',
      'not-found',
      'not-found',
    ]);
  });
});
