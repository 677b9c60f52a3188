import { useLayoutEffect, useState } from 'preact/hooks';

/** What is needed of a store to watch it. */
interface Watchable<State> {
  readonly getState: () => State;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Renders again when the selected part of the store changes (by identity). */
export function useStore<State, Part>(
  store: Watchable<State>,
  select: (state: State) => Part,
): Part {
  const part = select(store.getState());
  const [, render] = useState<unknown>(null);
  useLayoutEffect(() => {
    let shown = part;
    const update = () => {
      const next = select(store.getState());
      if (Object.is(next, shown)) return;
      shown = next;
      render({});
    };
    // What changed between this render and the subscription.
    update();
    return store.subscribe(update);
  });
  return part;
}
