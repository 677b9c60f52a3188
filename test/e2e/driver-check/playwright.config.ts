import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: '../../../test-results/driver-check',
  timeout: 60_000,
  workers: 2,
  fullyParallel: false,
  reporter: 'list',
  projects: [{ name: 'chromium' }, { name: 'firefox' }],
});
