import type { Status } from '../protocol/commands';
import { readCards } from './cards/read-cards';
import type { Options } from './options';
import { setupOf } from './setup-form';

/** Asks where the extension stands and fills the page with it. */
export async function openOptions(options: Options): Promise<void> {
  const { page, store } = options;
  const status = await page.ask('get-status', null).catch(() => undefined);
  if (status === undefined) {
    store.setState({ isUnanswered: true });
    return;
  }
  const { key, settings } = status;
  const isNoKey = !key.stored && key.otherOrganization === undefined;
  const isFirstRun = settings.organization === '' || isNoKey;
  store.setState({
    status,
    isUnanswered: false,
    isFirstRun,
    form: setupOf(status.settings),
  });
  await Promise.all([readPrices(options), readShortcuts(options), readCards(options)]);
}

/** Reads the price points of the saved organisation: the default is chosen from them, and a step is done. */
export async function readPrices({ page, store }: Options): Promise<void> {
  if (store.getState().status?.settings.organization === '') return;
  const reply = await page.ask('list-price-points', { fresh: true }).catch(() => undefined);
  if (reply?.ok === true) store.setState({ prices: reply.prices, pricesFailure: null });
  else store.setState({ prices: null, pricesFailure: reply?.why ?? 'no-answer' });
}

/** Reads the live bindings; the agent may have changed them in the browser's own page. */
export async function readShortcuts({ page, store }: Options): Promise<void> {
  store.setState({ shortcuts: await page.shortcuts().catch(() => null) });
}

/** Asks again where the extension stands, when it changed without this page. */
export async function readStatus(options: Options): Promise<void> {
  takeStatus(options, await options.page.ask('get-status', null).catch(() => undefined));
}

/** Shows where the extension stands after a change that touches no field: unlock, lock, key removed. */
export function takeStatus({ store }: Options, status: Status | undefined): void {
  store.setState(status === undefined ? { isUnanswered: true } : { status, isUnanswered: false });
}
