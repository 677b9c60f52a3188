import { ofElement } from './dom';

/** A box in the coordinates of its window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Less than this in width or height is nothing that can be read. */
const LEAST = 3;

export const isReadable = ({ left, top, right, bottom }: Box): boolean =>
  right - left >= LEAST && bottom - top >= LEAST;

/** What the sides of another box leave of one. */
export const overlapAcross = ({ left, top, right, bottom }: Box, other: Box): Box => ({
  left: Math.max(left, other.left),
  right: Math.min(right, other.right),
  top,
  bottom,
});

/** What the top and the bottom of another box leave of one. */
export const overlapDown = ({ left, top, right, bottom }: Box, other: Box): Box => ({
  left,
  right,
  top: Math.max(top, other.top),
  bottom: Math.min(bottom, other.bottom),
});

/** Where an element stands in the window. */
export function boxOf(element: Element): Box {
  return ofElement.getBoundingClientRect.call(element);
}
