import { defineConfig } from 'playwright/test';
import { filesOfTable } from './fault-table';

/** Every test that the table of faults names, whichever command else runs it. */
export default defineConfig({
  testDir: '..',
  testMatch: [...filesOfTable],
  timeout: 150_000,
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  projects: [{ name: 'chromium' }, { name: 'firefox' }],
});
