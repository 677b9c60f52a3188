import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { core } from './core';

/** The tests of the core and no others: each mutant runs those that reach it. */
export default defineConfig({
  plugins: [preact()],
  test: {
    include: Object.values(core).flatMap(({ tests }) => tests),
    environment: 'node',
    restoreMocks: true,
    // zustand asks for react; only inlined is it served the project's alias to preact/compat.
    server: { deps: { inline: ['zustand'] } },
  },
});
