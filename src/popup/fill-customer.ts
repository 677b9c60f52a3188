import type { PageCustomer } from '../protocol/page-commands';
import { isOfPage, type Form } from './form';
import type { PopupState } from './popup-state';

/** What a first reading of the page makes of the form. An ID that stands on the agent's word stays. */
export function fillCustomer(state: PopupState, read: PageCustomer): Partial<PopupState> {
  const { form, isCustomerTyped, screen } = state;
  if (screen.name !== 'form' || isCustomerTyped) return { customerRead: read };
  if (read.found) return withCustomer(state, read, read);
  const { externalId } = form;
  // Two sources that disagree are not resolved here: none is filled in, but a choice made before stands.
  const chosen = read.choices.find((choice) => choice.externalId === externalId);
  if (!isOfPage(form) || chosen !== undefined) return { customerRead: read };
  return withCustomer(state, read, NOBODY);
}

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
