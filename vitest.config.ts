import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [preact()],
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}', 'test/contract/**/*.test.ts'],
    environment: 'node',
    restoreMocks: true,
    // It ends what hangs; how fast things are is measured by `npm run bench`.
    testTimeout: 30_000,
    // By itself it leaves one core idle, for an editor that is not there.
    maxWorkers: '100%',
    // zustand asks for react; only inlined is it served the project's alias to preact/compat.
    server: { deps: { inline: ['zustand'] } },
  },
});
