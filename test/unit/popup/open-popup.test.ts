import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { foldCharge } from '../../../src/domain/step-charge';
import { openPopup } from '../../../src/popup/open-popup';
import { OPENING, type PopupState } from '../../../src/popup/popup-state';
import type { OpenedForm } from '../../../src/protocol/commands';
import type { PageContext } from '../../../src/ui/page-context';
import {
  CHARGE_ID,
  COINS,
  existing,
  NAMED,
  OTHER_CHARGE_ID,
  sending,
  TRIAL,
} from '../support/samples';
import { openedForm, pageWithout, PRICES, STATUS, type Replies } from '../ui/fake-page';
import { unseenPopup } from './popup-unseen';

const sent = existing(foldCharge([sending()]));
const noKey = { ...STATUS, key: { ...STATUS.key, stored: false } };
const noOrganization = { ...STATUS, settings: { ...STATUS.settings, organization: '' } };
const locked = { ...STATUS, locked: true };
const withDefault = {
  ...STATUS,
  settings: { ...STATUS.settings, defaultPricePoint: TRIAL.ident },
};
const draft = {
  chargeId: OTHER_CHARGE_ID,
  externalId: 'cus_typed',
  provenance: null,
  ppIdent: COINS.ident,
  note: 'said yes',
  record: 'ticket 1',
};

async function open(
  changes: Partial<OpenedForm> = {},
  before: Partial<PopupState> = {},
  replies: Replies = {},
  page: Partial<PageContext> = {},
) {
  const fake = unseenPopup(
    { ...OPENING, ...before },
    {
      'open-form': () => openedForm(changes),
      'read-customer': () => pageWithout('no-customer-id'),
      ...replies,
    },
    page,
  );
  await openPopup(fake.popup);
  return fake;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the popup that opens', () => {
  it.each<[string, Partial<OpenedForm>, PopupState['screen']]>([
    ['no key', { status: noKey, recent: sent }, { name: 'set-up-needed' }],
    ['no organization', { status: noOrganization, recent: sent }, { name: 'set-up-needed' }],
    ['no key under a lock', { status: { ...noKey, locked: true } }, { name: 'set-up-needed' }],
    [
      'a lock',
      { status: locked, recent: sent, isTeaching: true },
      { name: 'locked', notSent: null },
    ],
    [
      'a lesson',
      { isTeaching: true, recent: sent },
      { name: 'teach', teaching: { step: 'reading' } },
    ],
    [
      'a charge',
      { recent: sent },
      { name: 'charge', chargeId: CHARGE_ID, pressed: null, charge: sent, isReplyLost: false },
    ],
  ])('with %s shows that, and reads nothing', async (_, changes, screen) => {
    const { requestsOf, state } = await open(changes);
    expect(state().screen).toEqual(screen);
    expect(requestsOf('read-customer')).toEqual([]);
    expect(requestsOf('list-price-points')).toEqual([]);
  });

  it('follows the charge that it shows, and only that', async () => {
    const { requestsOf } = await open({ recent: sent });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(requestsOf('get-charge')).toEqual([{ chargeId: CHARGE_ID }]);
    await open();
    expect(vi.getTimerCount()).toBe(1);
  });

  it('with nothing to tell shows the form, and reads page and prices', async () => {
    const hint = { kind: 'link', text: 'https://desk.test/u/1' } as const;
    const { requestsOf, state } = await open({ surface: 'menu', hint });
    expect(requestsOf('open-form')).toEqual([{ tabId: 7 }]);
    expect(requestsOf('read-customer')).toEqual([{ tabId: 7, hint }]);
    expect(requestsOf('list-price-points')).toHaveLength(1);
    expect(state()).toMatchObject({
      screen: { name: 'form' },
      status: STATUS,
      surface: 'menu',
      hint,
      isTeaching: false,
      tabId: 7,
      draftRecord: null,
      isCustomerTyped: false,
      prices: { list: PRICES, isReading: false, failure: null },
      form: { chargeId: CHARGE_ID, externalId: '', pricePoint: null },
    });
  });

  it('says that prices are being read until they are', async () => {
    const { state } = await open({ isTeaching: true });
    expect(state().prices).toEqual({ list: PRICES, isReading: true, failure: null });
  });

  it('forgets what was on the screen before', async () => {
    const before = { selfChanges: 9, lookedUpEmail: 'a@b.test', wasPressedEarly: true };
    const { state } = await open({ isTeaching: true }, before);
    expect(state()).toMatchObject({ selfChanges: 0, lookedUpEmail: '', wasPressedEarly: false });
  });

  it('remembers over an unlock that the menu asked to teach', async () => {
    const { state } = await open({}, { isTeaching: true });
    expect(state()).toMatchObject({ isTeaching: true, screen: { name: 'teach' } });
  });

  it('stands over no tab where the browser does not tell which', async () => {
    const gone = () => Promise.reject(new Error('gone'));
    const { requestsOf } = await open({ tabId: null }, {}, {}, { activeTabId: gone });
    expect(requestsOf('open-form')).toEqual([{ tabId: null }]);
  });

  it('says it when the background does not answer, and shows nothing else', async () => {
    const gone = () => Promise.reject(new Error('gone'));
    const { asked, state } = await open({}, {}, { 'open-form': gone });
    expect(state()).toEqual({ ...OPENING, screen: { name: 'no-answer' } });
    expect(asked).toHaveLength(1);
  });
});

describe('a form that opens', () => {
  it('takes no price for gone by a list that may be old', async () => {
    const gone = { ...draft, ppIdent: 'not-listed-yet' };
    const unread: Replies = {
      'list-price-points': () => ({ ok: false, why: 'network', cached: null }),
    };
    const { state } = await open({ draft: gone }, {}, unread);
    expect(state()).toMatchObject({ priceRemark: null, form: { pricePoint: null } });
  });

  it('brings a draft back, with its price and the ticket that it was for', async () => {
    const { state } = await open({ draft, status: withDefault });
    expect(state()).toMatchObject({
      form: { chargeId: OTHER_CHARGE_ID, externalId: 'cus_typed', note: 'said yes' },
      draftRecord: 'ticket 1',
      isCustomerTyped: true,
      wanted: { ident: COINS.ident, isExpected: true },
    });
    expect(state().form.pricePoint).toEqual(COINS);
  });

  it.each([
    ['typed', draft, true],
    ['given by the page', { ...draft, provenance: NAMED }, false],
    ['missing', { ...draft, externalId: '' }, false],
  ])('knows that the customer of its draft was %s', async (_, kept, isCustomerTyped) => {
    const { state } = await open({ draft: kept, isTeaching: true });
    expect(state().isCustomerTyped).toBe(isCustomerTyped);
  });

  it.each<[string, Partial<OpenedForm>, PopupState['wanted']]>([
    ['the default', { status: withDefault }, { ident: TRIAL.ident, isExpected: true }],
    [
      'the default of an empty draft',
      { draft: { ...draft, ppIdent: '' }, status: withDefault },
      { ident: TRIAL.ident, isExpected: true },
    ],
    ['the last one', { lastPricePoint: COINS.ident }, { ident: COINS.ident, isExpected: false }],
  ])('begins with a price: %s', async (_, changes, wanted) => {
    const { state } = await open(changes);
    expect(state().wanted).toEqual(wanted);
    expect(state().form.pricePoint?.ident).toBe(wanted.ident);
  });
});
