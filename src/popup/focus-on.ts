/** The places of the form that the focus is led to, by the ids of their controls. */
export const places = {
  customer: 'customer-id',
  price: 'price-point',
  charge: 'charge',
  move: 'page-move',
} as const;

/** Leads the focus to a place of the form. */
export function focusOn(place: keyof typeof places): void {
  document.getElementById(places[place])?.focus();
}
