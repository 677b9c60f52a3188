import type { Pointed } from '../domain/page-reading';

/** Proposes ways to find again what the agent points at: the selection, or the field with the cursor. */
export function readPointed(document: Document, _labels: readonly string[]): Pointed {
  return { value: document.getSelection()?.toString().trim() ?? '', anchors: [] };
}
