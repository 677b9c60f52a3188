import { sourcesIn, testsIn, type Group } from '../group';

/** What a charge is, what may become of it, and what the server's books say of it. */
export const domain: Readonly<Record<string, Group>> = {
  step: {
    sources: sourcesIn('domain', 'step-charge', 'state-facts', 'is-denial'),
    tests: testsIn('domain', 'step-charge', 'charge', 'state-facts', 'is-denial'),
    least: 90,
  },
  guard: {
    sources: sourcesIn('domain', 'charge-guard', 'ownership'),
    tests: testsIn('domain', 'charge-guard', 'ownership'),
    least: 90,
  },
  evidence: {
    sources: sourcesIn(
      'domain',
      'evidence',
      'bought',
      'known-before',
      'new-orders',
      'asset-evidence',
      'match',
      'finding',
      'customer-books',
    ),
    tests: testsIn(
      'domain',
      'evidence',
      'evidence-of-others',
      'bought',
      'known-before',
      'new-orders',
      'asset-evidence',
      'match',
    ),
    least: 90,
  },
  family: {
    sources: sourcesIn('domain', 'charge-family', 'charge-order', 'lent-key'),
    tests: testsIn('domain', 'charge-family', 'charge-order', 'charge', 'lent-key'),
    least: 90,
  },
  schedule: {
    sources: sourcesIn('domain', 'look-schedule', 'look-times'),
    tests: testsIn('domain', 'look-schedule'),
    least: 90,
  },
  denial: {
    sources: sourcesIn('domain', 'elapsed', 'deny-charge', 'confirm-denial'),
    tests: testsIn('domain', 'elapsed', 'deny-charge', 'confirm-denial'),
    least: 90,
  },
};
