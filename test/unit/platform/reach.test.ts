import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReach } from '../../../src/platform/reach';
import { never } from '../support/later';

const contains = vi.hoisted(() => vi.fn<(asked: { origins: string[] }) => Promise<boolean>>());
vi.mock('../../../src/platform/browser', () => ({ browser: { permissions: { contains } } }));

const bugs: string[] = [];
const log = {
  bug: (where: string) => () => {
    bugs.push(where);
    return undefined;
  },
};
const reach = createReach('https://billing.example', log);

beforeEach(() => {
  vi.useFakeTimers();
  contains.mockReset();
  bugs.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the network', () => {
  it.each([true, false])('is there when the browser says so, at every question: %j', (onLine) => {
    vi.stubGlobal('navigator', { onLine: !onLine });
    expect(reach.online()).toBe(!onLine);
    vi.stubGlobal('navigator', { onLine });
    expect(reach.online()).toBe(onLine);
  });
});

describe('the permission to call the billing API', () => {
  it.each([true, false])(
    'is asked for its origin alone, and is what the browser says: %j',
    async (may) => {
      contains.mockResolvedValue(may);
      await expect(reach.mayCallBilling()).resolves.toBe(may);
      expect(contains).toHaveBeenCalledExactlyOnceWith({ origins: ['https://billing.example/*'] });
      expect(bugs).toEqual([]);
    },
  );

  it('is asked again each time, since the user may take it back', async () => {
    contains.mockResolvedValueOnce(true).mockResolvedValueOnce(false);
    await expect(reach.mayCallBilling()).resolves.toBe(true);
    await expect(reach.mayCallBilling()).resolves.toBe(false);
  });

  it('that the browser cannot tell is none, and is logged', async () => {
    contains.mockRejectedValue(new Error('broken'));
    await expect(reach.mayCallBilling()).resolves.toBe(false);
    expect(bugs).toEqual(['permissions']);
  });

  it('that the browser never tells is none after five seconds, and is logged', async () => {
    contains.mockReturnValue(never());
    const told = vi.fn();
    const asking = reach.mayCallBilling().then(told);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(told).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await asking;
    expect(told).toHaveBeenCalledExactlyOnceWith(false);
    expect(bugs).toEqual(['permissions']);
  });
});
