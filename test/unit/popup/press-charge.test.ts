// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { places } from '../../../src/popup/focus-on';
import type { PopupState } from '../../../src/popup/popup-state';
import { pressCharge } from '../../../src/popup/press-charge';
import { foldCharge } from '../../../src/domain/step-charge';
import type { PageCustomer } from '../../../src/protocol/page-commands';
import { answered, CHARGE_ID, existing, NAMED, NOW, sending } from '../support/samples';
import { PAGE_CUSTOMER, pageWithout, STATUS } from '../ui/fake-page';
import { answersIn, FILLED, unseenPopup } from './popup-unseen';

const charge = existing(foldCharge([sending(), answered('succeeded')]));
const never = () => new Promise<never>(() => undefined);
const gone = () => Promise.reject(new Error('the background is gone'));

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = Object.values(places)
    .map((id) => `<input id="${id}">`)
    .join('');
});
afterEach(() => {
  vi.useRealTimers();
});

const focused = () => document.activeElement?.id;

describe('a press that charges nothing', () => {
  async function pressed(changes: Partial<PopupState>) {
    const fake = unseenPopup(changes, { 'start-charge': never });
    const before = fake.state();
    await pressCharge(fake.popup);
    expect(fake.asked).toEqual([]);
    return { before, state: fake.state() };
  }

  it.each([
    ['another screen than the form', { screen: { name: 'opening' } }],
    ['no settings', { status: null }],
  ] as const)('comes on %s', async (_, changes) => {
    const { before, state } = await pressed(changes);
    expect(state).toBe(before);
  });

  it.each([{ is: 'left' }, { is: 'changing' }, { is: 'changed', now: PAGE_CUSTOMER }] as const)(
    'leads to the question about the page: $is',
    async (pageLock) => {
      const { before, state } = await pressed({ pageLock });
      expect(state).toBe(before);
      expect(focused()).toBe('page-move');
    },
  );

  it('says that it came too early while the page is read again', async () => {
    const { state } = await pressed({ pageLock: { is: 'reading' } });
    expect(state).toMatchObject({ wasPressedEarly: true, screen: { name: 'form' } });
    expect(state.saysEmptyCustomer).toBe(false);
  });

  it.each([
    ['customer', { externalId: '' }, 'customer-id'],
    ['sound customer', { externalId: 'cus 1' }, 'customer-id'],
    ['customer and no price', { externalId: '', pricePoint: null }, 'customer-id'],
    ['price', { pricePoint: null }, 'price-point'],
  ])('without a %s says so, and leads there', async (_, changes, place) => {
    const form = { ...FILLED, ...changes };
    const { state } = await pressed({ form, wasPressedEarly: true });
    expect(state).toMatchObject({
      screen: { name: 'form' },
      saysEmptyCustomer: true,
      saysEmptyPrice: true,
      wasPressedEarly: false,
    });
    expect(focused()).toBe(place);
  });
});

describe('a press', () => {
  it('sends all that the form shows, of the moment of the press', async () => {
    let now = NOW;
    const settings = { ...STATUS.settings, isTest: true };
    const { popup, requestsOf, state } = unseenPopup(
      { surface: 'menu', customerRead: 'reading', status: { ...STATUS, settings } },
      { 'start-charge': never },
      { now: () => now },
    );
    void pressCharge(popup);
    await answersIn();
    expect(state().screen).toEqual({
      name: 'charge',
      chargeId: CHARGE_ID,
      pressed: { form: FILLED, at: NOW },
      charge: null,
      isReplyLost: false,
    });
    expect(requestsOf('start-charge')).toEqual([]);
    now += 500;
    popup.store.setState({ customerRead: PAGE_CUSTOMER });
    await answersIn();
    const { address, record } = PAGE_CUSTOMER.page;
    expect(requestsOf('start-charge')).toEqual([
      {
        chargeId: CHARGE_ID,
        externalId: FILLED.externalId,
        pricePoint: FILLED.pricePoint,
        note: FILLED.note,
        surface: 'menu',
        pressedAt: NOW,
        provenance: FILLED.provenance,
        again: ['earlier'],
        organization: 'acme-fitness',
        isTest: true,
        page: { tabId: 7, address, record, offered: ['cus_1001'] },
      },
    ]);
  });

  it('waits for the page’s address for a second, and then goes without', async () => {
    const { popup, requestsOf } = unseenPopup(
      { customerRead: 'reading' },
      { 'start-charge': never },
    );
    void pressCharge(popup);
    await vi.advanceTimersByTimeAsync(999);
    expect(requestsOf('start-charge')).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(requestsOf('start-charge')).toMatchObject([{ page: null }]);
  });

  const several = pageWithout('several-customer-ids', [{ externalId: 'a', provenance: NAMED }]);
  const closed: PageCustomer = { ...pageWithout('no-page'), page: null };

  const { address, record } = PAGE_CUSTOMER.page;
  const seen = { tabId: 7, address, record, offered: ['a'] };

  it.each<[string, Partial<PopupState>, typeof seen | null]>([
    ['no tab', { tabId: null }, null],
    ['no reading', { customerRead: null }, null],
    ['a page that could not be read', { customerRead: closed }, null],
    ['a page of several', { customerRead: several }, seen],
  ])('over %s sends what is known of the page', async (_, changes, page) => {
    const { popup, requestsOf } = unseenPopup(changes, { 'start-charge': never });
    void pressCharge(popup);
    await answersIn();
    expect(requestsOf('start-charge')).toMatchObject([{ page }]);
  });

  it('shows what came of it', async () => {
    const { popup, state } = unseenPopup({}, { 'start-charge': () => ({ charge }) });
    await pressCharge(popup);
    expect(state().screen).toMatchObject({ charge, isReplyLost: false });
  });

  it('follows its record until there is an outcome', async () => {
    const { popup, requestsOf } = unseenPopup({}, { 'start-charge': never });
    void pressCharge(popup);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(requestsOf('get-charge')).toEqual([{ chargeId: CHARGE_ID }, { chargeId: CHARGE_ID }]);
  });

  it('whose reply is lost asks for the record, never again for the charge', async () => {
    const { popup, requestsOf, state } = unseenPopup(
      {},
      { 'start-charge': gone, 'get-charge': () => charge },
    );
    await pressCharge(popup);
    expect(requestsOf('start-charge')).toHaveLength(1);
    expect(requestsOf('get-charge')).toEqual([{ chargeId: CHARGE_ID }]);
    expect(state().screen).toMatchObject({ charge, isReplyLost: true });
  });

  it.each([
    ['form', { name: 'form' }],
    [
      'other charge',
      { name: 'charge', chargeId: 'x', pressed: null, charge: null, isReplyLost: false },
    ],
  ] as const)('whose reply is lost leaves a %s alone', async (_, screen) => {
    let answer: (record: null) => void = () => undefined;
    const record = new Promise<null>((resolve) => {
      answer = resolve;
    });
    const replies = { 'start-charge': gone, 'get-charge': () => record };
    const { popup, state } = unseenPopup({}, replies);
    const pressing = pressCharge(popup);
    await answersIn();
    popup.store.setState({ screen });
    answer(null);
    await pressing;
    expect(state().screen).toBe(screen);
  });
});
