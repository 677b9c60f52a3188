import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: ['specs/**/*.spec.ts', 'driver-check/*.spec.ts'],
  // A charge that waits 45 seconds for its answer, beside another run on the same two cores.
  timeout: 150_000,
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  projects: [{ name: 'chromium' }, { name: 'firefox' }],
});
