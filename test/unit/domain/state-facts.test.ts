import { describe, expect, it } from 'vitest';
import {
  CHARGE_STATES,
  isOpen,
  stateFacts,
  type ChargeState,
  type StateFacts,
} from '../../../src/domain/state-facts';

/** The states for which a fact holds, in the order of the alphabet. */
function statesWhere(holds: (facts: StateFacts) => boolean): readonly ChargeState[] {
  return CHARGE_STATES.filter((state) => holds(stateFacts[state])).toSorted();
}

/** The states in which nobody knows yet what became of the money, or in which too much was charged. */
const toBeResolved: readonly ChargeState[] = [
  'authenticating',
  'charged-twice',
  'processing',
  'sending',
  'unconfirmed',
  'unknown',
];

describe('the states of a charge', () => {
  it('block the customer until somebody has resolved them (rule 4)', () => {
    expect(statesWhere((facts) => facts.isOpen)).toEqual(toBeResolved);
    expect(CHARGE_STATES.filter(isOpen).toSorted()).toEqual(toBeResolved);
  });

  it('block nobody before there is a charge', () => {
    expect(isOpen('ready')).toBe(false);
  });

  it('say of the money no more than is known', () => {
    expect(statesWhere(({ money }) => money === 'moved')).toEqual([
      'charged-twice',
      'marked-charged',
      'succeeded',
    ]);
    expect(statesWhere(({ money }) => money === 'unknown')).toEqual(
      toBeResolved.filter((state) => state !== 'charged-twice'),
    );
  });

  it('ask before a repeat where money moved, or is on its way (rule 5)', () => {
    expect(statesWhere((facts) => facts.warnsOfRepeat)).toEqual([
      'charged-twice',
      'marked-charged',
      'processing',
      'succeeded',
    ]);
  });

  it('are denials where the server or an agent said that nothing was charged', () => {
    expect(statesWhere((facts) => facts.isDenial)).toEqual([
      'cancelled',
      'failed',
      'marked-not-charged',
      'refused',
    ]);
  });

  it.each<[StateFacts['lookUps'], readonly ChargeState[]]>([
    ['waiting', ['sending']],
    ['resolve', ['authenticating', 'processing', 'unknown']],
    ['confirm', ['unconfirmed']],
    ['answer', ['cancelled', 'failed', 'refused', 'succeeded']],
    ['word', ['marked-charged', 'marked-not-charged']],
    ['never', ['already-charged', 'charged-twice', 'not-sent']],
  ])('are looked up by what decided them: %s', (lookUps, states) => {
    expect(statesWhere((facts) => facts.lookUps === lookUps)).toEqual(states);
  });

  it('are open as long as the money is unknown', () => {
    expect(statesWhere((facts) => facts.money === 'unknown' && !facts.isOpen)).toEqual([]);
  });
});
