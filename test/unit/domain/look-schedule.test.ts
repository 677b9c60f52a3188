import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Charge } from '../../../src/domain/charge';
import { CHARGE_STATES, stateFacts, type ChargeState } from '../../../src/domain/state-facts';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import type { LookResult } from '../../../src/domain/finding';
import { canTell, isDue, nextLook } from '../../../src/domain/look-schedule';
import { deniableIn, isTooEarlyToDeny } from '../../../src/domain/deny-charge';
import { foldCharge } from '../../../src/domain/step-charge';
import {
  answered,
  existing,
  looked,
  lost,
  marked,
  NOW,
  refused,
  sending,
  STORIES,
  uncertain,
} from '../support/samples';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Looked = ReturnType<typeof looked>;

function charge(...later: ChargeEvent[]): Charge {
  return existing(foldCharge([sending(), ...later]));
}

/** A look at that time that brought this. */
function lookAt(at: number, changes: Partial<Looked> = {}): Looked {
  return looked('nothing', { ...changes, at });
}

/**
 * Lives on from there, with a look whenever it is time, and tells when that was after `since`. Each look
 * begins `late` milliseconds after its time and brings what `brings` says.
 */
function looksOf(
  start: Charge,
  since: number,
  count: number,
  brings: (index: number) => Partial<Looked> = () => ({}),
  late = 0,
): readonly (number | null)[] {
  const times: (number | null)[] = [];
  let living = start;
  while (times.length < count) {
    const next = nextLook(living);
    times.push(next === null ? null : next - since);
    if (next === null) break;
    const look = lookAt(next + late, brings(times.length - 1));
    living = existing(foldCharge([...living.events, look]));
  }
  return times;
}

const soon = [30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE];
const hours = Array.from({ length: 24 }, (_, index) => (index + 1) * HOUR);
const days = (count: number) => Array.from({ length: count }, (_, index) => (index + 2) * DAY);

describe('an open charge is looked at', () => {
  it.each<[ChargeState, ChargeEvent]>([
    ['unknown', lost],
    ['processing', answered('processing')],
    ['authenticating', answered('authenticating')],
  ])(
    'while %s after 30 s, 1, 2, 5, 10 and 30 min, hourly for a day, then daily',
    (state, event) => {
      const open = charge({ ...event, at: NOW + 7 });
      expect(open.state).toBe(state);
      const plan = [...soon, ...hours, ...days(10)];
      expect(looksOf(open, NOW + 7, plan.length)).toEqual(plan);
    },
  );

  it('for thirty days, and longer only while this device hides the server', () => {
    const after = (age: number, changes: Partial<Looked> = {}) =>
      nextLook(charge(lost, lookAt(lost.at + age, changes)));
    expect(after(29 * DAY - MINUTE)).toBe(lost.at + 29 * DAY);
    expect(after(30 * DAY)).toBeNull();
    expect(after(30 * DAY, { payments: 'locked' })).toBe(lost.at + 31 * DAY);
    expect(after(30 * DAY, { assets: 'unreachable' })).toBe(lost.at + 31 * DAY);
    expect(after(30 * DAY, { assets: 'error', payments: 'key-refused' })).toBeNull();
  });

  it.each<[string, ChargeEvent]>([
    ['repeated', { ...lost, why: 'repeated' }],
    ['already owned', { ...lost, why: 'already-owned' }],
  ])('at once where the server as good as said that it went through: %s', (_, event) => {
    expect(looksOf(charge(event), event.at, 3)).toEqual([0, 30 * SECOND, MINUTE]);
  });

  it('at once where a later charge was told that the server knows its key', () => {
    const answer = { type: 'key-answered', at: NOW + 9, by: 'x', answer: null } as const;
    const reopened = charge(lost, marked(false), answer);
    expect(reopened.state).toBe('unknown');
    expect(nextLook(reopened)).toBe(NOW + 9);
  });

  it.each<[string, number, number]>([
    ['before the first time', 10 * SECOND, 30 * SECOND],
    ['a second before a time, by the steps of the server’s clock', MINUTE - SECOND, 2 * MINUTE],
    ['more than a second before a time', MINUTE - SECOND - 1, MINUTE],
    ['at a time', MINUTE, 2 * MINUTE],
    ['after a time', 4 * MINUTE, 5 * MINUTE],
    ['late by many times', 7 * HOUR + 1, 8 * HOUR],
    ['a day late', DAY, 2 * DAY],
    ['a week late, after a pause', 7 * DAY + 5, 8 * DAY],
  ])('next, after a look %s, at the next time to come', (_, age, next) => {
    expect(nextLook(charge(lost, lookAt(lost.at + age)))).toBe(lost.at + next);
  });

  it('by the server’s clock where both ends are known, from the device’s last moment on', () => {
    const look = lookAt(lost.at + 5 * HOUR, { serverAt: NOW + 1 + 10 * SECOND });
    expect(nextLook(charge(lost, look))).toBe(lost.at + 5 * HOUR + 20 * SECOND);
  });

  it('no later than planned after the clock was set back', () => {
    const back = lookAt(lost.at - HOUR);
    expect(nextLook(charge(lost, back))).toBe(lost.at - HOUR + 30 * SECOND);
  });

  it('by the same plan when the agent asks in between', () => {
    const asked = charge(lost, lookAt(lost.at + 3 * MINUTE, { by: 'agent' }));
    expect(nextLook(asked)).toBe(lost.at + 5 * MINUTE);
  });

  it('from the start again when it comes into another state', () => {
    const later = NOW + 3 * DAY;
    const changed = charge(lost, lookAt(NOW + 2 * DAY), { ...answered('processing'), at: later });
    expect(nextLook(changed)).toBe(later + 30 * SECOND);
  });

  it('from the start again when it is reopened', () => {
    const reopenedAt = NOW + 2 * DAY;
    const said = { ...marked(false), at: NOW + HOUR };
    const reopened = charge(lost, said, { ...looked('probable'), at: reopenedAt });
    expect(reopened.state).toBe('unknown');
    expect(nextLook(reopened)).toBe(reopenedAt + 30 * SECOND);
  });

  it('as long after the last look as planned when the clock was set back a day at that look', () => {
    const back = charge(lost, lookAt(lost.at + 2 * HOUR), lookAt(lost.at - DAY));
    expect(nextLook(back)).toBe(lost.at - DAY + HOUR);
  });

  it('never again at once, however late each look is', () => {
    // So few that the last look comes before the thirty days are over.
    const fewDelays = fc.array(fc.nat({ max: 12 * HOUR }), { maxLength: 18 });
    fc.assert(
      fc.property(fewDelays, (delays) => {
        let living = charge(lost);
        for (const delay of delays) {
          const at =
            Math.max(existing(nextLook(living)), existing(living.events.at(-1)).at) + delay;
          living = existing(foldCharge([...living.events, lookAt(at)]));
          const next = existing(nextLook(living));
          expect(next).toBeGreaterThan(at);
          expect(next - at).toBeLessThanOrEqual(DAY + SECOND);
          expect(isDue({ at: next, plannedAt: at }, at)).toBe(false);
        }
      }),
    );
  });
});

describe('a charge that is being sent', () => {
  it('is looked at when its life must have ended over it', () => {
    expect(nextLook(charge())).toBe(NOW + 130_000 + 90_000);
  });
});

describe('a charge that the server has answered', () => {
  const plan = [90 * SECOND, 5 * MINUTE, 30 * MINUTE, 3 * HOUR, DAY, null];

  it.each<[ChargeState, ChargeEvent]>([
    ['succeeded', answered('succeeded')],
    ['failed', answered('failed')],
    ['cancelled', answered('cancelled')],
    ['refused', refused],
  ])('and that %s is looked at 90 s, 5 and 30 min, 3 and 24 h later', (state, event) => {
    const closed = charge({ ...event, at: NOW + 7 });
    expect(closed.state).toBe(state);
    expect(looksOf(closed, NOW + 7, 9)).toEqual(plan);
  });

  it('is looked at as often where the payments before it are not known, by its assets', () => {
    const closed = charge(answered('succeeded'));
    const brings = () => ({ payments: 'no-snapshot' as const });
    expect(looksOf(closed, NOW + 1, 9, brings)).toEqual(plan);
  });

  it.each<[LookResult, LookResult]>([
    ['key-refused', 'read'],
    ['locked', 'read'],
    ['no-key', 'read'],
    ['unreachable', 'read'],
    ['unreadable', 'read'],
    ['error', 'read'],
    ['no-snapshot', 'error'],
    ['no-snapshot', 'unreachable'],
  ])('is tried again where a look could not tell: payments %s, assets %s', (payments, assets) => {
    const brings = (index: number) => (index < 6 ? { payments, assets } : {});
    expect(looksOf(charge(answered('succeeded')), NOW + 1, 8, brings)).toEqual([
      90 * SECOND,
      3 * MINUTE,
      5 * MINUTE,
      10 * MINUTE,
      30 * MINUTE,
      HOUR,
      2 * HOUR,
      3 * HOUR,
    ]);
  });

  it('is looked at again though it was looked up before the 90 seconds', () => {
    const early = lookAt(NOW + 1 + 30 * SECOND);
    expect(nextLook(charge(answered('succeeded'), early))).toBe(NOW + 1 + 90 * SECOND);
  });

  it('is given up after seven days of answers that tell nothing, and not while it is hidden', () => {
    const after = (changes: Partial<Looked>) =>
      nextLook(charge(answered('succeeded'), lookAt(NOW + 1 + 7 * DAY, changes)));
    expect(after({ payments: 'key-refused' })).toBeNull();
    expect(after({ payments: 'error', assets: 'error' })).toBeNull();
    expect(after({ payments: 'locked' })).toBe(NOW + 1 + 8 * DAY);
    expect(after({ payments: 'unreachable' })).toBe(NOW + 1 + 8 * DAY);
  });

  it('is looked at when the first life after weeks can read the history, and no more then', () => {
    const away = NOW + 1 + 20 * DAY;
    const hidden = lookAt(away, { payments: 'locked' });
    expect(nextLook(charge(answered('succeeded'), hidden))).toBe(away + DAY);
    expect(nextLook(charge(answered('succeeded'), hidden, lookAt(away + HOUR)))).toBeNull();
  });

  it('is looked at as long after the last look as planned when the clock was set back', () => {
    const hidden = lookAt(NOW + 1 + 90 * SECOND, { payments: 'locked' });
    const back = charge(answered('succeeded'), hidden, { ...hidden, at: NOW - MINUTE });
    expect(nextLook(back)).toBe(NOW - MINUTE + 90 * SECOND);
  });

  it('is looked at 30 minutes after it was lost where it was found late by a look that could read', () => {
    const found = charge(lost, lookAt(lost.at + 5 * MINUTE, looked('ours')));
    expect(nextLook(found)).toBe(lost.at + 30 * MINUTE);
  });

  it('is looked at soon again where it was found late, and the history was locked', () => {
    const at = lost.at + 5 * MINUTE;
    const found = charge(lost, { ...looked('ours', { payments: 'locked' }), at });
    expect(nextLook(found)).toBe(lost.at + 10 * MINUTE);
  });

  it('is looked at until its day is over where it was found after its answer was lost', () => {
    const found = charge(lost, lookAt(NOW + 1 + 30 * SECOND, looked('ours')));
    expect(found.state).toBe('succeeded');
    expect(nextLook(found)).toBe(NOW + 1 + 90 * SECOND);
  });
});

describe('a denial that needs to be confirmed', () => {
  it('is looked at at once, after 90 s, and then again and again', () => {
    const open = charge({ ...uncertain.failed, at: NOW + 7 });
    expect(looksOf(open, NOW + 7, 8)).toEqual([
      0,
      90 * SECOND,
      3 * MINUTE,
      5 * MINUTE,
      10 * MINUTE,
      30 * MINUTE,
      HOUR,
      2 * HOUR,
    ]);
  });
});

describe('a charge that an agent has marked', () => {
  it.each([true, false])('is watched for seven days: charged %j', (charged) => {
    const closed = charge(lost, { ...marked(charged), at: NOW + 7 });
    const plan = [...soon, ...hours, ...days(6), null];
    expect(looksOf(closed, NOW + 7, 99)).toEqual(plan);
  });

  it('is watched for as long when each look is late', () => {
    const closed = charge(lost, { ...marked(false), at: NOW + 7 });
    const times = looksOf(closed, NOW + 7, 99, undefined, 20 * MINUTE);
    expect(times.slice(0, 4)).toEqual([30 * SECOND, 30 * MINUTE, HOUR, 2 * HOUR]);
    expect(times.slice(-2)).toEqual([7 * DAY, null]);
  });

  it('is watched from the word on: what was looked at before does not count', () => {
    const saidAt = NOW + HOUR;
    const watched = charge(lost, lookAt(saidAt - MINUTE), { ...marked(true), at: saidAt });
    expect(nextLook(watched)).toBe(saidAt + 30 * SECOND);
  });

  it('is watched once two orders were seen to: a third one may follow', () => {
    const seenTo = charge(lost, looked('twice'), { ...marked(true), at: NOW + 9 });
    expect(nextLook(seenTo)).toBe(NOW + 9 + 30 * SECOND);
  });
});

describe('a charge of which nothing is left to find', () => {
  it.each(CHARGE_STATES.filter((state) => stateFacts[state].lookUps === 'never'))(
    'is not looked at: %s',
    (state) => {
      const closed = existing(foldCharge(STORIES[state]));
      expect(closed.state).toBe(state);
      expect(nextLook(closed)).toBeNull();
    },
  );

  it('has no events at all', () => {
    expect(nextLook({ ...charge(), events: [] })).toBeNull();
  });
});

describe('whatever happened to a charge', () => {
  const moments = fc.array(
    fc.tuple(
      fc.constantFrom<ChargeEvent>(
        lost,
        refused,
        uncertain.refused,
        answered('succeeded'),
        answered('failed'),
        answered('processing'),
        marked(true),
        marked(false),
        looked('nothing'),
        looked('ours'),
        looked('probable'),
        looked('nothing', { payments: 'locked' }),
        looked('nothing', { payments: 'error', assets: 'error' }),
      ),
      fc.nat({ max: 9 * DAY }),
    ),
    { maxLength: 12 },
  );

  it('the next look comes after the last one, or there is none', () => {
    fc.assert(
      fc.property(moments, (steps) => {
        let at = NOW;
        let living = charge();
        for (const [event, pause] of steps) {
          at += pause;
          living = foldCharge([...living.events, { ...event, at }]) ?? living;
          const last = living.events.at(-1);
          const next = nextLook(living);
          if (last?.type === 'looked' && next !== null) expect(next).toBeGreaterThan(last.at);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a look that could tell whether money moved', () => {
  it.each<[LookResult, LookResult, boolean]>([
    ['read', 'read', true],
    ['read', 'error', true],
    ['no-snapshot', 'read', true],
    ['no-snapshot', 'error', false],
    ['locked', 'read', false],
    ['key-refused', 'read', false],
  ])('read payments %s and assets %s: %j', (payments, assets, can) => {
    expect(canTell(lookAt(NOW, { payments, assets }))).toBe(can);
  });
});

describe('a planned look', () => {
  it.each<[string, number, number, boolean]>([
    ['whose time has come', NOW, NOW - MINUTE, true],
    ['whose time is long past', 0, 0, true],
    ['a moment ahead', NOW + 1, NOW, false],
    ['planned a moment from now, since the clock was set back', NOW + HOUR, NOW + 1, true],
    ['planned just now', NOW + HOUR, NOW, false],
    ['as far ahead as any is', NOW + 25 * HOUR, 0, false],
    ['further ahead than any is', NOW + 25 * HOUR + 1, 0, true],
  ])('%s is due: %j', (_, at, plannedAt, due) => {
    expect(isDue({ at, plannedAt }, NOW)).toBe(due);
  });
});

describe('that a charge was not made', () => {
  const at = (age: number, serverAge: number | null = null) => ({
    at: NOW + 1 + age,
    serverAt: serverAge === null ? null : NOW + 1 + serverAge,
  });
  const HALF = 30 * MINUTE;

  it('may be said half an hour after it was lost', () => {
    expect(isTooEarlyToDeny(charge(lost), at(HALF - 1))).toBe(true);
    expect(isTooEarlyToDeny(charge(lost), at(HALF))).toBe(false);
    expect(deniableIn(charge(lost), at(HALF - 1))).toBe(1);
    expect(deniableIn(charge(lost), at(HALF + 1))).toBe(0);
  });

  it.each<[string, ChargeEvent[], number, boolean]>([
    ['of one that is processing, a moment early', [answered('processing')], HALF - 1, true],
    ['of one that is processing for half an hour', [answered('processing')], HALF, false],
    ['of one lost long ago and looked at now', [lost, lookAt(NOW + DAY)], DAY, false],
    ['of one denied that needs to be confirmed', [uncertain.failed], HALF - 1, true],
    ['of one denied half an hour ago', [uncertain.refused], HALF, false],
  ])('may be said %s (%o) after %i: only later %j', (_, events, age, isTooEarly) => {
    expect(isTooEarlyToDeny(charge(...events), at(age))).toBe(isTooEarly);
  });

  it('may be said by the server’s clock, whatever this device’s says', () => {
    expect(isTooEarlyToDeny(charge(lost), at(HOUR, HALF - 1))).toBe(true);
    expect(isTooEarlyToDeny(charge(lost), at(-HOUR, HALF))).toBe(false);
  });

  it('may not be said early because a clock was set back', () => {
    expect(isTooEarlyToDeny(charge(lost), at(-HOUR))).toBe(true);
    const back = charge(lost, lookAt(NOW - HOUR));
    expect(isTooEarlyToDeny(back, { at: NOW - HOUR + HALF - 1, serverAt: null })).toBe(true);
    expect(isTooEarlyToDeny(back, { at: NOW - HOUR + HALF, serverAt: null })).toBe(false);
  });

  it('may be said an hour after the customer was asked to authenticate', () => {
    const asked = charge(answered('authenticating'));
    expect(isTooEarlyToDeny(asked, at(HOUR - 1))).toBe(true);
    expect(isTooEarlyToDeny(asked, at(HOUR))).toBe(false);
    const answer = answered('authenticating').answer;
    const late = { type: 'key-answered', at: NOW + 1 + HOUR, by: 'x', answer } as const;
    const told = charge(lost, { ...marked(false), at: NOW + 1 + HALF }, late);
    expect(isTooEarlyToDeny(told, at(2 * HOUR - 1))).toBe(true);
    expect(isTooEarlyToDeny(told, at(2 * HOUR))).toBe(false);
  });

  it('may never be said while its answer is awaited', () => {
    expect(deniableIn(charge(), at(10 * DAY))).toBe(Infinity);
    expect(isTooEarlyToDeny(charge(), at(10 * DAY))).toBe(true);
  });

  it('is not asked of one that is closed', () => {
    expect(isTooEarlyToDeny(charge(answered('succeeded')), at(0))).toBe(false);
  });
});
