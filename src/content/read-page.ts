import { normalizeLabel } from '../domain/label-match';
import type { Candidate, PageQuestion, PageReading } from '../domain/page-reading';

const LABEL_ELEMENTS = 'label, dt, th, td, span, div, p, strong, b, small';

/** Reads the visible fields labelled as the customer's ID. Changes nothing on the page and keeps nothing. */
export function readPage(document: Document, question: PageQuestion): PageReading {
  const labels = new Set(question.labels);
  const candidates: Candidate[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(LABEL_ELEMENTS)) {
    // Only a leaf is a label: the boxes around it have the same text and more.
    if (element.childElementCount > 0 || !labels.has(normalizeLabel(element.textContent))) continue;
    const holder = valueHolder(element);
    if (holder === null || !isVisible(element) || !isVisible(holder)) continue;
    const value = valueOf(holder).trim();
    if (value !== '') candidates.push({ value, by: 'label', label: element.textContent.trim() });
  }
  return { candidates, emails: [], emptyCards: [], isChanging: false, foreignFrames: 0 };
}

/** The element that a label speaks of: its control, else what stands beside it. */
function valueHolder(label: HTMLElement): Element | null {
  if (label instanceof HTMLLabelElement && label.control !== null) return label.control;
  return label.nextElementSibling ?? label.parentElement?.nextElementSibling ?? null;
}

function valueOf(holder: Element): string {
  const control = holder.matches('input, textarea, select')
    ? holder
    : holder.querySelector('input, textarea, select');
  if (
    control instanceof HTMLInputElement ||
    control instanceof HTMLTextAreaElement ||
    control instanceof HTMLSelectElement
  ) {
    return control.value;
  }
  return holder.textContent;
}

function isVisible(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return (
    width > 0 &&
    height > 0 &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  );
}
