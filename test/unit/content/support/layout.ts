import { vi } from 'vitest';

/**
 * happy-dom lays nothing out: here everything is as large as the test says. `data-flat` has no extent,
 * `data-box` is left, top, width and height, `data-unseen` is not rendered. What a browser really shows is for the specs in browsers to judge.
 */
export function mockLayout(): void {
  const boxOf = (element: Element | null) => {
    if (element === null || element.closest('[data-flat]') !== null) return new DOMRect();
    const sizes = element.closest('[data-box]')?.getAttribute('data-box') ?? '0 0 80 20';
    return new DOMRect(...sizes.split(' ').map(Number));
  };
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
