import { describe, expect, it } from 'vitest';
import { blankForm, type Form } from '../../../src/popup/form';
import {
  isChanging,
  isLocked,
  isSamePage,
  offeredBy,
  sameReading,
} from '../../../src/popup/page-lock';
import type { PageCustomer } from '../../../src/protocol/page-commands';
import { CHARGE_ID, NAMED } from '../support/samples';
import { PAGE_CUSTOMER, pageWithout } from '../ui/fake-page';
import { FILLED } from './popup-unseen';

const OTHER: PageCustomer = { ...PAGE_CUSTOMER, externalId: 'cus_2' };
const ELSEWHERE: PageCustomer = {
  ...PAGE_CUSTOMER,
  page: { ...PAGE_CUSTOMER.page, record: 'elsewhere' },
};
const NOBODY = pageWithout('no-customer-id');
const CHANGING = pageWithout('still-changing');
const GONE: PageCustomer = { ...pageWithout('no-page'), page: null };
const choice = (externalId: string) => ({ externalId, provenance: NAMED });
const BOTH = pageWithout('several-customer-ids', [choice('cus_1001'), choice('cus_2')]);

const TYPED: Form = { ...blankForm(CHARGE_ID), externalId: 'cus_typed' };
const SELECTED: Form = { ...FILLED, provenance: { ...PAGE_CUSTOMER.provenance, by: 'selection' } };

describe('the lock', () => {
  it.each([
    ['same', false],
    ['reading', false],
    ['changing', true],
    ['left', true],
  ] as const)('that is %s holds the button: %s', (is, holds) => {
    expect(isLocked({ is })).toBe(holds);
  });

  it('holds the button while the agent has not answered', () => {
    expect(isLocked({ is: 'changed', now: OTHER })).toBe(true);
  });
});

describe('a reading', () => {
  it('offers its customer, or all that it could choose from', () => {
    expect(offeredBy(PAGE_CUSTOMER)).toEqual(['cus_1001']);
    expect(offeredBy(BOTH)).toEqual(['cus_1001', 'cus_2']);
    expect(offeredBy(NOBODY)).toEqual([]);
  });

  it('is changing only where it says so', () => {
    expect(isChanging(CHANGING)).toBe(true);
    expect(isChanging(NOBODY)).toBe(false);
    expect(isChanging(PAGE_CUSTOMER)).toBe(false);
  });

  it.each([
    ['itself', PAGE_CUSTOMER, { ...PAGE_CUSTOMER, email: 'a@b.test' }, true],
    ['another customer', PAGE_CUSTOMER, OTHER, false],
    ['another ticket', PAGE_CUSTOMER, ELSEWHERE, false],
    ['another failure', NOBODY, CHANGING, false],
    ['the same failure', NOBODY, { ...NOBODY }, true],
    ['no page', NOBODY, { ...NOBODY, page: null }, false],
    ['no page either', GONE, { ...GONE }, true],
  ])('says the same as %s: %#', (_, one, other, same) => {
    expect(sameReading(one, other)).toBe(same);
  });
});

describe('the page behind a form', () => {
  it.each<[string, Form, PageCustomer, PageCustomer, boolean]>([
    ['shows the same customer', FILLED, PAGE_CUSTOMER, PAGE_CUSTOMER, true],
    ['shows another ticket', FILLED, PAGE_CUSTOMER, ELSEWHERE, false],
    ['shows another customer', FILLED, PAGE_CUSTOMER, OTHER, false],
    ['shows one customer more', FILLED, PAGE_CUSTOMER, BOTH, false],
    ['shows one customer less', FILLED, BOTH, PAGE_CUSTOMER, true],
    ['shows only the one not chosen', FILLED, BOTH, OTHER, false],
    ['shows nobody any more', FILLED, PAGE_CUSTOMER, NOBODY, false],
    ['is closed', FILLED, PAGE_CUSTOMER, GONE, false],
    ['is closed, and was never read', TYPED, GONE, GONE, true],
    ['begins to change', FILLED, PAGE_CUSTOMER, CHANGING, false],
    ['begins to change under a typed ID', TYPED, PAGE_CUSTOMER, CHANGING, false],
    ['is still changing as it was', TYPED, CHANGING, CHANGING, true],
    ['has come to rest with nobody', TYPED, CHANGING, NOBODY, true],
    ['shows somebody under a typed ID', TYPED, NOBODY, PAGE_CUSTOMER, false],
    ['shows the customer that was typed', { ...TYPED, externalId: 'cus_2' }, NOBODY, OTHER, true],
    ['shows nobody under a typed ID', TYPED, PAGE_CUSTOMER, NOBODY, true],
    ['no longer shows what was selected', SELECTED, PAGE_CUSTOMER, NOBODY, true],
  ])('that %s is the same: %#', (_, form, filledFrom, now, same) => {
    expect(isSamePage(form, filledFrom, now)).toBe(same);
  });
});
