import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PriceList } from '../domain/price-point';
import type { Status } from '../protocol/commands';
import type { ReadFailure } from '../protocol/read-failure';
import type { ListedCards } from '../protocol/page-commands';
import type { PageContext, Shortcut } from '../ui/page-context';
import { useStore } from '../ui/use-store';
import { NO_CARD_FILE, type CardFile } from './cards/card-file-state';
import { BLANK_SETUP, type SetupForm } from './setup-form';
import type { PlacedProblem } from './words/setup-problem-words';

export interface OptionsState {
  readonly status: Status | null;
  readonly isUnanswered: boolean;
  /** Decided once, when the page opens: the title does not change under the reader. */
  readonly isFirstRun: boolean;
  readonly form: SetupForm;
  readonly problem: PlacedProblem | null;
  readonly saved: { readonly keyTrimmed: boolean } | null;
  readonly isSaving: boolean;
  readonly prices: PriceList | null;
  readonly pricesFailure: ReadFailure | 'no-answer' | null;
  /** Null when the browser did not say. */
  readonly shortcuts: readonly Shortcut[] | null;
  readonly cards: ListedCards | 'reading' | 'no-answer';
  readonly cardFile: CardFile;
}

export interface Options {
  readonly page: PageContext;
  readonly store: StoreApi<OptionsState>;
}

/** Makes the settings page's state, before anything is known. */
export function createOptions(page: PageContext): Options {
  const store = createStore<OptionsState>()(() => ({
    status: null,
    isUnanswered: false,
    isFirstRun: false,
    form: BLANK_SETUP,
    problem: null,
    saved: null,
    isSaving: false,
    prices: null,
    pricesFailure: null,
    shortcuts: [],
    cards: 'reading',
    cardFile: NO_CARD_FILE,
  }));
  return { page, store };
}

export const OptionsOnScreen = createContext<Options | null>(null);

/** The settings page that this part belongs to. */
export function useOptions(): Options {
  const options = useContext(OptionsOnScreen);
  if (options === null) throw new Error('rendered outside OptionsOnScreen.Provider');
  return options;
}

/** A part of the page's state; renders again when it changes. */
export function useOptionsState<Part>(select: (state: OptionsState) => Part): Part {
  return useStore(useOptions().store, select);
}
