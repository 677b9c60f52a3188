import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAlarm } from '../../../src/platform/alarm';
import { never } from '../support/later';

const { clear, create } = vi.hoisted(() => ({
  clear: vi.fn<(name: string) => Promise<boolean>>(),
  create: vi.fn<(name: string, when: unknown) => Promise<void> | undefined>(),
}));
vi.mock('../../../src/platform/browser', () => ({ browser: { alarms: { clear, create } } }));

beforeEach(() => {
  vi.useFakeTimers();
  clear.mockReset().mockResolvedValue(true);
  create.mockReset().mockResolvedValue();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the alarm', () => {
  it('is set to a time under one name, so that it replaces the one before', async () => {
    await createAlarm().wakeAt(1_795_338_000_000);
    expect(create).toHaveBeenCalledExactlyOnceWith('look', { when: 1_795_338_000_000 });
    expect(clear).not.toHaveBeenCalled();
  });

  it('set to the beginning of time is set, not cleared', async () => {
    await createAlarm().wakeAt(0);
    expect(create).toHaveBeenCalledExactlyOnceWith('look', { when: 0 });
  });

  it('is cleared when there is nothing to wake for', async () => {
    await createAlarm().wakeAt(null);
    expect(clear).toHaveBeenCalledExactlyOnceWith('look');
    expect(create).not.toHaveBeenCalled();
  });

  it('is set in Firefox, whose call gives nothing back', async () => {
    create.mockReturnValue(undefined);
    await expect(createAlarm().wakeAt(5)).resolves.toBeUndefined();
  });

  it.each([null, 5])('that the browser refuses says so: %j', async (at) => {
    clear.mockRejectedValue(new Error('refused'));
    create.mockRejectedValue(new Error('refused'));
    await expect(createAlarm().wakeAt(at)).rejects.toThrow('refused');
  });

  it.each([null, 5])('that the browser never sets holds nobody up for long: %j', async (at) => {
    clear.mockReturnValue(never());
    create.mockReturnValue(never());
    const failed = vi.fn();
    const setting = createAlarm().wakeAt(at).catch(failed);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(failed).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await setting;
    expect(failed).toHaveBeenCalledTimes(1);
  });
});
