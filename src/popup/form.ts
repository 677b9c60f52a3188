import type { ChargeRequest, Provenance } from '../domain/charge';
import {
  checkCustomerId,
  compileCustomerIdPattern,
  type CustomerIdCheck,
} from '../domain/customer-id';
import type { PricePoint } from '../domain/price-point';
import type { Settings } from '../domain/settings';
import type { Draft } from '../protocol/commands';

/** What the agent is about to charge. `chargeId` is the charge that the next press makes. */
export interface Form {
  readonly chargeId: string;
  readonly externalId: string;
  readonly provenance: Provenance | null;
  readonly pricePoint: PricePoint | null;
  readonly note: string;
  /** The earlier charges of the same that the agent was shown and charges again all the same. */
  readonly again: readonly string[];
}

/** A form with nothing in it. */
export function blankForm(chargeId: string): Form {
  return { chargeId, externalId: '', provenance: null, pricePoint: null, note: '', again: [] };
}

/** The form as it was left; its price point is chosen again once the list is there. */
export function formFromDraft({ chargeId, externalId, provenance, note }: Draft): Form {
  return { chargeId, externalId, provenance, pricePoint: null, note, again: [] };
}

/**
 * The form of a charge that was not sent, under a new id, over the page of `tabId`. A customer that
 * another page named stays behind with that page, and so does the note about them.
 */
export function formFromRequest(
  request: ChargeRequest,
  chargeId: string,
  tabId: number | null,
): Form {
  const { externalId, provenance, pricePoint, note, page } = request;
  if (provenance !== null && page?.tabId !== tabId) return { ...blankForm(chargeId), pricePoint };
  return { chargeId, externalId, provenance, pricePoint, note, again: [] };
}

/** True while a page vouches for the ID: one that was typed or looked up stands on the agent's word. */
export function isOfPage({ provenance }: Pick<Form, 'provenance'>): boolean {
  return provenance !== null && provenance.by !== 'email';
}

/** The form as it is kept while the popup is closed, with the record that it stands for. */
export function draftOf(
  { chargeId, externalId, provenance, pricePoint, note }: Form,
  record: string | null,
): Draft {
  return { chargeId, externalId, provenance, ppIdent: pricePoint?.ident ?? '', note, record };
}

/** The customer ID as the organisation's settings judge it. */
export function checkFormCustomer(
  form: Pick<Form, 'externalId'>,
  settings: Settings,
): CustomerIdCheck {
  const { customerIdPattern } = settings;
  const pattern =
    customerIdPattern === '' ? undefined : compileCustomerIdPattern(customerIdPattern);
  return checkCustomerId(form.externalId, pattern);
}
