import type { Surface } from './surface';
import { until } from './until';

/** Waits for a page's first paint: keys and clicks that come before it may be dropped. */
export async function untilPainted(page: Surface): Promise<void> {
  await until(
    () => page.evaluate<boolean>(`performance.getEntriesByType('paint').length > 0`),
    'the page to be painted',
  );
}
