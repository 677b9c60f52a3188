import type { Found } from './surface';

export interface ElementQuery {
  readonly role: string;
  readonly name: string | { readonly source: string; readonly flags: string };
  /** Scroll the element into view first, as a person would before a click. */
  readonly reveal: boolean;
}

export interface QueryAnswer {
  readonly found: readonly (Found & { readonly covered: boolean })[];
  /** What there is, in words, for the error message. */
  readonly present: readonly string[];
}

interface QueriesInDocument {
  queryAllByRole(root: Element, role: string, options: { name: string | RegExp }): HTMLElement[];
  queryAllByLabelText(root: Element, name: string | RegExp): HTMLElement[];
  getRoles(root: Element): Record<string, HTMLElement[]>;
}

/**
 * Finds elements by role and accessible name. Runs inside the document, as source text: it must not
 * refer to anything but its argument and the document.
 */
export function queryDocument(query: ElementQuery): QueryAnswer {
  const library = (globalThis as unknown as { TestingLibraryDom: QueriesInDocument })
    .TestingLibraryDom;
  const wanted =
    typeof query.name === 'string' ? query.name : new RegExp(query.name.source, query.name.flags);
  const elements =
    query.role === 'field'
      ? library
          .queryAllByLabelText(document.body, wanted)
          // A region may bear the same label as the field in it.
          .filter((element) => element.matches('input, textarea, select'))
      : library.queryAllByRole(document.body, query.role, { name: wanted });
  const plain = (text: string | null | undefined): string =>
    (text ?? '').replace(/\s+/g, ' ').trim();
  const nameOf = (element: HTMLElement): string => {
    const labels = (element as HTMLInputElement).labels as
      NodeListOf<HTMLElement> | null | undefined;
    return plain(element.ariaLabel ?? labels?.[0]?.textContent ?? element.textContent).slice(0, 60);
  };
  const describe = (element: HTMLElement): Found & { covered: boolean } => {
    if (query.reveal) element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const { x, y, width, height } = element.getBoundingClientRect();
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    const ids = (element.getAttribute('aria-describedby') ?? '').split(/\s+/).filter(Boolean);
    return {
      role: query.role,
      name: nameOf(element),
      box: { x, y, width, height },
      disabled: element.matches(':disabled') || element.ariaDisabled === 'true',
      focused: document.activeElement === element,
      value: String((element as { value?: string | number }).value ?? ''),
      text: plain(element.textContent),
      description: plain(ids.map((id) => document.getElementById(id)?.textContent).join(' ')),
      covered: !(top && (element.contains(top) || top.contains(element))),
    };
  };
  const found = elements.map(describe);
  const present =
    found.length === 1
      ? []
      : Object.entries(library.getRoles(document.body)).flatMap(([role, list]) =>
          list.map((element) => `${role} "${nameOf(element)}"`),
        );
  return { found, present };
}

/** Focuses the element of a query and selects what it holds. Runs inside the document. */
export function focusInDocument(query: ElementQuery): boolean {
  const library = (globalThis as unknown as { TestingLibraryDom: QueriesInDocument })
    .TestingLibraryDom;
  const wanted =
    typeof query.name === 'string' ? query.name : new RegExp(query.name.source, query.name.flags);
  const element = (
    query.role === 'field'
      ? library
          .queryAllByLabelText(document.body, wanted)
          // A region may bear the same label as the field in it.
          .filter((element) => element.matches('input, textarea, select'))
      : library.queryAllByRole(document.body, query.role, { name: wanted })
  )[0];
  if (!element) return false;
  element.focus();
  (element as Partial<HTMLInputElement>).select?.();
  return document.activeElement === element;
}

interface AxeInDocument {
  run(root: Document): Promise<{
    violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
  }>;
}

/** Runs axe-core inside the document. */
export async function auditDocument(): Promise<{ id: string; nodes: string[] }[]> {
  const { axe } = globalThis as unknown as { axe: AxeInDocument };
  const { violations } = await axe.run(document);
  return violations.map(({ id, nodes }) => ({
    id,
    nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`),
  }));
}
