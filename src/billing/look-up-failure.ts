import type { CallFailure } from '../ports';

/** The look-ups of the API, by their path. */
export type LookUpPath = 'price_points' | 'payments_history' | 'my_assets' | 'search_users';

/**
 * Why an answer to a look-up brought nothing, by its HTTP status; undefined where it may have. The price list
 * is the organization's own, so that a 404 there speaks of the organization; elsewhere it does not.
 */
export function lookUpFailure(path: LookUpPath, httpStatus: number): CallFailure | undefined {
  switch (httpStatus) {
    case 200:
      return undefined;
    case 401:
      return 'key-refused';
    case 403:
      return 'forbidden';
    case 404:
      return path === 'price_points' ? 'organization-unknown' : 'not-found';
    default:
      return 'server-error';
  }
}
