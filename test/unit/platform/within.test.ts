import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { within } from '../../../src/platform/within';
import { later, never, type Later } from '../support/later';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an answer of the browser', () => {
  it('that comes in time is given, and leaves no timer behind', async () => {
    await expect(within(1_000, Promise.resolve('yes'))).resolves.toBe('yes');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that is an error is that error, and leaves no timer behind', async () => {
    await expect(within(1_000, Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that never comes is given up at the limit, and not before', async () => {
    const failed = vi.fn();
    const waiting = within(1_000, never()).catch(failed);
    await vi.advanceTimersByTimeAsync(999);
    expect(failed).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await waiting;
    expect(failed).toHaveBeenCalledExactlyOnceWith(expect.any(Error));
    expect(failed).toHaveBeenCalledWith(
      expect.objectContaining({
        name: 'TimeoutError',
        message: 'the browser did not answer in time',
      }),
    );
  });

  it.each([
    [
      'a value',
      (answer: Later<string>) => {
        answer.resolve('late');
      },
    ],
    [
      'an error',
      (answer: Later<string>) => {
        answer.reject(new Error('late'));
      },
    ],
  ])('that comes too late and is %s is dropped', async (_, settle) => {
    const answer = later<string>();
    const waiting = expect(within(1_000, answer.promise)).rejects.toThrow('in time');
    await vi.advanceTimersByTimeAsync(1_000);
    settle(answer);
    await waiting;
  });
});
