import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { foldCharge } from '../../../src/domain/step-charge';
import { blankForm } from '../../../src/popup/form';
import {
  backToForm,
  chargeAnother,
  showOpenCharges,
  showOtherCharge,
} from '../../../src/popup/leave-charge';
import type { PopupState } from '../../../src/popup/popup-state';
import {
  answered,
  aRequest,
  CHARGE_ID,
  COINS,
  existing,
  NAMED,
  NOW,
  OTHER_CHARGE_ID,
  sending,
  TRIAL,
} from '../support/samples';
import { pageWithout, STATUS, type Replies } from '../ui/fake-page';
import { FILLED, unseenPopup } from './popup-unseen';

const gone = () => Promise.reject(new Error('the background is gone'));
const failed = existing(foldCharge([sending({ note: 'said yes' }), answered('failed')]));
const sent = existing(foldCharge([sending()]));
const screen = {
  name: 'charge',
  chargeId: CHARGE_ID,
  pressed: null,
  charge: failed,
  isReplyLost: false,
} as const;

/** All that a form must not take over from the one before. */
const used: Partial<PopupState> = {
  screen,
  draftRecord: 'elsewhere',
  isCustomerTyped: true,
  isPriceTouched: true,
  priceRemark: { kind: 'vanished', ident: 'old' },
  saysEmptyCustomer: true,
  saysEmptyPrice: true,
  wasPressedEarly: true,
  customerRead: null,
};
const unused = {
  screen: { name: 'form' },
  draftRecord: null,
  priceRemark: null,
  saysEmptyCustomer: false,
  saysEmptyPrice: false,
  wasPressedEarly: false,
};

const leave = (replies: Replies = {}, changes: Partial<PopupState> = {}) =>
  unseenPopup(
    { ...used, ...changes },
    {
      'put-aside': () => ({ newChargeId: OTHER_CHARGE_ID }),
      'read-customer': () => pageWithout('no-customer-id'),
      ...replies,
    },
  );

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('another charge', () => {
  const prices = { pricePoints: [COINS, TRIAL], readAt: NOW, serverAt: NOW, unreadable: 0 };
  const list = { list: prices, isReading: false, failure: null };

  it('begins on a form of its own, with the price that was charged last', async () => {
    const { popup, requestsOf, state } = leave({}, { prices: list });
    const leaving = chargeAnother(popup, CHARGE_ID);
    expect(state().screen).toEqual({ name: 'opening' });
    await leaving;
    expect(requestsOf('put-aside')).toEqual([{ chargeId: CHARGE_ID }]);
    expect(state()).toMatchObject({
      ...unused,
      form: { ...blankForm(OTHER_CHARGE_ID), pricePoint: COINS },
      isCustomerTyped: false,
      isPriceTouched: false,
      wanted: { ident: COINS.ident, isExpected: false },
    });
    expect(requestsOf('read-customer')).toHaveLength(1);
    expect(requestsOf('list-price-points')).toHaveLength(1);
  });

  it('counts the open charges anew, as far as the background tells', async () => {
    const status = { ...STATUS, openCharges: 2 };
    const { popup, state } = leave({ 'get-status': () => STATUS }, { status });
    await chargeAnother(popup, CHARGE_ID);
    expect(state().status).toEqual(STATUS);
    const untold = leave({ 'get-status': gone }, { status });
    await chargeAnother(untold.popup, CHARGE_ID);
    expect(untold.state()).toMatchObject({ status, screen: { name: 'form' } });
  });

  it('begins with the default price where there is one', async () => {
    const settings = { ...STATUS.settings, defaultPricePoint: TRIAL.ident };
    const { popup, state } = leave({}, { prices: list, status: { ...STATUS, settings } });
    await chargeAnother(popup, CHARGE_ID);
    expect(state().form.pricePoint).toEqual(TRIAL);
    expect(state().wanted).toEqual({ ident: TRIAL.ident, isExpected: true });
  });

  it('takes no price for gone by a list that may be old', async () => {
    const settings = { ...STATUS.settings, defaultPricePoint: 'not-listed-yet' };
    const unread: Replies = {
      'list-price-points': () => ({ ok: false, why: 'network', cached: null }),
    };
    const { popup, state } = leave(unread, { prices: list, status: { ...STATUS, settings } });
    await chargeAnother(popup, CHARGE_ID);
    expect(state()).toMatchObject({ priceRemark: null, form: { pricePoint: null } });
  });

  it.each([
    ['its record is not there yet', { screen: { ...screen, charge: null } }],
    ['it is another screen', { screen: { name: 'form' }, status: null }],
  ] as const)('begins with no price where %s', async (_, changes) => {
    const { popup, state } = leave({}, { prices: list, ...changes });
    await chargeAnother(popup, CHARGE_ID);
    expect(state().form.pricePoint).toBeNull();
    expect(state().wanted).toEqual({ ident: '', isExpected: false });
  });

  it('does not begin where the background does not answer', async () => {
    const { popup, requestsOf, state } = leave({ 'put-aside': gone });
    await chargeAnother(popup, CHARGE_ID);
    expect(state().screen).toEqual({ name: 'no-answer' });
    expect(requestsOf('read-customer')).toEqual([]);
  });
});

describe('the way back to the form', () => {
  it('brings it back as it was, under a new id', async () => {
    const { popup, requestsOf, state } = leave();
    await backToForm(popup, failed);
    expect(requestsOf('put-aside')).toEqual([{ chargeId: CHARGE_ID }]);
    expect(state()).toMatchObject({
      ...unused,
      form: {
        chargeId: OTHER_CHARGE_ID,
        externalId: 'cus_1001',
        pricePoint: COINS,
        note: 'said yes',
        again: [],
      },
      isCustomerTyped: true,
      isPriceTouched: true,
    });
    expect(requestsOf('read-customer')).toHaveLength(1);
  });

  it.each([null, TRIAL])('takes another price, or none: %j', async (pricePoint) => {
    const { popup, state } = leave();
    await backToForm(popup, failed, { pricePoint, again: ['earlier'] });
    expect(state().form).toMatchObject({ pricePoint, again: ['earlier'] });
  });

  it('leaves a customer of this tab’s page to the page', async () => {
    const page = { tabId: 7, host: 'desk.test', address: 'https://desk.test/t/1' };
    const request = aRequest({ page, provenance: NAMED });
    const { popup, state } = leave();
    await backToForm(popup, { ...failed, request });
    expect(state().isCustomerTyped).toBe(false);
    // The page names nobody now.
    expect(state().form.externalId).toBe('');
  });

  it('is not taken where the background does not answer', async () => {
    const { popup, state } = leave({ 'put-aside': gone });
    await backToForm(popup, failed);
    expect(state()).toMatchObject({ screen: { name: 'no-answer' }, form: FILLED });
  });
});

describe('another charge that stands against one', () => {
  it('is shown, and followed until it has an outcome', async () => {
    const { popup, requestsOf, state } = leave({ 'get-charge': () => sent });
    const showing = showOtherCharge(popup, CHARGE_ID);
    expect(state().screen).toEqual({ ...screen, charge: null });
    await showing;
    expect(state().screen).toEqual({ ...screen, charge: sent });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(requestsOf('get-charge')).toHaveLength(2);
    expect(requestsOf('get-damaged')).toEqual([]);
  });

  const damaged = {
    chargeId: OTHER_CHARGE_ID,
    organization: 'acme',
    externalId: 'cus_2',
    begunAt: NOW,
    mayAuthenticate: false,
    denied: null,
  };

  it.each<[string, NonNullable<Replies['get-damaged']>, unknown]>([
    ['is damaged', () => damaged, { name: 'damaged', damaged }],
    ['is not there', () => null, { name: 'no-answer' }],
    ['cannot be asked for', gone, { name: 'no-answer' }],
  ])('that %s is shown as that', async (_, reply, shown) => {
    const { popup, requestsOf, state } = leave({ 'get-charge': () => null, 'get-damaged': reply });
    await showOtherCharge(popup, OTHER_CHARGE_ID);
    expect(state().screen).toEqual(shown);
    expect(requestsOf('get-damaged')).toEqual([{ chargeId: OTHER_CHARGE_ID }]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the open charges', () => {
  const open = { charges: [sent], damaged: [] };

  it.each<[string, NonNullable<Replies['list-open-charges']>, unknown]>([
    ['are listed', () => open, { name: 'open-charges', open }],
    ['are not listed without an answer', gone, { name: 'no-answer' }],
  ])('%s', async (_, reply, shown) => {
    const { popup, state } = leave({ 'list-open-charges': reply });
    await showOpenCharges(popup);
    expect(state().screen).toEqual(shown);
  });
});
