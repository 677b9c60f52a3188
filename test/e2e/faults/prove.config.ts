import { defineConfig } from 'playwright/test';

/** What `npm run prove` runs; too long for every day. */
export default defineConfig({
  testDir: '..',
  testMatch: ['faults/kills.spec.ts', 'faults/long-answers.spec.ts', 'specs/bursts.spec.ts'],
  // Waits are for events; this is for a machine on which something else runs.
  timeout: 240_000,
  // One for each browser: a whole file is run by one worker, in one world.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  projects: [{ name: 'chromium' }, { name: 'firefox' }],
});
