import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Charge, ChargeState } from '../../../src/domain/charge';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import type { LookResult } from '../../../src/domain/finding';
import { MARK_NOT_CHARGED_AFTER } from '../../../src/domain/limits';
import { isDue, isTooEarlyToDeny, nextLook } from '../../../src/domain/look-schedule';
import { foldCharge } from '../../../src/domain/step-charge';
import {
  answered,
  existing,
  looked,
  lost,
  marked,
  notSent,
  NOW,
  refused,
  sending,
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

  it('for as long as it is open: a year later still each day', () => {
    const old = charge(lost, lookAt(lost.at + 365 * DAY));
    expect(looksOf(old, lost.at, 2)).toEqual([366 * DAY, 367 * DAY]);
  });

  it.each<[string, number, number]>([
    ['before the first time', 10 * SECOND, 30 * SECOND],
    ['just before a time', MINUTE - 1, MINUTE],
    ['at a time', MINUTE, 2 * MINUTE],
    ['after a time', 4 * MINUTE, 5 * MINUTE],
    ['late by many times', 7 * HOUR + 1, 8 * HOUR],
    ['a day late', DAY, 2 * DAY],
    ['a week late, after a pause', 7 * DAY + 5, 8 * DAY],
  ])('next, after a look %s, at the next time to come', (_, age, next) => {
    expect(nextLook(charge(lost, lookAt(lost.at + age)))).toBe(lost.at + next);
  });

  it('never again at once, however late each look is', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 3 * DAY }), { maxLength: 30 }), (delays) => {
        let living = charge(lost);
        for (const delay of delays) {
          const at =
            Math.max(existing(nextLook(living)), existing(living.events.at(-1)).at) + delay;
          living = existing(foldCharge([...living.events, lookAt(at)]));
          expect(existing(nextLook(living))).toBeGreaterThan(at);
          expect(existing(nextLook(living)) - at).toBeLessThanOrEqual(DAY);
          expect(isDue(existing(nextLook(living)), at)).toBe(false);
        }
      }),
    );
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
    const reopened = charge(
      lost,
      { ...marked(false), at: NOW + HOUR },
      { ...looked('probable'), at: reopenedAt },
    );
    expect(reopened.state).toBe('unknown');
    expect(nextLook(reopened)).toBe(reopenedAt + 30 * SECOND);
  });

  it('as planned when the clock was set back after it was lost', () => {
    const early = charge({ ...lost, at: NOW + HOUR }, lookAt(NOW));
    expect(nextLook(early)).toBe(NOW + HOUR + 30 * SECOND);
  });

  it('as planned when the clock was set back after a look', () => {
    const lookedAt = charge({ ...lost, at: NOW }, lookAt(NOW + 2 * HOUR), lookAt(NOW - DAY));
    expect(nextLook(lookedAt)).toBe(NOW + 3 * HOUR);
  });
});

describe('a charge that is being sent', () => {
  it('is looked at when its life must have ended over it', () => {
    expect(nextLook(charge())).toBe(NOW + 3 * MINUTE);
  });
});

describe('nothing is left to find out of a charge', () => {
  it.each<[string, Charge]>([
    ['that was not sent', existing(foldCharge([notSent()]))],
    ['that went through twice', charge(lost, looked('twice'))],
    ['that went through twice, seen to', charge(lost, looked('twice'), marked(true))],
  ])('%s', (_, done) => {
    expect(nextLook(done)).toBeNull();
  });
});

const outcomes: [ChargeState, ChargeEvent][] = [
  ['succeeded', answered('succeeded')],
  ['failed', answered('failed')],
  ['cancelled', answered('cancelled')],
  ['refused', refused],
];

describe.each(outcomes)('a charge that has %s', (state, event) => {
  const answeredAt = event.at;
  const closed = charge(event);
  const brings = (payments: LookResult) => () => ({ payments });

  it('is looked at once, 90 seconds later', () => {
    expect(closed.state).toBe(state);
    expect(looksOf(closed, answeredAt, 5)).toEqual([90 * SECOND, null]);
  });

  it.each<LookResult>(['read', 'no-snapshot', 'key-refused'])(
    'is looked at no more when the history is %s: nothing else would come of it',
    (payments) => {
      expect(looksOf(closed, answeredAt, 5, brings(payments))).toEqual([90 * SECOND, null]);
    },
  );

  it.each<LookResult>(['unreachable', 'unreadable'])(
    'is looked at again when the assets were %s, whatever the history says',
    (assets) => {
      const plan = [90 * SECOND, 5 * MINUTE, 10 * MINUTE];
      const brings = () => ({ assets, payments: 'no-snapshot' as const });
      expect(looksOf(closed, answeredAt, plan.length, brings)).toEqual(plan);
    },
  );

  it.each<LookResult>(['locked', 'no-key', 'unreachable', 'unreadable'])(
    'is looked at again when the history was %s, for as long as it is: nobody knows yet',
    (payments) => {
      const plan = [90 * SECOND, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE, ...hours, ...days(30)];
      expect(looksOf(closed, answeredAt, plan.length, brings(payments))).toEqual(plan);
    },
  );

  it('is looked at when the first life after weeks can read the history, and no more then', () => {
    const away = answeredAt + 20 * DAY;
    const tried = lookAt(away, { payments: 'locked' });
    expect(nextLook(charge(event, tried))).toBe(away + DAY);
    expect(nextLook(charge(event, tried, lookAt(away + HOUR)))).toBeNull();
  });

  it('is looked at until the history could be read', () => {
    const results: LookResult[] = ['locked', 'unreachable', 'locked', 'read'];
    const looks = looksOf(closed, answeredAt, 9, (index) => ({
      payments: results[index] ?? 'read',
    }));
    expect(looks).toEqual([90 * SECOND, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE, null]);
  });

  it('is looked at after the 90 seconds, whatever was looked up before', () => {
    const early = charge(event, lookAt(answeredAt + 90 * SECOND - 1));
    expect(nextLook(early)).toBe(answeredAt + 90 * SECOND);
    const onTime = charge(event, lookAt(answeredAt + 90 * SECOND));
    expect(nextLook(onTime)).toBeNull();
  });

  it('is looked at as planned when the clock was set back after a look', () => {
    const tried = lookAt(answeredAt + 90 * SECOND, { payments: 'locked' });
    const setBack = charge(event, tried, { ...tried, at: answeredAt - MINUTE });
    expect(nextLook(setBack)).toBe(answeredAt + 5 * MINUTE);
  });
});

describe('a charge that was found', () => {
  it('is looked at for a second one 90 seconds after its answer was lost', () => {
    const found = charge(lost, { ...looked('ours'), at: lost.at + 30 * SECOND });
    expect(looksOf(found, lost.at, 5)).toEqual([90 * SECOND, null]);
  });

  it('later than that needs no other look: this one saw the history', () => {
    const found = charge(lost, { ...looked('ours'), at: lost.at + 5 * MINUTE });
    expect(nextLook(found)).toBeNull();
  });

  it('while locked is looked at when it may be unlocked', () => {
    const at = lost.at + 5 * MINUTE;
    const found = charge(lost, { ...looked('ours', { payments: 'locked' }), at });
    expect(nextLook(found)).toBe(lost.at + 10 * MINUTE);
  });
});

describe.each([true, false])("the agent's word, charged: %j,", (charged) => {
  const saidAt = NOW + HOUR;
  const said = charge(lost, { ...marked(charged), at: saidAt });

  it('is watched for seven days, and no longer', () => {
    const plan = [...soon, ...hours, ...days(6), null];
    expect(looksOf(said, saidAt, plan.length)).toEqual(plan);
    expect(plan.at(-2)).toBe(7 * DAY);
  });

  it('is watched just so when each look is late', () => {
    const times = looksOf(said, saidAt, 99, undefined, 20 * MINUTE);
    expect(times.at(-1)).toBeNull();
    expect(times.at(-2)).toBe(7 * DAY);
    expect(times.slice(0, 4)).toEqual([30 * SECOND, 30 * MINUTE, HOUR, 2 * HOUR]);
  });

  it('begins its own watch: what was looked at before does not count', () => {
    const watched = charge(lost, lookAt(saidAt - MINUTE), { ...marked(charged), at: saidAt });
    expect(nextLook(watched)).toBe(saidAt + 30 * SECOND);
  });
});

describe('whatever happened to a charge', () => {
  const moments = fc.array(
    fc.tuple(
      fc.constantFrom<ChargeEvent>(
        lost,
        refused,
        answered('succeeded'),
        answered('failed'),
        answered('processing'),
        marked(true),
        marked(false),
        looked('nothing'),
        looked('ours'),
        looked('probable'),
        looked('nothing', { payments: 'locked' }),
      ),
      fc.nat({ max: 9 * DAY }),
    ),
    { maxLength: 12 },
  );

  it('the next look is later than the last one, or there is none', () => {
    fc.assert(
      fc.property(moments, (steps) => {
        let at = NOW;
        let living = charge();
        for (const [event, pause] of steps) {
          at += pause;
          living = foldCharge([...living.events, { ...event, at }]) ?? living;
          const last = living.events.findLast(({ type }) => type === 'looked');
          const next = nextLook(living);
          if (last !== undefined && next !== null) expect(next).toBeGreaterThan(last.at);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a planned look', () => {
  it.each<[string, number, boolean]>([
    ['whose time is to come', NOW + 1, false],
    ['whose time has come', NOW, true],
    ['whose time is long past', 0, true],
    ['as far ahead as one may be', NOW + 25 * HOUR, false],
    ['further ahead, since the clock was set back', NOW + 25 * HOUR + 1, true],
    ['a year ahead', NOW + 365 * DAY, true],
  ])('%s (%i) is due: %j', (_, lookAt, due) => {
    expect(isDue(lookAt, NOW)).toBe(due);
  });
});

describe('that a charge was not made may be said', () => {
  const wait = MARK_NOT_CHARGED_AFTER;

  it.each<[string, ChargeEvent[], number, boolean]>([
    ['of one that is being sent', [], NOW + DAY, true],
    ['of one just lost', [lost], lost.at, true],
    ['of one lost almost half an hour ago', [lost], lost.at + wait - 1, true],
    ['of one lost half an hour ago', [lost], lost.at + wait, false],
    ['just before it was lost, by a clock that was set back', [lost], lost.at - wait + 1, true],
    ['a day before it was lost, by a clock that was set back', [lost], lost.at - DAY, false],
    ['of one that is processing', [answered('processing')], NOW + wait, true],
    ['of one that is processing for long', [answered('processing')], NOW + 1 + wait, false],
    ['of one lost long ago and looked at now', [lost, lookAt(NOW + DAY)], NOW + DAY, false],
    ['of one that is closed', [answered('failed')], NOW, false],
  ])('%s (%o) at %i only later: %j', (_, events, now, isTooEarly) => {
    expect(isTooEarlyToDeny(charge(...events), now, wait)).toBe(isTooEarly);
    expect(wait).toBe(30 * MINUTE);
  });
});

describe('a planned look', () => {
  it.each([
    ['whose time has come', NOW, true],
    ['of a moment ago', NOW - 1, true],
    ['of the next moment', NOW + 1, false],
    ['a day ahead', NOW + DAY, false],
    ['further ahead than any is planned, since the clock was set back', NOW + DAY + DAY, true],
  ])('%s (%i) is due: %j', (_, at, due) => {
    expect(isDue(at, NOW)).toBe(due);
  });
});
