import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PageContext } from '../ui/page-context';
import { useStore } from '../ui/use-store';
import { OPENING, type PopupState } from './popup-state';

/** The popup as its use cases see it: what it may ask for, and what it shows. */
export interface Popup {
  readonly page: PageContext;
  readonly store: StoreApi<PopupState>;
}

/** Makes a popup that shows its first frame. */
export function createPopup(page: PageContext): Popup {
  return { page, store: createStore<PopupState>()(() => OPENING) };
}

export const PopupOnScreen = createContext<Popup | null>(null);

/** The popup that this part belongs to. */
export function usePopup(): Popup {
  const popup = useContext(PopupOnScreen);
  if (popup === null) throw new Error('rendered outside PopupOnScreen.Provider');
  return popup;
}

/** A part of the popup's state; renders again when it changes. */
export function usePopupState<Part>(select: (state: PopupState) => Part): Part {
  return useStore(usePopup().store, select);
}
