import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetSession } from '../../../src/platform/session-store';

const { clear, sendMessage } = vi.hoisted(() => ({
  clear: vi.fn<() => Promise<void>>(),
  sendMessage: vi.fn<(message: unknown) => Promise<unknown>>(),
}));
vi.mock('../../../src/platform/browser', () => ({
  browser: { storage: { session: { clear } }, runtime: { sendMessage } },
}));

beforeEach(() => {
  clear.mockReset().mockResolvedValue();
  sendMessage.mockReset().mockResolvedValue(undefined);
});

describe('forgetting the session', () => {
  it('tells the open pages, once nothing is left to be read', async () => {
    await forgetSession();
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith({ news: 'locked' });
    expect(clear.mock.invocationCallOrder[0]).toBeLessThan(
      sendMessage.mock.invocationCallOrder[0] ?? 0,
    );
  });

  it.each([
    ['no page is open', () => Promise.reject(new Error('nobody'))],
    ['a page hangs', () => new Promise(() => undefined)],
  ])('is done also when %s', async (_, told) => {
    sendMessage.mockImplementation(told);
    await expect(forgetSession()).resolves.toBeUndefined();
  });

  it('tells nobody of a session that could not be forgotten', async () => {
    clear.mockRejectedValue(new Error('no storage'));
    await expect(forgetSession()).rejects.toThrow('no storage');
    expect(sendMessage).not.toHaveBeenCalled();
  });
});
