import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBadge } from '../../../src/platform/badge';
import { never } from '../support/later';

const { setBadgeText, setBadgeBackgroundColor } = vi.hoisted(() => ({
  setBadgeText: vi.fn<(badge: { text: string }) => Promise<void>>(),
  setBadgeBackgroundColor: vi.fn<(badge: { color: string }) => Promise<void>>(),
}));
vi.mock('../../../src/platform/browser', () => ({
  browser: { action: { setBadgeText, setBadgeBackgroundColor } },
}));

beforeEach(() => {
  vi.useFakeTimers();
  setBadgeText.mockReset().mockResolvedValue();
  setBadgeBackgroundColor.mockReset().mockResolvedValue();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the badge', () => {
  it.each([
    [0, ''],
    [1, '1'],
    [2, '2'],
    [12, '12'],
  ])('for %i open charges shows "%s"', async (open, text) => {
    await createBadge().show(open);
    expect(setBadgeText).toHaveBeenCalledExactlyOnceWith({ text });
  });

  it('is red', async () => {
    await createBadge().show(1);
    expect(setBadgeBackgroundColor).toHaveBeenCalledExactlyOnceWith({ color: '#b3261e' });
  });

  it.each([
    ['text', setBadgeText],
    ['colour', setBadgeBackgroundColor],
  ])('whose %s is refused says so', async (_, call) => {
    call.mockRejectedValue(new Error('refused'));
    await expect(createBadge().show(1)).rejects.toThrow('refused');
  });

  it.each([
    ['text', setBadgeText],
    ['colour', setBadgeBackgroundColor],
  ])('whose %s is never set holds nobody up for long, nor the other', async (_, call) => {
    call.mockReturnValue(never());
    const failed = vi.fn();
    const showing = createBadge().show(1).catch(failed);
    expect(setBadgeText).toHaveBeenCalledTimes(1);
    expect(setBadgeBackgroundColor).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(failed).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await showing;
    expect(failed).toHaveBeenCalledTimes(1);
  });
});
