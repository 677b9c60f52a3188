import { defineConfig } from 'playwright/test';
import { PROVE_FILES } from '../../../scripts/proving/add-prove';

/** What `npm run prove` runs; too long for every day. */
export default defineConfig({
  testDir: '..',
  testMatch: [...PROVE_FILES],
  // Waits are for events; this is for a machine on which something else runs.
  timeout: 240_000,
  // One for each browser: a whole file is run by one worker, in one world.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  projects: [{ name: 'chromium' }, { name: 'firefox' }],
});
