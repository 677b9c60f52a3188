import type { PricePoint } from '../domain/price-point';
import type { PageChoice } from '../protocol/page-commands';
import { isOfPage } from './form';
import type { Popup } from './popup';

/** The agent typed an ID: where it came from is no longer the page. */
export function typeCustomer({ store }: Popup, externalId: string): void {
  store.setState(({ form }) => ({
    form: { ...form, externalId, provenance: null, again: [] },
    isCustomerTyped: true,
    lookedUpEmail: '',
    wasPressedEarly: false,
  }));
}

/** The agent chose one of several customers. `email`: the address by which they were found. */
export function chooseCustomer(
  { store }: Popup,
  { externalId, provenance }: PageChoice,
  email = '',
): void {
  store.setState(({ form }) => ({
    form: { ...form, externalId, provenance, again: [] },
    isCustomerTyped: !isOfPage({ provenance }),
    lookedUpEmail: email,
    saysEmptyCustomer: false,
    wasPressedEarly: false,
  }));
}

/** The agent chose a price point, or none. */
export function choosePrice({ store }: Popup, pricePoint: PricePoint | null): void {
  store.setState(({ form }) => ({
    form: { ...form, pricePoint, again: [] },
    isPriceTouched: true,
    priceRemark: null,
    wasPressedEarly: false,
  }));
}

/** The agent typed a note. */
export function typeNote({ store }: Popup, note: string): void {
  store.setState(({ form }) => ({ form: { ...form, note } }));
}
