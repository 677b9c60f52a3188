import { describe, expect, it } from 'vitest';
import type { Provenance } from '../../../src/domain/charge';
import { fillCustomer, takeReading } from '../../../src/popup/fill-customer';
import { blankForm } from '../../../src/popup/form';
import { OPENING, type PopupState } from '../../../src/popup/popup-state';
import { CHARGE_ID } from '../support/samples';
import { PAGE_CUSTOMER, pageWithout } from '../ui/fake-page';
import { FILLED } from './popup-unseen';

const RECORD = PAGE_CUSTOMER.page.record;
const OTHER = { ...PAGE_CUSTOMER, externalId: 'cus_2' };
const NOBODY = pageWithout('no-customer-id');
const byEmail: Provenance = { by: 'email', label: '', host: '' };

function stateOf(changes: Partial<PopupState> = {}): PopupState {
  return { ...OPENING, screen: { name: 'form' }, form: FILLED, selfChanges: 3, ...changes };
}

describe('a first reading', () => {
  it('fills in its customer, and arms the button again', () => {
    const filled = fillCustomer(stateOf({ form: blankForm(CHARGE_ID) }), PAGE_CUSTOMER);
    const { externalId, provenance } = PAGE_CUSTOMER;
    const form = { ...blankForm(CHARGE_ID), externalId, provenance };
    expect(filled).toEqual({ customerRead: PAGE_CUSTOMER, form, selfChanges: 4 });
  });

  it('keeps what was agreed for the customer that it names again', () => {
    const provenance = { ...PAGE_CUSTOMER.provenance, label: 'Player' };
    const read = { ...PAGE_CUSTOMER, provenance };
    expect(fillCustomer(stateOf(), read)).toEqual({
      customerRead: read,
      form: { ...FILLED, provenance },
    });
  });

  it('changes nothing of a form that is not on the screen', () => {
    const state = stateOf({ screen: { name: 'opening' } });
    expect(fillCustomer(state, OTHER)).toEqual({ customerRead: OTHER });
  });

  it.each([
    ['of another ticket', 'elsewhere', OTHER, ''],
    ['of the same ticket', RECORD, OTHER, FILLED.note],
    ['of no known ticket', null, OTHER, FILLED.note],
    ['before a page that cannot be read', 'elsewhere', { ...NOBODY, page: null }, FILLED.note],
  ])('of a draft %s decides about its note', (_, draftRecord, read, note) => {
    expect(fillCustomer(stateOf({ draftRecord }), read).form?.note).toBe(note);
  });

  it('of a page that names nobody takes back the customer that a page gave', () => {
    expect(fillCustomer(stateOf(), NOBODY)).toEqual({
      customerRead: NOBODY,
      form: { ...FILLED, externalId: '', provenance: null, again: [] },
      selfChanges: 4,
    });
  });

  it('of several customers keeps the one that was chosen before', () => {
    const { externalId, provenance } = PAGE_CUSTOMER;
    const several = pageWithout('several-customer-ids', [
      { externalId: 'cus_2', provenance },
      { externalId, provenance },
    ]);
    const state = stateOf({ draftRecord: 'elsewhere' });
    const form = { ...FILLED, note: '' };
    expect(fillCustomer(state, several)).toEqual({ customerRead: several, form });
  });

  it('of several customers keeps none that is not among them', () => {
    const { provenance } = PAGE_CUSTOMER;
    const several = pageWithout('several-customer-ids', [{ externalId: 'cus_2', provenance }]);
    expect(fillCustomer(stateOf(), several).form?.externalId).toBe('');
  });

  it.each([null, byEmail])('without a customer leaves one that no page gave: %j', (provenance) => {
    const form = { ...FILLED, provenance };
    expect(fillCustomer(stateOf({ form }), NOBODY)).toEqual({ customerRead: NOBODY, form });
  });
});

describe('a first reading under a typed ID', () => {
  const typed = { ...FILLED, provenance: null };
  const under = (changes: Partial<PopupState>, read: typeof OTHER | typeof NOBODY = OTHER) =>
    fillCustomer(stateOf({ form: typed, isCustomerTyped: true, ...changes }), read);

  it.each([
    ['no draft', { draftRecord: null }],
    ['a draft of this ticket', { draftRecord: RECORD }],
    ['an empty draft', { draftRecord: 'elsewhere', form: { ...typed, externalId: '' } }],
  ])('of %s only notes what it read', (_, changes) => {
    expect(under(changes)).toEqual({ customerRead: OTHER });
  });

  it.each([OTHER, { ...NOBODY, page: null }])('of another ticket asks the agent first', (read) => {
    expect(under({ draftRecord: 'elsewhere' }, read as typeof OTHER)).toEqual({
      customerRead: {
        found: false,
        why: 'no-customer-id',
        choices: [],
        page: { host: '', address: '', record: 'elsewhere' },
        email: null,
        brokenCards: [],
      },
      pageLock: { is: 'changed', now: read },
    });
  });
});

describe('a reading that the agent takes', () => {
  const elsewhere = { ...OTHER, page: { ...OTHER.page, record: 'elsewhere' } };
  const taken = (read: Parameters<typeof takeReading>[1], changes: Partial<PopupState> = {}) =>
    takeReading(
      stateOf({
        customerRead: PAGE_CUSTOMER,
        isCustomerTyped: true,
        saysEmptyCustomer: true,
        ...changes,
      }),
      read,
    );

  it('names the new customer, whose note and agreement are their own', () => {
    expect(taken(elsewhere)).toEqual({
      customerRead: elsewhere,
      form: { ...FILLED, externalId: 'cus_2', provenance: OTHER.provenance, note: '', again: [] },
      selfChanges: 4,
      isCustomerTyped: false,
      saysEmptyCustomer: false,
    });
  });

  it('of the same ticket keeps the note, and of the same customer the agreement', () => {
    expect(taken(OTHER).form).toMatchObject({ note: FILLED.note, again: [] });
    expect(taken(PAGE_CUSTOMER).form).toEqual(FILLED);
  });

  it('without a customer empties the form', () => {
    expect(taken(NOBODY).form).toMatchObject({ externalId: '', provenance: null, again: [] });
  });

  it.each(['reading', null, { ...NOBODY, page: null }] as const)(
    'leaves the note behind when there was no page before: %#',
    (customerRead) => {
      expect(taken(OTHER, { customerRead }).form?.note).toBe('');
      const unread = { ...NOBODY, page: null };
      expect(taken(unread, { customerRead }).form?.note).toBe(FILLED.note);
    },
  );
});
