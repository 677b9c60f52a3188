import type { Popup } from './popup';
import type { PopupState, ShownPrices } from './popup-state';
import { preselectPrice } from './preselect-price';

/** Reads the price list from the server; the one at hand stays usable meanwhile and when that fails. */
export async function refreshPrices({ page, store }: Popup): Promise<void> {
  store.setState(({ prices }) => ({ prices: { ...prices, isReading: true } }));
  const reply = await page.ask('list-price-points', { fresh: true }).catch(() => undefined);
  store.setState((state) => {
    if (reply?.ok === true) {
      const prices = { list: reply.prices, isReading: false, failure: null };
      return preselectPrice({ ...state, prices }, true);
    }
    const prices: ShownPrices = {
      list: reply?.cached ?? state.prices.list,
      isReading: false,
      failure: reply?.why ?? 'no-answer',
    };
    return preselectPrice({ ...state, prices }, false) satisfies PopupState;
  });
}
