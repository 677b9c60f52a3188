import { controlValue } from './control-value';
import {
  attributeOf,
  isScope,
  matches,
  nextOf,
  outward,
  rootOf,
  select,
  tagOf,
  type Scope,
} from './dom';
import type { LabelSpot } from './label-spots';
import { piecesOf, type Piece } from './pieces';
import type { Sight } from './sight';
import { columnOf } from './table-column';
import { isAkin, isNextField, valuePlaceOf } from './value-place';
import { isSurelyId, looksLikeId } from './value-words';
import { valuesOf } from './values';

/** A value and the element that it was read from. */
export interface FoundValue {
  readonly value: string;
  readonly element: Element;
}

/** What the eye finds at a label: mostly one value, none when it is empty, several when it cannot be told. */
export function labelledValues(
  spot: LabelSpot,
  sight: Sight,
  labels: ReadonlySet<string>,
): readonly FoundValue[] {
  const read = (node: Node, after: readonly Piece[] = []): readonly FoundValue[] => {
    const pieces = piecesOf(node);
    const [element] = outward(node);
    if (pieces === undefined || element === undefined) return [];
    return valuesOf(pieces, after, sight, labels).map((value) => ({ value, element }));
  };
  if (spot.kind === 'named') return read(spot.element);
  if (!sight.seesText(spot.text)) return [];
  const bound = boundTo(spot.element);
  if (bound !== undefined && sight.sees(bound)) return read(bound);
  const cellsAround = [...outward(spot.element)].slice(0, 3);
  const cell = cellsAround.find((at) => matches(at, 'th, td'));
  const column = cell === undefined ? undefined : columnOf(cell);
  if (column !== undefined) return column.flatMap((each) => read(each));
  // Below it, not beside it: there stands the next head.
  if (cellsAround.some((at) => matches(at, '[role="columnheader" i]'))) return [];
  const place = valuePlaceOf(spot.text);
  if (place === undefined) return [];
  if (isNextField(place, spot.element, piecesOf(place.at) ?? [])) return [];
  const after: Piece[] = [];
  for (let at = nextOf(place.at), left = 6; at !== null && left > 0; at = nextOf(at), left--) {
    after.push(...(piecesOf(at) ?? []));
  }
  const values = read(place.at, after);
  if (!isAkin(place.at, place.beside)) return values;
  const ids = values.filter(({ value }) => looksLikeId(value));
  // A list of names alone is a list of labels: `created_at`.
  return ids.some(({ value }) => isSurelyId(value)) ? ids : [];
}

/** The control or the box that a label says itself that it belongs to. */
function boundTo(element: Element): Element | undefined {
  let left = 3;
  for (const at of outward(element)) {
    if (left-- === 0) return undefined;
    if (tagOf(at) === 'label') {
      const target = controlOf(at) ?? byId(at, attributeOf(at, 'for'));
      if (target !== undefined) return target;
    }
    const id = attributeOf(at, 'id');
    if (id === '') continue;
    const named = select(scopeOf(at), `[aria-labelledby~="${CSS.escape(id)}"]`);
    const target = Array.from(named).find(
      (each) => !matches(each, 'section, aside, form, [role="region" i], [role="dialog" i]'),
    );
    if (target !== undefined && target !== at) return target;
  }
  return undefined;
}

function controlOf(label: Element): Element | undefined {
  try {
    const control: Element | null = Reflect.get(HTMLLabelElement.prototype, 'control', label);
    return control !== null && controlValue(control) !== undefined ? control : undefined;
  } catch {
    return undefined;
  }
}

function byId(label: Element, id: string): Element | undefined {
  return id === '' ? undefined : select(scopeOf(label), `#${CSS.escape(id)}`)[0];
}

function scopeOf(element: Element): Scope {
  const root = rootOf(element);
  return isScope(root) ? root : element;
}
