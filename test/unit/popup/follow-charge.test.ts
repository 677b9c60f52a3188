// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Charge } from '../../../src/domain/charge';
import { foldCharge } from '../../../src/domain/step-charge';
import {
  followCharge,
  hearNews,
  isAwaited,
  lookUpCharge,
  showCharge,
} from '../../../src/popup/follow-charge';
import type { ShownCharge } from '../../../src/popup/popup-state';
import {
  answered,
  CHARGE_ID,
  existing,
  looked,
  OTHER_CHARGE_ID,
  sending,
} from '../support/samples';
import type { Replies } from '../ui/fake-page';
import { answersIn, unseenPopup } from './popup-unseen';

const sent = existing(foldCharge([sending()]));
const succeeded = existing(foldCharge([sending(), answered('succeeded')]));
const twice = existing(foldCharge([sending(), answered('succeeded'), looked('twice')]));

const shows = (charge: Charge | null, changes: Partial<ShownCharge> = {}): ShownCharge => ({
  name: 'charge',
  chargeId: CHARGE_ID,
  pressed: null,
  charge,
  isReplyLost: false,
  ...changes,
});

const open = (charge: Charge | null, replies: Replies = {}) =>
  unseenPopup({ screen: shows(charge) }, replies);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a charge that is followed', () => {
  it.each([null, sent])('is read every two seconds until it has an outcome: %#', async (first) => {
    let now: Charge | null = first;
    const { popup, requestsOf, state } = open(first, { 'get-charge': () => now });
    followCharge(popup);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(requestsOf('get-charge')).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(requestsOf('get-charge')).toEqual([{ chargeId: CHARGE_ID }]);
    now = succeeded;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(state().screen).toMatchObject({ charge: succeeded });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(requestsOf('get-charge')).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['the form', { name: 'form' }],
    ['another charge', shows(null, { chargeId: OTHER_CHARGE_ID })],
  ] as const)('is followed no more once the screen shows %s', async (_, screen) => {
    const { asked, popup } = open(null);
    followCharge(popup);
    popup.store.setState({ screen });
    await vi.advanceTimersByTimeAsync(4_000);
    expect(asked).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is none where the screen shows none', () => {
    followCharge(unseenPopup().popup);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('news', () => {
  it('of the charge on the screen is read, and heard while the popup can be seen', async () => {
    const { popup, requestsOf, state } = open(sent, { 'get-charge': () => succeeded });
    expect(hearNews(popup, CHARGE_ID)).toBe(true);
    await answersIn();
    expect(requestsOf('get-charge')).toHaveLength(1);
    expect(state().screen).toMatchObject({ charge: succeeded });
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    expect(hearNews(popup, CHARGE_ID)).toBe(false);
    expect(requestsOf('get-charge')).toHaveLength(2);
  });

  it('of another charge, or on the form, is not heard', () => {
    const { asked, popup } = open(sent);
    expect(hearNews(popup, OTHER_CHARGE_ID)).toBe(false);
    expect(hearNews(unseenPopup().popup, CHARGE_ID)).toBe(false);
    expect(asked).toEqual([]);
  });
});

describe('a record', () => {
  it.each([
    ['can be read', () => succeeded, true],
    ['is not there', () => null, false],
    ['cannot be asked for', () => Promise.reject(new Error('gone')), false],
  ])('that %s is shown or not', async (_, reply, isShown) => {
    const { popup, state } = open(sent, { 'get-charge': reply });
    expect(await lookUpCharge(popup, CHARGE_ID)).toBe(isShown);
    expect(state().screen).toMatchObject({ charge: isShown ? succeeded : sent });
  });

  it('keeps what else is on the screen', () => {
    const { popup, state } = unseenPopup({ screen: shows(null, { isReplyLost: true }) });
    showCharge(popup, sent);
    expect(state().screen).toEqual(shows(sent, { isReplyLost: true }));
  });

  it.each([
    ['a record that knows less', twice, succeeded, twice],
    ['a record that knows as much', { ...sent }, sent, sent],
    ['a record that knows more', succeeded, twice, twice],
  ])('is replaced or not by %s', (_, shown, found, after) => {
    const { popup, state } = open(shown);
    showCharge(popup, found);
    expect((state().screen as ShownCharge).charge).toBe(after);
  });

  it.each([{ name: 'form' } as const, shows(null, { chargeId: OTHER_CHARGE_ID })])(
    'is shown on no other screen: %#',
    (screen) => {
      const { asked, popup, state } = unseenPopup({ screen });
      showCharge(popup, sent);
      expect(state().screen).toBe(screen);
      expect(asked).toEqual([]);
    },
  );

  it('takes the draft of its form away, once, whether or not that works', async () => {
    const { popup, requestsOf } = open(null, { 'save-draft': () => Promise.reject(new Error()) });
    showCharge(popup, sent);
    expect(requestsOf('save-draft')).toEqual([{ tabId: 7, draft: null }]);
    showCharge(popup, succeeded);
    await answersIn();
    expect(requestsOf('save-draft')).toHaveLength(1);
  });

  it('has no draft where the form stands over no tab', () => {
    const { asked, popup } = unseenPopup({ screen: shows(null), tabId: null });
    showCharge(popup, sent);
    expect(asked).toEqual([]);
  });

  it.each([
    [null, true],
    [sent, true],
    [succeeded, false],
  ])('is awaited until it has an outcome: %#', (charge, awaited) => {
    expect(isAwaited(shows(charge))).toBe(awaited);
  });
});
