import { vi } from 'vitest';

/**
 * happy-dom lays nothing out: here everything is as large as the test says. `data-flat` has no extent,
 * `data-unseen` is not rendered. What a browser really shows is for the specs in browsers to judge.
 */
export function mockLayout(): void {
  const boxOf = (element: Element | null) =>
    element === null || element.closest('[data-flat]') !== null
      ? new DOMRect()
      : new DOMRect(0, 0, 80, 20);
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return boxOf(this);
  });
  Object.assign(Range.prototype, {
    getBoundingClientRect(this: Range) {
      return boxOf(this.startContainer.parentElement);
    },
    getClientRects(this: Range) {
      return [boxOf(this.startContainer.parentElement)];
    },
  });
  Object.assign(Element.prototype, {
    checkVisibility(this: Element) {
      return this.closest('[data-unseen]') === null;
    },
  });
}
