import type { Candidate, CardField, CardQuestion } from '../domain/page-reading';
import { outward } from './dom';
import type { PageEye } from './page-eye';
import { isForeign, isWriting } from './region';
import { takeValues } from './take-value';

export interface CardReading {
  readonly candidates: readonly Candidate[];
  /** The card has fields, and no place for any of them is there any more. */
  readonly isEmpty: boolean;
  /** The record that the address names is not shown. */
  readonly isChanging: boolean;
}

/** Reads the fields that a site's card names, within the record that it says is shown. */
export function readCard(card: CardQuestion, eye: PageEye): CardReading {
  const roots =
    card.root === '' ? undefined : eye.find(card.root).filter((root) => eye.sight.isRendered(root));
  const isChanging = roots?.length === 0;
  const isInside = (element: Element) =>
    roots === undefined || [...outward(element)].some((around) => roots.includes(around));
  const candidates = isChanging
    ? []
    : card.fields.flatMap((field) =>
        readField(field, eye, card.never, isInside).map((value): Candidate => ({
          value,
          by: field.by,
          label: field.label,
        })),
      );
  // A customer without an ID leaves the place of it, empty: the card is right all the same.
  const hasPlace = ({ labels, selector }: CardField) =>
    selector === ''
      ? eye.spotsOf(new Set(labels)).some(({ element }) => isInside(element))
      : eye.find(selector).some(isInside);
  const isAsked = card.fields.length > 0 && !isChanging;
  const isEmpty = isAsked && candidates.length === 0 && !card.fields.some(hasPlace);
  return { candidates, isEmpty, isChanging };
}

/** The different values that a field leads to now. */
export function readField(
  field: CardField,
  eye: PageEye,
  never: readonly string[] = [],
  isInside: (element: Element) => boolean = () => true,
): readonly string[] {
  return [...new Set(placesOf(field, eye, never, isInside).map(({ value }) => value))];
}

/** The places that a field leads to now, and what is read there. */
export function placesOf(
  field: CardField,
  eye: PageEye,
  never: readonly string[],
  isInside: (element: Element) => boolean,
): readonly { readonly element: Element; readonly value: string }[] {
  if (field.selector !== '') {
    return eye
      .find(field.selector)
      .filter((element) => isInside(element) && !isWriting(element, never))
      .flatMap((element) =>
        takeValues(element, field.take, eye.sight).map((value) => ({ element, value })),
      );
  }
  const labels = new Set(field.labels);
  return eye.spotsOf(labels).flatMap((spot) => {
    if (!isInside(spot.element) || isForeign(spot.element, never)) return [];
    return eye
      .valuesAt(spot, labels)
      .filter(({ element }) => isInside(element) && !isForeign(element, never));
  });
}
