import { sourcesIn, testsIn, type Group } from '../group';

/** What is kept, and what the browser is asked. */
export const platform: Readonly<Record<string, Group>> = {
  seal: {
    sources: sourcesIn('platform', 'seal'),
    tests: testsIn('platform', 'seal', 'sealed-before', 'wrap-key'),
    least: 90,
  },
  vault: {
    sources: sourcesIn('platform', 'vault', 'wrong-tries'),
    tests: testsIn('platform', 'vault', 'unlock-delays'),
    least: 85,
  },
  journal: {
    sources: sourcesIn('platform', 'journal', 'journal-pending', 'journal-records', 'write-all'),
    tests: testsIn('platform', 'journal', 'damaged-records', 'reopened-charges', 'write-all'),
    least: 85,
  },
  database: {
    sources: sourcesIn('platform', 'database', 'end-late-transactions', 'lazy-database'),
    tests: testsIn(
      'platform',
      'database',
      'end-late-transactions',
      'golden-journals',
      'lazy-database',
    ),
    least: 85,
  },
  stores: {
    sources: sourcesIn('platform', 'card-shelf', 'price-shelf', 'session-store', 'settings-store'),
    tests: testsIn('platform', 'card-shelf', 'session-store', 'stores'),
    least: 85,
  },
  page: {
    sources: sourcesIn('platform', 'active-page', 'page-answer', 'page-context'),
    tests: testsIn('platform', 'active-page', 'page-answer', 'page-context'),
    least: 85,
  },
  browser: {
    sources: sourcesIn(
      'platform',
      'alarm',
      'badge',
      'heartbeat',
      'locks',
      'log',
      'notifier',
      'popup',
      'reach',
      'timers',
      'transport',
      'within',
    ),
    tests: testsIn(
      'platform',
      'alarm',
      'badge',
      'heartbeat',
      'locks',
      'log',
      'notifier',
      'popup',
      'reach',
      'timers',
      'transport',
      'within',
    ),
    least: 85,
  },
};
