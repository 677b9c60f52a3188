import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: ['specs/**/*.spec.ts', 'driver-check/*.spec.ts'],
  // A charge that waits 45 seconds for its answer, beside another run on the same two cores.
  timeout: 150_000,
  // Most of the time is spent waiting for a browser: two cores carry three.
  workers: 3,
  fullyParallel: false,
  forbidOnly: true,
  projects: [{ name: 'chromium' }, { name: 'firefox' }],
});
