import type { PricePoint } from '../domain/price-point';
import type { Popup } from './popup';

/** The agent typed an ID: where it came from is no longer the page. */
export function typeCustomer({ store }: Popup, externalId: string): void {
  store.setState(({ form }) => ({
    form: { ...form, externalId, provenance: null, again: [] },
    isCustomerTyped: true,
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
