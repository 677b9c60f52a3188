import type { PageCustomer } from '../protocol/page-commands';
import { isOfPage, type Form } from './form';
import type { PopupState } from './popup-state';

/** What a first reading of the page makes of the form. An ID that stands on the agent's word stays. */
export function fillCustomer(state: PopupState, read: PageCustomer): Partial<PopupState> {
  const { isCustomerTyped, screen } = state;
  if (screen.name !== 'form') return { customerRead: read };
  if (isCustomerTyped) return bindTyped(state, read);
  const form = { ...state.form, note: noteFor(state, read) };
  if (read.found) return withCustomer({ ...state, form }, read, read);
  const { externalId } = form;
  // Two sources that disagree are not resolved here: none is filled in, but a choice made before stands.
  const chosen = read.choices.find((choice) => choice.externalId === externalId);
  if (!isOfPage(form) || chosen !== undefined) return { customerRead: read, form };
  return withCustomer({ ...state, form }, read, NOBODY);
}

/** An ID that was typed for another ticket of this tab is no ID for this one, unless the agent says so. */
function bindTyped(state: PopupState, read: PageCustomer): Partial<PopupState> {
  const { draftRecord, form } = state;
  const isBound = draftRecord !== null && form.externalId !== '';
  if (!isBound || draftRecord === read.page?.record) return { customerRead: read };
  const page = { host: '', address: '', record: draftRecord };
  const filledFrom: PageCustomer = { ...NOTHING_READ, page };
  return { customerRead: filledFrom, pageLock: { is: 'changed', now: read } };
}

function noteFor({ draftRecord, form }: PopupState, { page }: PageCustomer): string {
  const isOther = draftRecord !== null && page !== null && page.record !== draftRecord;
  return isOther ? '' : form.note;
}

const NOTHING_READ: PageCustomer = {
  found: false,
  why: 'no-customer-id',
  choices: [],
  page: null,
  email: null,
  brokenCards: [],
};

/** The agent goes on with what the page shows now; a note about somebody else's ticket stays behind with it. */
export function takeReading(state: PopupState, read: PageCustomer): Partial<PopupState> {
  const { customerRead } = state;
  const before = customerRead === 'reading' ? null : customerRead;
  const note = before?.page?.record === read.page?.record ? state.form.note : '';
  const anew = { ...state, form: { ...state.form, note } };
  return {
    ...withCustomer(anew, read, read.found ? read : NOBODY),
    isCustomerTyped: false,
    saysEmptyCustomer: false,
  };
}

const NOBODY: Pick<Form, 'externalId' | 'provenance'> = { externalId: '', provenance: null };

function withCustomer(
  { form, selfChanges }: PopupState,
  read: PageCustomer,
  { externalId, provenance }: Pick<Form, 'externalId' | 'provenance'>,
): Partial<PopupState> {
  const filled = { ...form, externalId, provenance };
  if (externalId === form.externalId) return { customerRead: read, form: filled };
  const anew = { ...filled, again: [] };
  return { customerRead: read, form: anew, selfChanges: selfChanges + 1 };
}
