import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHeartbeat } from '../../../src/platform/heartbeat';
import { createTimers } from '../../../src/platform/timers';
import { gate } from '../support/gate';

const getPlatformInfo = vi.hoisted(() => vi.fn(() => Promise.resolve({})));
vi.mock('../../../src/platform/browser', () => ({ browser: { runtime: { getPlatformInfo } } }));

const bugs: string[] = [];
const log = {
  bug: (where: string) => () => {
    bugs.push(where);
    return undefined;
  },
};

function newTimers() {
  const heartbeat = createHeartbeat();
  return { heartbeat, timers: createTimers(heartbeat, log) };
}

beforeEach(() => {
  vi.useFakeTimers();
  getPlatformInfo.mockClear();
  bugs.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a timer', () => {
  it('does its work once, at its time', async () => {
    const work = vi.fn(() => Promise.resolve());
    newTimers().timers.after(40_000, work);
    await vi.advanceTimersByTimeAsync(39_999);
    expect(work).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(400_000);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it.each([-24, 24])('rings when it would when the clock is set by %i hours', async (hours) => {
    const work = vi.fn(() => Promise.resolve());
    newTimers().timers.after(40_000, work);
    vi.setSystemTime(Date.now() + hours * 60 * 60_000);
    await vi.advanceTimersByTimeAsync(39_999);
    expect(work).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('keeps the background alive until its work is done, and no longer', async () => {
    const work = gate();
    newTimers().timers.after(40_000, () => work.opened);
    await vi.advanceTimersByTimeAsync(39_000);
    expect(getPlatformInfo).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(61_000);
    expect(getPlatformInfo).toHaveBeenCalledTimes(6);
    work.open();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(getPlatformInfo).toHaveBeenCalledTimes(6);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that still waits holds up no update, and its work does', async () => {
    const { heartbeat, timers } = newTimers();
    const work = gate();
    timers.after(40_000, () => work.opened);
    const early = vi.fn();
    heartbeat.whenStill(early);
    expect(early).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(40_000);
    const late = vi.fn();
    heartbeat.whenStill(late);
    expect(late).not.toHaveBeenCalled();
    work.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(late).toHaveBeenCalledTimes(1);
  });

  it('whose work fails says so, and ends like any other', async () => {
    const { heartbeat, timers } = newTimers();
    timers.after(1_000, () => Promise.reject(new Error('disk')));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(bugs).toEqual(['timer']);
    const still = vi.fn();
    heartbeat.whenStill(still);
    expect(still).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is one of many, each with its own time', async () => {
    const { timers } = newTimers();
    const done: string[] = [];
    const note = (name: string) => () => {
      done.push(name);
      return Promise.resolve();
    };
    timers.after(2_000, note('second'));
    timers.after(1_000, note('first'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(done).toEqual(['first']);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(done).toEqual(['first', 'second']);
  });
});
