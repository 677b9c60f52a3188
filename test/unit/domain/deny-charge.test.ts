import { describe, expect, it } from 'vitest';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import { deniableIn, isTooEarlyToDeny } from '../../../src/domain/deny-charge';
import { foldCharge } from '../../../src/domain/step-charge';
import {
  answered,
  existing,
  looked,
  lost,
  marked,
  NOW,
  OTHER_CHARGE_ID,
  sending,
  uncertain,
} from '../support/samples';

const MINUTE = 60_000;
const HALF_HOUR = 30 * MINUTE;
const HOUR = 60 * MINUTE;
const charge = (...events: ChargeEvent[]) => existing(foldCharge(events));
/** A moment of which no server told the time. */
const byDevice = (at: number) => ({ at, serverAt: null });

const unknown = charge(sending(), lost);
const authenticating = charge(sending(), answered('authenticating'));
/** Lost, and then answered for a later charge that was sent with its key. */
const askedLater = charge(sending(), lost, {
  type: 'key-answered',
  at: NOW + 10 * MINUTE,
  by: OTHER_CHARGE_ID,
  answer: answered('authenticating').answer,
});

describe('a charge may be denied', () => {
  it('half an hour after its outcome was lost, and no sooner', () => {
    expect(isTooEarlyToDeny(unknown, byDevice(lost.at + HALF_HOUR - 1))).toBe(true);
    expect(isTooEarlyToDeny(unknown, byDevice(lost.at + HALF_HOUR))).toBe(false);
  });

  it('half an hour after a denial that nothing has confirmed yet', () => {
    const unconfirmed = charge(sending(), uncertain.failed);
    const at = uncertain.failed.at + HALF_HOUR;
    expect(isTooEarlyToDeny(unconfirmed, byDevice(at - 1))).toBe(true);
    expect(isTooEarlyToDeny(unconfirmed, byDevice(at))).toBe(false);
  });

  it('only when the hour is over that the customer has to authenticate', () => {
    const at = answered('authenticating').at + HOUR;
    expect(isTooEarlyToDeny(authenticating, byDevice(at - 1))).toBe(true);
    expect(isTooEarlyToDeny(authenticating, byDevice(at))).toBe(false);
  });

  it('only when that hour is over, though a later charge was asked under its key', () => {
    const at = NOW + 10 * MINUTE + HOUR;
    expect(isTooEarlyToDeny(askedLater, byDevice(at - 1))).toBe(true);
    expect(isTooEarlyToDeny(askedLater, byDevice(at))).toBe(false);
  });

  it('half an hour after a loss, when a later charge under its key was told nothing', () => {
    const event = { type: 'key-answered', at: NOW + MINUTE, by: OTHER_CHARGE_ID } as const;
    const reopened = charge(sending(), lost, { ...event, answer: null });
    expect(isTooEarlyToDeny(reopened, byDevice(lost.at + HALF_HOUR))).toBe(false);
  });

  it('half an hour after the server said that it processes it: that asks nobody', () => {
    const processing = charge(sending(), answered('processing'));
    const at = answered('processing').at + HALF_HOUR;
    expect(isTooEarlyToDeny(processing, byDevice(at))).toBe(false);
  });

  it('by the server’s clock, where it tells the time', () => {
    const now = { at: lost.at + HALF_HOUR, serverAt: NOW + HALF_HOUR - MINUTE };
    expect(isTooEarlyToDeny(unknown, now)).toBe(true);
    expect(isTooEarlyToDeny(unknown, { at: NOW, serverAt: lost.at + HALF_HOUR })).toBe(false);
  });

  it('not while its answer is awaited, however long that takes', () => {
    expect(isTooEarlyToDeny(charge(sending()), byDevice(NOW + 24 * HOUR))).toBe(true);
    expect(deniableIn(charge(sending()), byDevice(NOW + 24 * HOUR))).toBe(Infinity);
  });

  it.each([
    ['the server charged', charge(sending(), answered('succeeded'))],
    ['the server denied', charge(sending(), answered('failed'))],
    ['an agent decided', charge(sending(), lost, marked(true))],
  ])('at any time where %s: nothing is open', (_, closed) => {
    expect(isTooEarlyToDeny(closed, byDevice(NOW + 2))).toBe(false);
  });
});

describe('the time until a charge may be denied', () => {
  it('is what is left of its half hour, and then nothing', () => {
    expect(deniableIn(unknown, byDevice(lost.at + 10 * MINUTE))).toBe(20 * MINUTE);
    expect(deniableIn(unknown, byDevice(lost.at + HOUR))).toBe(0);
  });

  it('is what is left of the hour of an authentication, whatever was looked up since', () => {
    const seen = charge(sending(), answered('authenticating'), looked('nothing'));
    expect(deniableIn(seen, byDevice(NOW + 1 + 10 * MINUTE))).toBe(50 * MINUTE);
  });
});
