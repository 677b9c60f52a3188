import type { Surface } from '../driver/surface';
import { until } from '../driver/until';

/** Clicks a button that takes no click in its first half second, until it has gone. */
export async function clickAway(form: Surface, name: string | RegExp): Promise<void> {
  await until(
    async () => {
      if ((await form.count('button', name)) === 0) return true;
      await form.click('button', name);
      return false;
    },
    `the button ${String(name)} to be taken`,
  );
}
