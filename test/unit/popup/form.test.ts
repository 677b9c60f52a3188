import { describe, expect, it } from 'vitest';
import type { Provenance } from '../../../src/domain/charge';
import {
  blankForm,
  checkFormCustomer,
  draftOf,
  formFromDraft,
  formFromRequest,
  isOfPage,
} from '../../../src/popup/form';
import { aRequest, CHARGE_ID, COINS, NAMED, OTHER_CHARGE_ID } from '../support/samples';
import { STATUS } from '../ui/fake-page';
import { FILLED } from './popup-unseen';

const byEmail: Provenance = { by: 'email', label: '', host: '' };
const page = { tabId: 7, host: 'desk.test', address: 'https://desk.test/t/1' };

describe('a form', () => {
  it('begins with nothing in it', () => {
    expect(blankForm(CHARGE_ID)).toEqual({
      chargeId: CHARGE_ID,
      externalId: '',
      provenance: null,
      pricePoint: null,
      note: '',
      again: [],
    });
  });

  it('is kept as a draft and comes back, but for its price and what was agreed', () => {
    const draft = draftOf(FILLED, 'ticket 1');
    expect(draft).toEqual({
      chargeId: CHARGE_ID,
      externalId: 'cus_1001',
      provenance: FILLED.provenance,
      ppIdent: COINS.ident,
      note: 'said yes',
      record: 'ticket 1',
    });
    expect(formFromDraft(draft)).toEqual({ ...FILLED, pricePoint: null, again: [] });
    expect(draftOf({ ...FILLED, pricePoint: null }, null)).toMatchObject({ ppIdent: '' });
  });

  it.each([
    ['typed, over another tab', { provenance: null, page }, 8],
    ['typed, over no page', { provenance: null, page: null }, 8],
    ['given by the same page', { provenance: NAMED, page }, 7],
  ])('of a charge comes back under a new id with its customer %s', (_, changes, tabId) => {
    const request = aRequest({ note: 'said yes', ...changes });
    expect(formFromRequest(request, OTHER_CHARGE_ID, tabId)).toEqual({
      chargeId: OTHER_CHARGE_ID,
      externalId: 'cus_1001',
      provenance: changes.provenance,
      pricePoint: COINS,
      note: 'said yes',
      again: [],
    });
  });

  it.each([
    ['another page', { page }, 8],
    ['a page, over no tab', { page }, null],
    ['a page that is not known', { page: null }, 7],
  ])('of a charge leaves a customer that was given by %s', (_, changes, tabId) => {
    const request = aRequest({ note: 'said yes', provenance: NAMED, ...changes });
    const blank = blankForm(OTHER_CHARGE_ID);
    expect(formFromRequest(request, OTHER_CHARGE_ID, tabId)).toEqual({
      ...blank,
      pricePoint: COINS,
    });
  });

  it.each([
    [NAMED, true],
    [byEmail, false],
    [null, false],
  ])('is of its page by the source of its ID: %j', (provenance, isOf) => {
    expect(isOfPage({ provenance })).toBe(isOf);
  });

  it('takes any sound ID where the organization has no pattern, else only those that fit', () => {
    const settings = { ...STATUS.settings, customerIdPattern: 'cus_\\d+' };
    expect(checkFormCustomer(FILLED, STATUS.settings).ok).toBe(true);
    expect(checkFormCustomer({ externalId: '' }, STATUS.settings).ok).toBe(false);
    expect(checkFormCustomer(FILLED, settings).ok).toBe(true);
    expect(checkFormCustomer({ externalId: 'usr_1' }, settings)).toMatchObject({
      problem: 'pattern',
    });
  });
});
