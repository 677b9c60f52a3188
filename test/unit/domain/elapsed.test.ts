import { describe, expect, it } from 'vitest';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import { elapsedSince, momentOf, serverTimeAt } from '../../../src/domain/elapsed';
import { ANSWER_TIMEOUT } from '../../../src/domain/limits';
import { answered, looked, lost, marked, NOW, refused, sending } from '../support/samples';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** The server's clock is ten minutes behind this device's. */
const SERVER = NOW - 10 * MINUTE;

const untold = { taken: false, why: 'unreachable' } as const;
const sentAt = (serverAt: number | null): ChargeEvent => ({
  ...sending(),
  serverAt,
  snapshot: untold,
});
/** A charge of which the server told no time. */
const sent = sentAt(null);
const sentTold = sentAt(SERVER);
const lostAt = (at: number): ChargeEvent => ({ ...lost, at });
const lookedAt = (at: number, serverAt: number | null) => looked('nothing', { at, serverAt });
const byDevice = (at: number) => ({ at, serverAt: null });

describe('the time since an event', () => {
  it('is this device’s where the server never told its own', () => {
    expect(elapsedSince([sent], 0, byDevice(NOW + MINUTE))).toBe(MINUTE);
    const events = [sent, lostAt(NOW + MINUTE)];
    expect(elapsedSince(events, 0, byDevice(NOW + 3 * MINUTE))).toBe(3 * MINUTE);
    expect(elapsedSince(events, 1, byDevice(NOW + 3 * MINUTE))).toBe(2 * MINUTE);
  });

  it('is this device’s where the server told its own at one end only', () => {
    expect(elapsedSince([sentTold], 0, byDevice(NOW + MINUTE))).toBe(MINUTE);
    expect(elapsedSince([sent], 0, { at: NOW + MINUTE, serverAt: SERVER })).toBe(MINUTE);
  });

  it('is the server’s where it told its own at both ends, whatever this device says', () => {
    const now = { at: NOW + 5 * HOUR, serverAt: SERVER + 2 * MINUTE };
    expect(elapsedSince([sentTold], 0, now)).toBe(2 * MINUTE);
    expect(elapsedSince([sentTold], 0, { ...now, at: NOW - 5 * HOUR })).toBe(2 * MINUTE);
  });

  it('is never less than nothing', () => {
    expect(elapsedSince([sentTold], 0, { at: NOW + MINUTE, serverAt: SERVER - 1 })).toBe(0);
    expect(elapsedSince([sent], 0, byDevice(NOW - HOUR))).toBe(0);
  });

  it('counts on from the next event where this device’s clock was set back', () => {
    const events = [sent, lostAt(NOW + MINUTE), lookedAt(NOW - HOUR, null)];
    expect(elapsedSince(events, 0, byDevice(NOW - HOUR + 2 * MINUTE))).toBe(3 * MINUTE);
    expect(elapsedSince(events, 1, byDevice(NOW - HOUR + 2 * MINUTE))).toBe(2 * MINUTE);
  });

  it.each([
    ['back before the answer', NOW - HOUR, 2 * MINUTE],
    ['forward by more than an answer takes', NOW + HOUR, 2 * MINUTE],
    ['not at all', NOW + MINUTE, 5 * MINUTE],
  ])('since an answer is the shorter one of two clocks’, of which one was set %s', (_, at, age) => {
    const events = [sentTold, { ...answered('failed'), at }];
    // The server’s clock counts from where an answer would have come.
    const told = serverTimeAt(events, 1) ?? 0;
    const now = { at: at + 2 * MINUTE, serverAt: told + 5 * MINUTE };
    expect(elapsedSince(events, 1, now)).toBe(age);
  });

  it('counts from a later event, as the server’s clock stood then', () => {
    const events = [sentTold, lostAt(NOW + MINUTE)];
    const now = { at: NOW, serverAt: SERVER + 3 * MINUTE };
    expect(elapsedSince(events, 1, now)).toBe(2 * MINUTE);
  });
});

describe('the server’s time at an event', () => {
  it('is not known where the server never told it, or told it later only', () => {
    expect(serverTimeAt([sent], 0)).toBeNull();
    expect(serverTimeAt([sent, lostAt(NOW + 1), lookedAt(NOW + 2, SERVER)], 1)).toBeNull();
    expect(serverTimeAt([sent, lostAt(NOW + 1), lookedAt(NOW + 2, null)], 2)).toBeNull();
  });

  it('is not known of an event that there is not', () => {
    expect(serverTimeAt([], 0)).toBeNull();
  });

  it('is what it told before the charge, or with the payments before it', () => {
    expect(serverTimeAt([sentTold], 0)).toBe(SERVER);
    const snapshot = { taken: true, at: NOW, serverAt: SERVER + 1, payments: [] } as const;
    expect(serverTimeAt([{ ...sending(), serverAt: null, snapshot }], 0)).toBe(SERVER + 1);
    expect(serverTimeAt([{ ...sending(), serverAt: SERVER, snapshot }], 0)).toBe(SERVER);
  });

  it('goes on from there by this device’s steps forward', () => {
    const events = [sentTold, lostAt(NOW + MINUTE), { ...marked(false), at: NOW - HOUR }];
    expect(serverTimeAt(events, 1)).toBe(SERVER + MINUTE);
    // The clock was set back: no time is known to have passed.
    expect(serverTimeAt(events, 2)).toBe(SERVER + MINUTE);
  });

  it('is what a look told last', () => {
    const events = [
      sentTold,
      lookedAt(NOW + HOUR, SERVER + MINUTE),
      lookedAt(NOW + HOUR + 1, null),
      lostAt(NOW + HOUR + 2),
    ];
    expect(serverTimeAt(events, 1)).toBe(SERVER + MINUTE);
    expect(serverTimeAt(events, 3)).toBe(SERVER + MINUTE + 2);
  });

  it.each([answered('failed'), refused])(
    'is at the $type no later than an answer can come',
    (event) => {
      const late = [sentTold, { ...event, at: NOW + HOUR }];
      expect(serverTimeAt(late, 1)).toBe(SERVER + ANSWER_TIMEOUT);
      const soon = [sentTold, { ...event, at: NOW + 7 }];
      expect(serverTimeAt(soon, 1)).toBe(SERVER + 7);
    },
  );

  it('is any time later at a loss: the background may have slept meanwhile', () => {
    expect(serverTimeAt([sentTold, lostAt(NOW + HOUR)], 1)).toBe(SERVER + HOUR);
  });
});

describe('a moment', () => {
  it('is this device’s alone where no look told the server’s time', () => {
    expect(momentOf([sentTold], NOW + 1)).toEqual(byDevice(NOW + 1));
    expect(momentOf([sent, lookedAt(NOW, null)], NOW + 1)).toEqual(byDevice(NOW + 1));
  });

  it('is the server’s too, by the last look that told it and the time since', () => {
    const events = [
      sentTold,
      lookedAt(NOW, SERVER),
      lookedAt(NOW + HOUR, SERVER + MINUTE),
      lookedAt(NOW + HOUR, null),
    ];
    const at = NOW + HOUR + 2 * MINUTE;
    expect(momentOf(events, at)).toEqual({ at, serverAt: SERVER + 3 * MINUTE });
  });

  it('is no earlier than that look, though this device’s clock was set back', () => {
    const at = NOW - HOUR;
    expect(momentOf([sent, lookedAt(NOW, SERVER)], at)).toEqual({ at, serverAt: SERVER });
  });
});
