import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARMING_DELAY } from '../../../src/domain/limits';
import {
  stepPress,
  UNSEEN,
  type PressEvent,
  type PressVerdict,
} from '../../../src/domain/press-gate';

const ARMED = ARMING_DELAY;
const shown = (at = 0): PressEvent => ({ type: 'shown', at });
const pointer = (at = ARMED, trusted = true): PressEvent => ({ type: 'pointerdown', at, trusted });
const key = (name: string, at = ARMED, changes = {}): PressEvent => ({
  type: 'keydown',
  at,
  trusted: true,
  repeat: false,
  key: name,
  ...changes,
});
const held = (name: string, at = ARMED) => key(name, at, { repeat: true });
const pointerClick = (detail = 1, trusted = true): PressEvent => ({
  type: 'click',
  trusted,
  detail,
});
const keyClick = (trusted = true) => pointerClick(0, trusted);

/** What the gate says to each click, in order. */
function verdicts(events: readonly PressEvent[]): PressVerdict[] {
  let state = UNSEEN;
  const told: PressVerdict[] = [];
  for (const event of events) {
    const step = stepPress(state, event);
    state = step.state;
    if (event.type === 'click') told.push(step.verdict);
    else expect(step.verdict).toBe('ignore');
  }
  return told;
}

const heldEnter = Array.from({ length: 20 }, (_, index) => [
  held('Enter', ARMED + 500 + index * 66),
  keyClick(),
]).flat();

describe('on the charge button', () => {
  it.each<[string, PressEvent[], PressVerdict[]]>([
    ['a pointer press charges', [shown(), pointer(), pointerClick()], ['charge']],
    ['Enter charges', [shown(), key('Enter'), keyClick()], ['charge']],
    ['the space bar charges', [shown(), key(' '), keyClick()], ['charge']],
    [
      'held Enter charges once',
      [shown(), key('Enter'), keyClick(), ...heldEnter],
      ['charge', ...heldEnter.filter(({ type }) => type === 'click').map(() => 'ignore' as const)],
    ],
    [
      'Enter held since before the button had the focus charges nothing',
      [shown(), ...heldEnter],
      heldEnter.filter(({ type }) => type === 'click').map(() => 'ignore' as const),
    ],
    [
      'Enter held since before the button was armed charges nothing',
      [shown(), key('Enter', 10), keyClick(), ...heldEnter],
      [
        'too-early',
        ...heldEnter.filter(({ type }) => type === 'click').map(() => 'ignore' as const),
      ],
    ],
    [
      'a press before anything was painted is too early',
      [pointer(), pointerClick()],
      ['too-early'],
    ],
    [
      'a press one millisecond before the button is armed is too early',
      [shown(), pointer(ARMED - 1), pointerClick()],
      ['too-early'],
    ],
    [
      'a key one millisecond before the button is armed is too early',
      [shown(), key('Enter', ARMED - 1), keyClick()],
      ['too-early'],
    ],
    [
      'a press after one that was too early charges',
      [shown(), pointer(10), pointerClick(), pointer(ARMED), pointerClick()],
      ['too-early', 'charge'],
    ],
    [
      'a press right after the focus came back is too early',
      [shown(), shown(10_000), pointer(10_000 + ARMED - 1), pointerClick()],
      ['too-early'],
    ],
    [
      'a press during which the focus came back is too early',
      [shown(), pointer(), shown(ARMED + 1), pointerClick()],
      ['too-early'],
    ],
    [
      'a press that began long before the focus came back is too early',
      [shown(), pointer(), shown(ARMED + 60_000), pointerClick()],
      ['too-early'],
    ],
    ['an untrusted press is ignored', [shown(), pointer(ARMED, false), pointerClick()], ['ignore']],
    ['an untrusted click is ignored', [shown(), pointer(), pointerClick(1, false)], ['ignore']],
    [
      'an untrusted key is ignored',
      [shown(), key('Enter', ARMED, { trusted: false }), keyClick()],
      ['ignore'],
    ],
    [
      'an untrusted click uses up the press it stands in',
      [shown(), pointer(), pointerClick(1, false), pointerClick()],
      ['ignore', 'ignore'],
    ],
    ['a click without a beginning is ignored', [shown(), pointerClick()], ['ignore']],
    ['a key click without a beginning is ignored', [shown(), keyClick()], ['ignore']],
    [
      'a click has one beginning of its own',
      [shown(), pointer(), pointerClick(), pointerClick()],
      ['charge', 'ignore'],
    ],
    [
      'a pointer press that ended elsewhere does not count for a later key click',
      [shown(), pointer(), keyClick()],
      ['ignore'],
    ],
    [
      'a key press does not count for a pointer click',
      [shown(), key('Enter'), pointerClick()],
      ['ignore'],
    ],
    [
      'another key in between ends the press',
      [shown(), key(' '), key('Tab'), keyClick()],
      ['ignore'],
    ],
    ['another key charges nothing', [shown(), key('a'), keyClick()], ['ignore']],
    [
      'a stale pointer press gives way to the key press that follows',
      [shown(), pointer(), key('Enter', ARMED + 5), keyClick()],
      ['charge'],
    ],
    [
      'each half of a double click has its own beginning: the charge id makes them one',
      [shown(), pointer(), pointerClick(), pointer(ARMED + 90), pointerClick(2)],
      ['charge', 'charge'],
    ],
  ])('%s', (_, events, told) => {
    expect(verdicts(events)).toEqual(told);
  });
});

const times = fc.integer({ min: 0, max: 3000 });
const presses = fc.oneof(
  fc.record({ type: fc.constant('pointerdown' as const), at: times, trusted: fc.boolean() }),
  fc.record({
    type: fc.constant('keydown' as const),
    at: times,
    trusted: fc.boolean(),
    repeat: fc.boolean(),
    key: fc.constantFrom('Enter', ' ', 'Tab', 'a'),
  }),
  fc.record({
    type: fc.constant('click' as const),
    trusted: fc.boolean(),
    detail: fc.constantFrom(0, 1, 2),
  }),
);
const anything = fc.oneof(presses, fc.record({ type: fc.constant('shown' as const), at: times }));

function isBeginning(event: PressEvent): boolean {
  if (event.type === 'pointerdown') return event.trusted;
  return (
    event.type === 'keydown' &&
    event.trusted &&
    !event.repeat &&
    (event.key === 'Enter' || event.key === ' ')
  );
}

describe('whatever happens on the charge button', () => {
  it('charges are at most as many as trusted beginnings', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 60 }), (events) => {
        const charges = verdicts(events).filter((verdict) => verdict === 'charge');
        expect(charges.length).toBeLessThanOrEqual(events.filter(isBeginning).length);
      }),
      { numRuns: 2000 },
    );
  });

  it('nothing charges before the form was shown', () => {
    fc.assert(
      fc.property(fc.array(presses, { maxLength: 60 }), (events) => {
        expect(verdicts(events)).not.toContain('charge');
      }),
    );
  });

  it('each charge began after the delay of the last time the form was shown', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 60 }), (events) => {
        let state = UNSEEN;
        let shownAt = Number.POSITIVE_INFINITY;
        let begunInTime = false;
        for (const event of events) {
          const step = stepPress(state, event);
          state = step.state;
          if (event.type === 'shown') {
            shownAt = event.at;
            begunInTime = false;
          } else if (event.type !== 'click' && isBeginning(event)) {
            begunInTime = event.at >= shownAt + ARMING_DELAY;
          }
          if (step.verdict === 'charge') expect(begunInTime).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
