import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isPopupOpen } from '../../../src/platform/popup';
import { never } from '../support/later';

const { runtime, getViews } = vi.hoisted(() => ({
  runtime: { getContexts: undefined as ((asked: unknown) => Promise<unknown[]>) | undefined },
  getViews: vi.fn<(asked: unknown) => unknown[]>(),
}));
vi.mock('../../../src/platform/browser', () => ({
  browser: { runtime, extension: { getViews } },
}));

beforeEach(() => {
  vi.useFakeTimers();
  getViews.mockReset();
  runtime.getContexts = undefined;
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the toolbar popup', () => {
  it.each([
    [[], false],
    [[{}], true],
  ])('is open by what the contexts %j say', async (contexts, isOpen) => {
    const getContexts = vi.fn(() => Promise.resolve(contexts));
    runtime.getContexts = getContexts;
    await expect(isPopupOpen()).resolves.toBe(isOpen);
    expect(getContexts).toHaveBeenCalledExactlyOnceWith({ contextTypes: ['POPUP'] });
    expect(getViews).not.toHaveBeenCalled();
  });

  it.each([
    [[], false],
    [[{}], true],
  ])('is open by what the views %j say where no contexts are known', async (views, isOpen) => {
    getViews.mockReturnValue(views);
    await expect(isPopupOpen()).resolves.toBe(isOpen);
    expect(getViews).toHaveBeenCalledExactlyOnceWith({ type: 'popup' });
  });

  it('of which the browser never tells is asked for no longer than five seconds', async () => {
    runtime.getContexts = never;
    const failed = vi.fn();
    const asking = isPopupOpen().catch(failed);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(failed).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await asking;
    expect(failed).toHaveBeenCalledTimes(1);
  });
});
