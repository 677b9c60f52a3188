import { getByRole, queryByRole } from '@testing-library/dom';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { App } from '../../../src/popup/app';
import { openPopup } from '../../../src/popup/open-popup';
import { createPopup, PopupOnScreen, type Popup } from '../../../src/popup/popup';
import { Page, type PageContext } from '../../../src/ui/page-context';

/** Opens the whole popup over a fake page and waits until it has settled. */
export async function showPopup(page: PageContext): Promise<Popup> {
  const popup = createPopup(page);
  for (const old of document.body.children) render(null, old);
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  await act(async () => {
    render(
      <Page.Provider value={page}>
        <PopupOnScreen.Provider value={popup}>
          <App />
        </PopupOnScreen.Provider>
      </Page.Provider>,
      root,
    );
    void openPopup(popup);
    await allReplies();
  });
  return popup;
}

/** Lets everything that was answered arrive and be shown. */
export async function settle(): Promise<void> {
  await act(allReplies);
}

/** The fake background answers in microtasks: all of them run before the next task. */
function allReplies(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/** Lets two frames pass: a button is armed only once it was painted. */
export async function painted(): Promise<void> {
  await new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
}

export function text(): string {
  return document.body.textContent;
}

export function button(name: string | RegExp): HTMLElement {
  return getByRole(document.body, 'button', { name });
}

export function hasButton(name: string | RegExp): boolean {
  return queryByRole(document.body, 'button', { name }) !== null;
}

export function box(name: string): HTMLInputElement {
  return getByRole<HTMLInputElement>(document.body, 'textbox', { name });
}

export function priceBox(): HTMLInputElement {
  return getByRole<HTMLInputElement>(document.body, 'combobox', { name: 'Price point' });
}

/** Types as an input method does: the whole value at once. */
export async function typeInto(input: HTMLInputElement, value: string): Promise<void> {
  await act(() => {
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

export async function pressKey(target: HTMLElement, key: string): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  await act(() => {
    target.dispatchEvent(event);
  });
  return event;
}

export async function click(name: string | RegExp): Promise<void> {
  await act(async () => {
    button(name).click();
    await allReplies();
  });
}

/** Clicks what has been on the screen for a while. */
export async function clickLater(name: string | RegExp): Promise<void> {
  const now = performance.now.bind(performance);
  performance.now = () => now() + 10_000;
  try {
    await click(name);
  } finally {
    performance.now = now;
  }
}

interface Press {
  readonly by?: 'pointer' | 'key';
  /** Milliseconds after now. */
  readonly after?: number;
  readonly isTrusted?: boolean;
  readonly repeat?: boolean;
}

/** Presses a button: the beginning and its click, as the browser sends them. */
export async function press(
  target: HTMLElement,
  { by = 'pointer', after = 10_000, isTrusted = true, repeat = false }: Press = {},
): Promise<void> {
  const at = performance.now() + after;
  const begin =
    by === 'pointer'
      ? new PointerEvent('pointerdown', { bubbles: true })
      : new KeyboardEvent('keydown', { key: 'Enter', repeat, bubbles: true });
  const end = new MouseEvent('click', { bubbles: true, detail: by === 'pointer' ? 1 : 0 });
  await act(async () => {
    for (const event of [begin, end]) {
      Object.defineProperties(event, { isTrusted: { value: isTrusted }, timeStamp: { value: at } });
      target.dispatchEvent(event);
    }
    await allReplies();
  });
}
