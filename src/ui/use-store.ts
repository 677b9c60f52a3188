import { useLayoutEffect, useState } from 'preact/hooks';
import type { StoreApi } from 'zustand/vanilla';

/** Renders again when the selected part of the store changes (by identity). */
export function useStore<State, Part>(
  store: Pick<StoreApi<State>, 'getState' | 'subscribe'>,
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
