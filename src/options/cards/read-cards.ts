import type { Options } from '../options';

/** Reads the site cards of this device and those that come with Chargehand. */
export async function readCards({ page, store }: Options): Promise<void> {
  store.setState({ cards: await page.ask('list-cards', null).catch(() => 'no-answer' as const) });
}

/** Forgets a card of this device. */
export async function removeCard({ page, store }: Options, id: string): Promise<void> {
  store.setState({
    cards: await page.ask('remove-card', { id }).catch(() => 'no-answer' as const),
  });
}
