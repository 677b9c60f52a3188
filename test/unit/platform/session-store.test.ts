import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSessionStore, forgetSession } from '../../../src/platform/session-store';
import { never } from '../support/later';

const { session, sendMessage } = vi.hoisted(() => ({
  session: {
    get: vi.fn<(key: string) => Promise<Record<string, unknown>>>(),
    set: vi.fn<(values: Record<string, unknown>) => Promise<void>>(),
    remove: vi.fn<(key: string) => Promise<void>>(),
    clear: vi.fn<() => Promise<void>>(),
  },
  sendMessage: vi.fn<(message: unknown) => Promise<unknown>>(),
}));
vi.mock('../../../src/platform/browser', () => ({
  browser: { storage: { session }, runtime: { sendMessage } },
}));

const bugs: string[] = [];
const log = {
  bug: (where: string) => () => {
    bugs.push(where);
    return undefined;
  },
};

beforeEach(() => {
  vi.useFakeTimers();
  session.get.mockReset().mockResolvedValue({});
  session.set.mockReset().mockResolvedValue();
  session.remove.mockReset().mockResolvedValue();
  session.clear.mockReset().mockResolvedValue();
  sendMessage.mockReset().mockResolvedValue(undefined);
  bugs.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

/** What comes of a call that the browser never answers, not before five seconds. */
async function afterFiveSeconds(call: Promise<unknown>): Promise<unknown> {
  const told = vi.fn<(came: unknown) => void>();
  const telling = call.then(told, told);
  await vi.advanceTimersByTimeAsync(4_999);
  expect(told).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await telling;
  return told.mock.calls[0]?.[0];
}

describe('the memory of the session', () => {
  it('is read by key', async () => {
    session.get.mockResolvedValue({ draft: { note: 'x' }, other: 1 });
    await expect(createSessionStore(log).read('draft')).resolves.toEqual({ note: 'x' });
    expect(session.get).toHaveBeenCalledExactlyOnceWith('draft');
  });

  it('holds nothing of what was never written', async () => {
    await expect(createSessionStore(log).read('draft')).resolves.toBeUndefined();
    expect(bugs).toEqual([]);
  });

  it('keeps what is written, until it is removed', async () => {
    const store = createSessionStore(log);
    await store.write('draft', { note: 'x' });
    expect(session.set).toHaveBeenCalledExactlyOnceWith({ draft: { note: 'x' } });
    await store.remove('draft');
    expect(session.remove).toHaveBeenCalledExactlyOnceWith('draft');
  });

  it('that cannot be read holds nothing, as if it were locked, and that is logged', async () => {
    session.get.mockRejectedValue(new Error('broken'));
    await expect(createSessionStore(log).read('data-key')).resolves.toBeUndefined();
    expect(bugs).toEqual(['session']);
  });

  it('that never answers holds nothing either', async () => {
    session.get.mockReturnValue(never());
    await expect(afterFiveSeconds(createSessionStore(log).read('data-key'))).resolves.toBe(
      undefined,
    );
    expect(bugs).toEqual(['session']);
  });

  it.each<['write' | 'remove', 'set' | 'remove']>([
    ['write', 'set'],
    ['remove', 'remove'],
  ])('says so when it cannot %s', async (act, call) => {
    session[call].mockRejectedValue(new Error('full'));
    await expect(createSessionStore(log)[act]('draft', 1)).rejects.toThrow('full');
  });

  it.each<['write' | 'remove', 'set' | 'remove']>([
    ['write', 'set'],
    ['remove', 'remove'],
  ])('says so when it has not done a %s in time', async (act, call) => {
    session[call].mockReturnValue(never());
    const came = await afterFiveSeconds(createSessionStore(log)[act]('draft', 1));
    expect(came).toMatchObject({ name: 'TimeoutError' });
  });
});

describe('forgetting the session', () => {
  it('tells the open pages, once nothing is left to be read', async () => {
    await forgetSession();
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith({ news: 'locked' });
    expect(session.clear.mock.invocationCallOrder[0]).toBeLessThan(
      sendMessage.mock.invocationCallOrder[0] ?? 0,
    );
  });

  it.each([
    ['no page is open', () => Promise.reject(new Error('nobody'))],
    ['a page hangs', never],
  ])('is done also when %s', async (_, told) => {
    sendMessage.mockImplementation(told);
    await expect(forgetSession()).resolves.toBeUndefined();
  });

  it('tells nobody of a session that could not be forgotten', async () => {
    session.clear.mockRejectedValue(new Error('no storage'));
    await expect(forgetSession()).rejects.toThrow('no storage');
    expect(sendMessage).not.toHaveBeenCalled();
  });

  it('says so when the browser does not do it in time', async () => {
    session.clear.mockReturnValue(never());
    await expect(afterFiveSeconds(forgetSession())).resolves.toMatchObject({
      name: 'TimeoutError',
    });
    expect(sendMessage).not.toHaveBeenCalled();
  });
});
