import { describe, expect, it } from 'vitest';
import type { Charge } from '../../../src/domain/charge';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import { confirmedDenial, denialIn } from '../../../src/domain/confirm-denial';
import type { Payment } from '../../../src/domain/customer-books';
import { CLOCK_STEP } from '../../../src/domain/limits';
import { foldCharge } from '../../../src/domain/step-charge';
import {
  answered,
  dollars,
  existing,
  looked,
  lost,
  NOW,
  refused,
  sending,
  TRIAL,
  uncertain,
} from '../support/samples';

type Looked = Extract<ChargeEvent, { type: 'looked' }>;

/** 90 seconds after the answer, which came a millisecond after the press, in the steps of the server's clock. */
const IN_TIME = NOW + 1 + 90_000 - CLOCK_STEP;
const aLook = (changes: Partial<Looked> = {}) =>
  looked('nothing', { at: IN_TIME, serverAt: IN_TIME, ...changes });
const denied = existing(foldCharge([sending(), uncertain.failed]));
const confirmed = (charge: Charge, look: Looked, payments: readonly Payment[] | null = []) =>
  confirmedDenial(charge, look, payments);

describe('a denial that needs to be confirmed', () => {
  it('is confirmed by a look that could read after 90 seconds, as what the server said', () => {
    expect(confirmed(denied, aLook())).toBe('failed');
    expect(confirmed(existing(foldCharge([sending(), uncertain.refused])), aLook())).toBe(
      'refused',
    );
  });

  it('is not confirmed a millisecond early, by the server’s clock where it is known', () => {
    expect(confirmed(denied, aLook({ at: IN_TIME - 1, serverAt: IN_TIME - 1 }))).toBeNull();
    expect(confirmed(denied, aLook({ serverAt: IN_TIME - 1 }))).toBeNull();
    expect(confirmed(denied, aLook({ at: NOW, serverAt: IN_TIME }))).toBe('failed');
    expect(confirmed(denied, aLook({ serverAt: null }))).toBe('failed');
    expect(confirmed(denied, aLook({ at: IN_TIME - 1, serverAt: null }))).toBeNull();
  });

  it('is not confirmed early where the device slept over the answer, which then is as old as its clock says', () => {
    const heard = NOW + 4 * 60_000;
    const slept = existing(foldCharge([sending(), { ...uncertain.failed, at: heard }]));
    const atOnce = heard + 500;
    expect(confirmed(slept, aLook({ at: atOnce, serverAt: atOnce }))).toBeNull();
    const later = heard + 90_000 - CLOCK_STEP;
    expect(confirmed(slept, aLook({ at: later - 1, serverAt: later - 1 }))).toBeNull();
    expect(confirmed(slept, aLook({ at: later, serverAt: later }))).toBe('failed');
  });

  it('is confirmed in time where the clock was set forward over the answer', () => {
    const heard = NOW + 60 * 60_000;
    const set = existing(foldCharge([sending(), { ...uncertain.failed, at: heard }]));
    const at = heard + 5 * 60_000;
    expect(confirmed(set, aLook({ at, serverAt: NOW + 5 * 60_000 }))).toBe('failed');
    expect(confirmed(set, aLook({ at, serverAt: NOW + 3 * 60_000 }))).toBeNull();
  });

  it.each(['ours', 'probable', 'possible', 'twice'] as const)(
    'is not confirmed by a look that found something: %s',
    (kind) => {
      const { finding } = looked(kind);
      expect(confirmed(denied, aLook({ finding }))).toBeNull();
    },
  );

  it.each(['locked', 'no-key', 'key-refused', 'unreachable', 'unreadable', 'error'] as const)(
    'is not confirmed by a look whose history was %s',
    (payments) => {
      expect(confirmed(denied, aLook({ payments }))).toBeNull();
    },
  );

  it('is confirmed by the history alone, but for what nobody pays', () => {
    expect(confirmed(denied, aLook({ assets: 'unreachable' }))).toBe('failed');
    const free = existing(foldCharge([sending({ pricePoint: TRIAL }), uncertain.failed]));
    expect(confirmed(free, aLook({ assets: 'unreachable' }))).toBeNull();
    expect(confirmed(free, aLook())).toBe('failed');
  });

  it('is confirmed by the assets alone where the payments before it are not known', () => {
    const look = aLook({ payments: 'no-snapshot' });
    expect(confirmed(denied, look)).toBe('failed');
    expect(confirmed(denied, look, null)).toBe('failed');
    expect(confirmed(denied, aLook({ payments: 'no-snapshot', assets: 'error' }))).toBeNull();
    const event = { ...sending(), owned: { taken: false } } as const;
    expect(confirmed(existing(foldCharge([event, uncertain.failed])), look)).toBeNull();
  });

  it('is not confirmed where a payment without a snapshot fits by its date', () => {
    const payment = { orderId: 'o-1', amount: dollars(499), refundedMinor: 0, createdAt: NOW };
    const look = aLook({ payments: 'no-snapshot' });
    expect(confirmed(denied, look, [payment])).toBeNull();
    expect(confirmed(denied, look, [{ ...payment, createdAt: 0 }])).toBe('failed');
    expect(confirmed(denied, aLook(), [payment])).toBe('failed');
  });
});

describe('nothing else', () => {
  it.each<[string, ChargeEvent]>([
    ['lost', lost],
    ['failed for certain', answered('failed')],
    ['processing', answered('processing')],
  ])('is confirmed: %s', (_, event) => {
    expect(confirmed(existing(foldCharge([sending(), event])), aLook())).toBeNull();
  });
});

describe('the denial in an event', () => {
  it.each<[ChargeEvent, string | null]>([
    [refused, 'refused'],
    [answered('failed'), 'failed'],
    [answered('cancelled'), 'cancelled'],
    [answered('succeeded'), null],
    [answered('authenticating'), null],
    [lost, null],
  ])('%o is %s', (event, denial) => {
    expect(denialIn(event)).toBe(denial);
  });
});
