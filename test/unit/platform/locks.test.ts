import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLocks } from '../../../src/platform/locks';
import { never } from '../support/later';

const request = vi.fn((_name: string, work: () => Promise<unknown>) => work());

beforeEach(() => {
  request.mockClear();
  vi.stubGlobal('navigator', { locks: { request } });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it("a lock is the browser's, of that name, and gives what came of the work", async () => {
  const work = vi.fn(() => Promise.resolve('done'));
  await expect(createLocks().run('settle:acme/cus_1', work)).resolves.toBe('done');
  expect(request).toHaveBeenCalledExactlyOnceWith('settle:acme/cus_1', work);
  expect(work).toHaveBeenCalledTimes(1);
});

it('a lock passes on that the work failed', async () => {
  const work = () => Promise.reject(new Error('disk'));
  await expect(createLocks().run('keep-watch', work)).rejects.toThrow('disk');
});

it('a lock does none of the work before the browser grants it', () => {
  request.mockReturnValueOnce(never());
  const work = vi.fn(() => Promise.resolve());
  void createLocks().run('keep-watch', work);
  expect(work).not.toHaveBeenCalled();
});
