import { useMemo, useRef, useState } from 'preact/hooks';
import type { PricePoint } from '../domain/price-point';
import { choosePrice } from './edit-form';
import { focusOn } from './focus-on';
import { usePopup, usePopupState } from './popup';
import { indexPrices, searchPrices, type FoundPrices } from './search-prices';

/** Whether the list is open; the form knows it too, since it makes room. */
export interface ListSwitch {
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

const NOTHING: FoundPrices = { shown: [], more: 0 };

/** The behaviour of the price combobox, as ARIA 1.2 describes it; the focus never leaves the box for the list. */
export function usePriceSearch({ isOpen, setOpen }: ListSwitch) {
  const popup = usePopup();
  const chosen = usePopupState((state) => state.form.pricePoint);
  const list = usePopupState((state) => state.prices.list);
  const wanted = usePopupState((state) => state.wanted);
  const input = useRef<HTMLInputElement>(null);
  /** Null while the box shows the choice and nothing is being typed. */
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const [before, setBefore] = useState<PricePoint | null>(null);
  const index = useMemo(() => indexPrices(list?.pricePoints ?? []), [list]);
  const found = useMemo(() => {
    if (!isOpen) return NOTHING;
    const first = [chosen?.ident ?? '', wanted.ident];
    return searchPrices(index, query ?? '', first);
  }, [isOpen, index, query, chosen, wanted]);
  const last = found.shown.length - 1;

  function open() {
    if (isOpen) return;
    setBefore(chosen);
    setActive(0);
    setOpen(true);
    input.current?.select();
  }

  function openByPointer() {
    input.current?.focus();
    open();
  }

  function type(text: string) {
    if (!isOpen) setBefore(chosen);
    // What is being changed is not chosen any more: the button must not name it.
    choosePrice(popup, null);
    setQuery(text);
    setActive(0);
    setOpen(true);
  }

  function pick(pricePoint: PricePoint) {
    choosePrice(popup, pricePoint);
    setQuery(null);
    setOpen(false);
    // The key that picked does not charge: the gate wants a press begun on the button.
    focusOn('charge');
  }

  function restore() {
    if (query !== null) choosePrice(popup, query === '' ? null : before);
    setQuery(null);
    setOpen(false);
  }

  function clear() {
    choosePrice(popup, null);
    setQuery(null);
    input.current?.focus();
  }

  function leave() {
    if (query === '') setQuery(null);
    setOpen(false);
  }

  function key(event: KeyboardEvent) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const act = isOpen ? openKeys(event) : closedKeys(event);
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  function closedKeys({ key: name }: KeyboardEvent): (() => void) | undefined {
    if (name === 'ArrowDown' || name === 'ArrowUp') return open;
    if (name !== 'Enter') return undefined;
    return () => {
      if (chosen === null) open();
      else focusOn('charge');
    };
  }

  function openKeys({ key: name }: KeyboardEvent): (() => void) | undefined {
    switch (name) {
      case 'ArrowDown':
        return () => {
          setActive(active >= last ? 0 : active + 1);
        };
      case 'ArrowUp':
        return () => {
          setActive(active <= 0 ? Math.max(last, 0) : active - 1);
        };
      case 'Home':
        return () => {
          setActive(0);
        };
      case 'End':
        return () => {
          setActive(Math.max(last, 0));
        };
      case 'Enter':
        return () => {
          const pricePoint = found.shown[active];
          if (pricePoint !== undefined) pick(pricePoint);
        };
      case 'Escape':
        return restore;
      default:
        return undefined;
    }
  }

  return {
    active,
    clear,
    found,
    input,
    isOpen,
    key,
    leave,
    open,
    openByPointer,
    pick,
    query,
    type,
  };
}
