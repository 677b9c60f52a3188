import { samePrice, type PricePoint } from '../domain/price-point';
import type { PopupState } from './popup-state';

/**
 * Fits the form's price point to the list at hand: one that is chosen follows its new price or goes with
 * its disappearance, both said; where none is, the draft's, the default or the last one is chosen.
 * `isFresh` only when the server has just sent the list: an old one proves no absence.
 */
export function preselectPrice(state: PopupState, isFresh: boolean): PopupState {
  const { form, isPriceTouched, prices, wanted } = state;
  if (prices.list === null) return state;
  const listed = new Map(
    prices.list.pricePoints.map((pricePoint) => [pricePoint.ident, pricePoint]),
  );
  if (form.pricePoint !== null) {
    return isFresh ? follow(state, form.pricePoint, listed) : state;
  }
  if (isPriceTouched) return state;
  const found = listed.get(wanted.ident);
  if (found !== undefined) return choose(state, found);
  // Nothing else takes its place: the agent would not have seen it coming.
  if (!isFresh || !wanted.isExpected) return state;
  return { ...state, priceRemark: { kind: 'vanished', ident: wanted.ident } };
}

function follow(
  state: PopupState,
  chosen: PricePoint,
  listed: ReadonlyMap<string, PricePoint>,
): PopupState {
  const now = listed.get(chosen.ident);
  if (now === undefined) {
    return choose({ ...state, priceRemark: { kind: 'vanished', ident: chosen.ident } }, null);
  }
  if (samePrice(now, chosen)) return state;
  return choose({ ...state, priceRemark: { kind: 'changed', was: chosen } }, now);
}

function choose(state: PopupState, pricePoint: PricePoint | null): PopupState {
  if (state.form.pricePoint === pricePoint) return state;
  const { form, selfChanges } = state;
  return { ...state, form: { ...form, pricePoint, again: [] }, selfChanges: selfChanges + 1 };
}
