import { afterEach, expect, it, vi } from 'vitest';
import { createLog } from '../../../src/platform/log';

const SECRET = 'sk_sentinel_5e7a';

afterEach(() => {
  vi.restoreAllMocks();
});

it.each<[unknown, string]>([
  [new TypeError(SECRET), 'TypeError'],
  [new DOMException(SECRET, 'AbortError'), 'AbortError'],
  [SECRET, 'error'],
  [{ name: SECRET }, 'error'],
  [undefined, 'error'],
])('the log tells where it was and the kind of error, never its text: %o', (error, kind) => {
  const written = vi.spyOn(console, 'error').mockReturnValue();
  // It gives undefined, which a caller goes on with.
  const bug: (error: unknown) => unknown = createLog().bug('journal.append');
  expect(bug(error)).toBeUndefined();
  expect(written.mock.calls).toEqual([['chargehand', 'journal.append', kind]]);
});

it('the log writes nothing before there is an error', () => {
  const written = vi.spyOn(console, 'error').mockReturnValue();
  createLog().bug('journal.append');
  expect(written).not.toHaveBeenCalled();
});
