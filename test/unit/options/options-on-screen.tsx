import { getByLabelText, getByRole } from '@testing-library/dom';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { App } from '../../../src/options/app';
import { openOptions } from '../../../src/options/open-options';
import { createOptions, OptionsOnScreen } from '../../../src/options/options';
import type { ListedCards } from '../../../src/protocol/page-commands';
import { Page, type PageContext } from '../../../src/ui/page-context';
import { fakePage, type Replies } from '../ui/fake-page';

const NO_CARDS: ListedCards = { cards: [], unreadable: 0 };

const replied = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve);
  });

/** Renders the settings page over a background that answers as told. */
export async function show(replies: Replies = {}, changes: Partial<PageContext> = {}) {
  const fake = fakePage({ 'list-cards': () => NO_CARDS, ...replies }, changes);
  const options = createOptions(fake.page);
  for (const old of document.body.children) render(null, old);
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  await act(async () => {
    render(
      <Page.Provider value={fake.page}>
        <OptionsOnScreen.Provider value={options}>
          <App />
        </OptionsOnScreen.Provider>
      </Page.Provider>,
      root,
    );
    void openOptions(options);
    await replied();
  });
  return { ...fake, options };
}

export const text = () => document.body.textContent;
export const field = (label: string) => getByLabelText<HTMLInputElement>(document.body, label);
export const button = (name: string) => getByRole(document.body, 'button', { name });

/** Types over what a field holds. */
export async function fill(label: string, value: string) {
  await act(() => {
    field(label).value = value;
    field(label).dispatchEvent(new Event('input', { bubbles: true }));
  });
}

export async function click(target: HTMLElement) {
  await act(async () => {
    target.click();
    await replied();
  });
}
