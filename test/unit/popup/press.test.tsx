// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ARMING_DELAY } from '../../../src/domain/limits';
import { answered, CHARGE_ID, COINS, existing, NOW, sending } from '../support/samples';
import { foldCharge } from '../../../src/domain/step-charge';
import { fakePage, openedForm, PAGE_CUSTOMER, pageWithout, STATUS } from '../ui/fake-page';
import { box, button, press, settle, showPopup, text, typeInto } from './popup-on-screen';

const charge = existing(foldCharge([sending(), answered('succeeded')]));
const withDefault = () =>
  openedForm({
    status: { ...STATUS, settings: { ...STATUS.settings, defaultPricePoint: COINS.ident } },
  });

const ready = (replies = {}) =>
  fakePage({ 'open-form': withDefault, 'start-charge': () => ({ charge }), ...replies });

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => {
    queueMicrotask(() => {
      callback(0);
    });
    return 0;
  });
  return () => {
    vi.unstubAllGlobals();
  };
});

describe('the charge button', () => {
  it('carries the amount and says the rest below', async () => {
    await showPopup(ready().page);
    expect(button('Charge $4.99').textContent).toBe('Charge $4.99');
    expect(text()).toContain('once, to the saved card of cus_1001');
  });

  it.each(['pointer', 'key'] as const)('charges once by %s what was shown', async (by) => {
    const { page, requestsOf } = ready();
    await showPopup(page);
    await press(button('Charge $4.99'), { by });
    expect(requestsOf('start-charge')).toEqual([
      {
        chargeId: CHARGE_ID,
        externalId: 'cus_1001',
        pricePoint: COINS,
        note: '',
        surface: 'popup',
        pressedAt: NOW,
        provenance: PAGE_CUSTOMER.provenance,
        again: [],
        organization: 'acme-fitness',
        isTest: false,
        page: {
          tabId: 7,
          address: PAGE_CUSTOMER.page.address,
          record: PAGE_CUSTOMER.page.record,
          offered: ['cus_1001'],
        },
      },
    ]);
    expect(text()).toContain('Succeeded');
  });

  it('says "Press again" to an early press as soon as it is armed, and takes the next one', async () => {
    const { page, requestsOf } = ready();
    await showPopup(page);
    await press(button('Charge $4.99'), { after: 0 });
    expect(text()).not.toContain('Press again');
    await vi.waitUntil(() => text().includes('Press again'));
    expect(requestsOf('start-charge')).toEqual([]);
    await press(button('Charge $4.99'));
    expect(requestsOf('start-charge')).toHaveLength(1);
  });

  it.each([
    { what: 'a page made', event: { isTrusted: false } },
    { what: 'a held key repeats', event: { by: 'key', repeat: true } },
  ] as const)('ignores a press that $what', async ({ event }) => {
    const { page, requestsOf } = ready();
    await showPopup(page);
    await press(button('Charge $4.99'), event);
    expect(requestsOf('start-charge')).toEqual([]);
    expect(text()).not.toContain('Press again');
  });

  it('is armed anew when the ID comes in by itself', async () => {
    let answer: (read: typeof PAGE_CUSTOMER) => void = () => undefined;
    const read = new Promise<typeof PAGE_CUSTOMER>((resolve) => {
      answer = resolve;
    });
    const { page, requestsOf } = ready({ 'read-customer': () => read });
    await showPopup(page);
    // Held still: a slow machine must not arm the button before the press.
    const still = vi.spyOn(performance, 'now').mockReturnValue(performance.now());
    answer(PAGE_CUSTOMER);
    await settle();
    await press(button('Charge $4.99'), { after: ARMING_DELAY - 1 });
    expect(requestsOf('start-charge')).toEqual([]);
    still.mockRestore();
    await vi.waitUntil(() => text().includes('Press again'));
  });

  it('with no customer says so beside the field, and sends nothing', async () => {
    const { page, requestsOf } = ready({ 'read-customer': () => pageWithout('no-customer-id') });
    await showPopup(page);
    await press(button('Charge $4.99'));
    expect(requestsOf('start-charge')).toEqual([]);
    expect(text()).toContain('Enter the customer ID.');
    expect(document.activeElement).toBe(box('Customer ID'));
  });

  it('with no price point says so, and sends nothing', async () => {
    const { page, requestsOf } = ready({ 'open-form': () => openedForm() });
    await showPopup(page);
    await press(button('Charge'));
    expect(requestsOf('start-charge')).toEqual([]);
    expect(text()).toContain('Choose a price point.');
  });

  it('sends the address of a page that shows no ID', async () => {
    const { page, requestsOf } = ready({ 'read-customer': () => pageWithout('no-customer-id') });
    await showPopup(page);
    const { address, record } = PAGE_CUSTOMER.page;
    await typeInto(box('Customer ID'), 'cus_2');
    await press(button('Charge $4.99'));
    expect(requestsOf('start-charge')).toMatchObject([
      { externalId: 'cus_2', provenance: null, page: { tabId: 7, address, record, offered: [] } },
    ]);
  });
});

describe('a reply that never comes', () => {
  const dies = () => {
    throw new Error('the background is gone');
  };

  it('is never asked for again: only the record is', async () => {
    const { page, requestsOf } = ready({ 'start-charge': dies, 'get-charge': () => null });
    await showPopup(page);
    await press(button('Charge $4.99'));
    expect(text()).toContain('Outcome unknown');
    expect(text()).toContain('It is not known whether the customer was charged. Do not try again.');
    expect(requestsOf('start-charge')).toHaveLength(1);
    expect(requestsOf('get-charge')).toEqual([{ chargeId: CHARGE_ID }]);
    expect(requestsOf('save-draft')).toEqual([]);
  });

  it('gives way to the record once there is one', async () => {
    const { page } = ready({ 'start-charge': dies, 'get-charge': () => charge });
    await showPopup(page);
    await press(button('Charge $4.99'));
    expect(text()).toContain('Succeeded');
    expect(text()).toContain('The customer was charged. Listed price: $4.99.');
  });
});
