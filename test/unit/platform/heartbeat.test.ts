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

describe('the heart of what only waits', () => {
  it('beats as well, from its start to its end', () => {
    const stop = createHeartbeat().startWaiting();
    vi.advanceTimersByTime(30_000);
    expect(getPlatformInfo).toHaveBeenCalledTimes(2);
    stop();
    vi.advanceTimersByTime(60_000);
    expect(getPlatformInfo).toHaveBeenCalledTimes(2);
  });

  it('has no limit: a timer ends by itself', () => {
    createHeartbeat().startWaiting();
    vi.advanceTimersByTime(60 * 60_000);
    expect(getPlatformInfo).toHaveBeenCalledTimes(240);
  });

  it('keeps nobody waiting until all is still', () => {
    const heartbeat = createHeartbeat();
    const stopWaiting = heartbeat.startWaiting();
    const stop = heartbeat.start();
    const then = vi.fn();
    heartbeat.whenStill(then);
    expect(then).not.toHaveBeenCalled();
    stop();
    expect(then).toHaveBeenCalledTimes(1);
    stopWaiting();
    expect(then).toHaveBeenCalledTimes(1);
  });
});

describe('work that hangs', () => {
  it('keeps the background alive for five minutes and no longer', () => {
    createHeartbeat().start();
    vi.advanceTimersByTime(5 * 60_000 - 1);
    expect(getPlatformInfo).toHaveBeenCalledTimes(19);
    vi.advanceTimersByTime(10 * 60_000);
    expect(getPlatformInfo.mock.calls.length).toBeLessThanOrEqual(20);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is then no longer waited for, and its late end changes nothing', () => {
    const heartbeat = createHeartbeat();
    const stopLate = heartbeat.start();
    vi.advanceTimersByTime(60_000);
    const stop = heartbeat.start();
    const then = vi.fn();
    heartbeat.whenStill(then);
    vi.advanceTimersByTime(4 * 60_000);
    stopLate();
    expect(then).not.toHaveBeenCalled();
    stop();
    expect(then).toHaveBeenCalledTimes(1);
  });

  it('alone is not waited for after its five minutes', () => {
    const heartbeat = createHeartbeat();
    heartbeat.start();
    const then = vi.fn();
    heartbeat.whenStill(then);
    vi.advanceTimersByTime(5 * 60_000 - 1);
    expect(then).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(then).toHaveBeenCalledTimes(1);
  });

  it('that has ended twice has ended once', () => {
    const heartbeat = createHeartbeat();
    const stop = heartbeat.start();
    const stopOther = heartbeat.start();
    stop();
    stop();
    const then = vi.fn();
    heartbeat.whenStill(then);
    expect(then).not.toHaveBeenCalled();
    stopOther();
    expect(then).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
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
