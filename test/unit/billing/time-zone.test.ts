import { afterEach, expect, it, vi } from 'vitest';
import { readTime } from '../../../src/billing/read-time';
import { NOW } from '../support/samples';

// In a file of its own: only a process can be moved to another zone, and not every runner starts one.
afterEach(() => {
  vi.unstubAllEnvs();
});

it('a time of the API without a zone is UTC wherever the device stands', () => {
  vi.stubEnv('TZ', 'Asia/Kolkata');
  expect(new Date(NOW).getTimezoneOffset()).toBe(-330);
  expect(readTime('2026-11-22T09:00:00')).toBe(NOW);
  expect(readTime('2026-11-22 09:00:00.000001')).toBe(NOW);
});
