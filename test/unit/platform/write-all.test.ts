import { describe, expect, it, vi } from 'vitest';
import { writeAll } from '../../../src/platform/write-all';
import { later } from '../support/later';

/** A transaction that ends when the test says so. */
function transaction() {
  const end = later<undefined>();
  const abort = vi.fn();
  return {
    done: end.promise,
    abort,
    commit: () => {
      end.resolve(undefined);
    },
    fail: end.reject,
  };
}

describe('the writes of one transaction', () => {
  it('are told as written once the transaction has ended, not before', async () => {
    const asked = transaction();
    const told = vi.fn();
    const writes = vi.fn(() => Promise.resolve());
    const writing = writeAll(asked, writes).then(told);
    await Promise.resolve().then(() => undefined);
    expect(writes).toHaveBeenCalledTimes(1);
    expect(told).not.toHaveBeenCalled();
    asked.commit();
    await writing;
    expect(told).toHaveBeenCalledTimes(1);
    expect(asked.abort).not.toHaveBeenCalled();
  });

  it('reject when the transaction does, though each write was taken', async () => {
    const asked = transaction();
    const writing = writeAll(asked, () => Promise.resolve());
    asked.fail(new Error('quota'));
    await expect(writing).rejects.toThrow('quota');
  });

  it('of which one cannot even be made are all undone, and it is its error that is told', async () => {
    const asked = transaction();
    asked.abort.mockImplementation(() => {
      asked.fail(new Error('aborted'));
    });
    const writing = writeAll(asked, () => Promise.reject(new Error('no such store')));
    await expect(writing).rejects.toThrow('no such store');
    expect(asked.abort).toHaveBeenCalledTimes(1);
  });

  it('tell the error of the write where the transaction was aborted already', async () => {
    const asked = transaction();
    asked.abort.mockImplementation(() => {
      throw new DOMException('', 'InvalidStateError');
    });
    asked.fail(new Error('aborted'));
    const writing = writeAll(asked, () => Promise.reject(new Error('quota')));
    await expect(writing).rejects.toThrow('quota');
  });
});
