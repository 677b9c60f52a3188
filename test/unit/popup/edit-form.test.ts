import { describe, expect, it } from 'vitest';
import type { Provenance } from '../../../src/domain/charge';
import { chooseCustomer, choosePrice, typeCustomer, typeNote } from '../../../src/popup/edit-form';
import { backToForm } from '../../../src/popup/leave-charge';
import type { Popup } from '../../../src/popup/popup';
import { prefillCustomer } from '../../../src/popup/prefill-customer';
import { pressCharge } from '../../../src/popup/press-charge';
import { refreshPrices } from '../../../src/popup/refresh-prices';
import { foldCharge } from '../../../src/domain/step-charge';
import type { PageCustomer } from '../../../src/protocol/page-commands';
import {
  COINS,
  dollars,
  existing,
  NAMED,
  notSent,
  OTHER_CHARGE_ID,
  TRIAL,
} from '../support/samples';
import { PAGE_CUSTOMER, PRICES } from '../ui/fake-page';
import { answersIn, FILLED, unseenPopup } from './popup-unseen';

const byEmail: Provenance = { by: 'email', label: '', host: '' };

describe('an edit of the form', () => {
  it('by typing an ID stands on the agent’s word, and no longer on the page', () => {
    const { popup, state } = unseenPopup({ lookedUpEmail: 'a@b.test', wasPressedEarly: true });
    typeCustomer(popup, 'cus_2');
    expect(state()).toMatchObject({
      form: { ...FILLED, externalId: 'cus_2', provenance: null, again: [] },
      isCustomerTyped: true,
      lookedUpEmail: '',
      wasPressedEarly: false,
    });
  });

  it.each([
    [NAMED, undefined, false, ''],
    [byEmail, 'a@b.test', true, 'a@b.test'],
  ])('by a choice says where it is from: %j', (provenance, email, isCustomerTyped, lookedUp) => {
    const before = { isCustomerTyped: !isCustomerTyped, lookedUpEmail: 'before@b.test' };
    const { popup, state } = unseenPopup({
      ...before,
      saysEmptyCustomer: true,
      wasPressedEarly: true,
    });
    chooseCustomer(popup, { externalId: 'cus_2', provenance }, email);
    expect(state()).toMatchObject({
      form: { ...FILLED, externalId: 'cus_2', provenance, again: [] },
      isCustomerTyped,
      lookedUpEmail: lookedUp,
      saysEmptyCustomer: false,
      wasPressedEarly: false,
    });
  });

  it.each([TRIAL, null])('by a price, or none, is the agent’s own: %j', (pricePoint) => {
    const { popup, state } = unseenPopup({
      priceRemark: { kind: 'vanished', ident: 'old' },
      wasPressedEarly: true,
    });
    choosePrice(popup, pricePoint);
    expect(state()).toMatchObject({
      form: { ...FILLED, pricePoint, again: [] },
      isPriceTouched: true,
      priceRemark: null,
      wasPressedEarly: false,
    });
  });

  it('by a note changes nothing else', () => {
    const { popup, state } = unseenPopup();
    const before = state();
    typeNote(popup, 'said no');
    expect(state()).toEqual({ ...before, form: { ...FILLED, note: 'said no' } });
  });
});

describe('what an agent agreed to charge again', () => {
  const earlier = existing(
    foldCharge([
      {
        ...notSent({
          provenance: PAGE_CUSTOMER.provenance,
          page: { tabId: 7, host: 'desk.acme.test', address: PAGE_CUSTOMER.page.address },
        }),
        reason: { code: 'charge-again', earlier: [] },
      },
    ]),
  );
  const other: PageCustomer = { ...PAGE_CUSTOMER, externalId: 'cus_2' };
  const read = { now: PAGE_CUSTOMER as PageCustomer, prices: PRICES };

  /** A form that came back with that agreement. */
  async function agreed() {
    read.now = PAGE_CUSTOMER;
    read.prices = PRICES;
    const fake = unseenPopup(
      {},
      {
        'put-aside': () => ({ newChargeId: OTHER_CHARGE_ID }),
        'read-customer': () => read.now,
        'list-price-points': () => ({ ok: true, prices: read.prices }),
        'start-charge': () => new Promise(() => undefined),
      },
    );
    await backToForm(fake.popup, earlier, { again: ['earlier'] });
    return fake;
  }

  async function sentAgain(change: (popup: Popup) => void | Promise<void>) {
    const { popup, requestsOf } = await agreed();
    await change(popup);
    void pressCharge(popup);
    await answersIn();
    return requestsOf('start-charge');
  }

  it.each<[string, (popup: Popup) => void | Promise<void>]>([
    ['nothing', () => undefined],
    [
      'the note',
      (popup) => {
        typeNote(popup, 'said yes');
      },
    ],
    ['the same customer, read again', prefillCustomer],
    ['the same price, read again', refreshPrices],
  ])('outlasts a change of %s', async (_, change) => {
    expect(await sentAgain(change)).toMatchObject([{ again: ['earlier'] }]);
  });

  it.each<[string, (popup: Popup) => void | Promise<void>]>([
    [
      'another typed customer',
      (popup) => {
        typeCustomer(popup, 'cus_2');
      },
    ],
    [
      'another chosen customer',
      (popup) => {
        chooseCustomer(popup, { externalId: 'cus_2', provenance: NAMED });
      },
    ],
    [
      'another price',
      (popup) => {
        choosePrice(popup, TRIAL);
      },
    ],
    [
      'another customer on the page',
      (popup) => {
        read.now = other;
        return prefillCustomer(popup);
      },
    ],
    [
      'another price on the server',
      (popup) => {
        read.prices = { ...PRICES, pricePoints: [{ ...COINS, now: dollars(599) }] };
        return refreshPrices(popup);
      },
    ],
  ])('does not outlast %s', async (_, change) => {
    expect(await sentAgain(change)).toMatchObject([{ again: [] }]);
  });
});
