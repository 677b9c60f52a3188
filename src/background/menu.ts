import type { Intent } from './form-intent';

/** The entries of the right-click menu. Both only open the form (rule 8). */
export const menuItems = [
  {
    id: 'charge-this-customer',
    title: 'menuCharge',
    contexts: ['page', 'frame', 'selection', 'link', 'editable'],
  },
  { id: 'teach-customer-id', title: 'menuTeach', contexts: ['selection', 'editable'] },
] as const;

interface Click {
  readonly menuItemId: string | number;
  readonly selectionText?: string | undefined;
  readonly linkUrl?: string | undefined;
}

/** What a choice from the menu asks for; undefined when the entry is none of ours. */
export function intentOfMenu(
  { menuItemId, selectionText, linkUrl }: Click,
  tabId: number,
): Intent | undefined {
  const item = menuItems.find(({ id }) => id === menuItemId);
  if (item === undefined) return undefined;
  const isTeaching = item.id === 'teach-customer-id';
  return { surface: 'menu', tabId, isTeaching, hint: hintOf(selectionText, linkUrl) };
}

function hintOf(selection: string | undefined, link: string | undefined): Intent['hint'] {
  if (selection !== undefined) return { kind: 'selection', text: selection.slice(0, 4096) };
  return link === undefined ? null : { kind: 'link', text: link.slice(0, 4096) };
}
