import { sourcesIn, testsIn, type Group } from '../group';

/** What is sent to the server, and how its answers are read; and who may ask for it. */
export const billing: Readonly<Record<string, Group>> = {
  answer: {
    sources: sourcesIn(
      'billing',
      'read-charge-answer',
      'error-envelope',
      'read-payments',
      'read-assets',
    ),
    tests: testsIn('billing', 'read-charge-answer', 'read-payments', 'read-assets'),
    least: 90,
  },
  lists: {
    sources: sourcesIn(
      'billing',
      'asset-state',
      'distinct-assets',
      'look-up-failure',
      'meaning-of-codes',
      'parse-json',
      'read-price-points',
      'read-time',
      'read-users',
      'wire-currency',
    ),
    tests: testsIn(
      'billing',
      'look-up-failure',
      'meaning-of-codes',
      'read-assets',
      'read-charge-answer',
      'read-payments',
      'read-price-points',
      'read-time',
      'read-users',
    ),
    least: 85,
  },
  calls: {
    sources: sourcesIn('billing', 'client', 'post'),
    tests: testsIn('billing', 'client', 'post', 'streamed-charge'),
    least: 85,
  },
  sender: {
    sources: sourcesIn('protocol', 'sender'),
    tests: testsIn('protocol', 'sender'),
    least: 90,
  },
};
