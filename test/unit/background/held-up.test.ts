import { expect, it } from 'vitest';
import { isHeldUp } from '../../../src/background/held-up';
import { aRequest, NOW } from '../support/samples';

const isHeldUpAt = (now: number) => isHeldUp({ clock: { now: () => now } }, aRequest());

it('a press is sent within 15 seconds, and held up after them', () => {
  expect([NOW, NOW + 15_000].map(isHeldUpAt)).toEqual([false, false]);
  expect(isHeldUpAt(NOW + 15_001)).toBe(true);
});

it('a press that a clock set back puts into the future holds as long', () => {
  expect(isHeldUpAt(NOW - 15_000)).toBe(false);
  expect(isHeldUpAt(NOW - 15_001)).toBe(true);
});
