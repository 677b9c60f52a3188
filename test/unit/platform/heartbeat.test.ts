import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHeartbeat } from '../../../src/platform/heartbeat';

const getPlatformInfo = vi.hoisted(() => vi.fn(() => Promise.resolve({})));
vi.mock('../../../src/platform/browser', () => ({ browser: { runtime: { getPlatformInfo } } }));

beforeEach(() => {
  vi.useFakeTimers();
  getPlatformInfo.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the heart', () => {
  it('beats every 15 seconds from its start to its end', () => {
    const stop = createHeartbeat().start();
    vi.advanceTimersByTime(14_999);
    expect(getPlatformInfo).toHaveBeenCalledTimes(0);
    vi.advanceTimersByTime(1);
    expect(getPlatformInfo).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(75_000);
    expect(getPlatformInfo).toHaveBeenCalledTimes(6);
    stop();
    vi.advanceTimersByTime(60_000);
    expect(getPlatformInfo).toHaveBeenCalledTimes(6);
  });
});

describe('who waits until all is still', () => {
  it('is called at once when it is', () => {
    const then = vi.fn();
    createHeartbeat().whenStill(then);
    expect(then).toHaveBeenCalledTimes(1);
  });

  it('is called once, after the last work has ended', () => {
    const heartbeat = createHeartbeat();
    const stops = [heartbeat.start(), heartbeat.start()];
    const waiting = [vi.fn(), vi.fn()];
    for (const then of waiting) heartbeat.whenStill(then);
    stops[1]?.();
    for (const then of waiting) expect(then).not.toHaveBeenCalled();
    stops[0]?.();
    heartbeat.start()();
    for (const then of waiting) expect(then).toHaveBeenCalledTimes(1);
  });
});
