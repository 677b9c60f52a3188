import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { chosenGroups } from './chosen-groups';

const named = process.env.MUTATED_GROUP;

/** The tests of the group that is measured and no others: each mutant runs those that reach it. */
export default defineConfig({
  plugins: [preact()],
  test: {
    include: chosenGroups(named === undefined ? [] : [named]).flatMap(([, { tests }]) => tests),
    environment: 'node',
    restoreMocks: true,
    // zustand asks for react; only inlined is it served the project's alias to preact/compat.
    server: { deps: { inline: ['zustand'] } },
  },
});
