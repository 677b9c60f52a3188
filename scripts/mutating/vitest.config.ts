import { defineConfig } from 'vitest/config';
import { core } from './core';

/** The tests of the core and no others: each mutant runs those that reach it. */
export default defineConfig({
  test: {
    include: Object.values(core).flatMap(({ tests }) => tests),
    environment: 'node',
    restoreMocks: true,
  },
});
