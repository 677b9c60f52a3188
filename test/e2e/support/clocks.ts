import type { BrowserUnderTest } from '../driver/browser-under-test';
import type { World } from './world';

const passed = new WeakMap<World, number>();
const ahead = new WeakMap<BrowserUnderTest, number>();

/** Lets so many milliseconds pass, by the server's clock and by the background's alike. */
export async function passTime(world: World, by: number): Promise<void> {
  const sum = (passed.get(world) ?? 0) + by;
  passed.set(world, sum);
  world.sandbox.setClock(sum);
  await setDeviceClock(world.browser, sum);
}

/** Sets the background's clock so many milliseconds ahead of the true one, for as long as it lives. */
export async function setDeviceClock(browser: BrowserUnderTest, by: number): Promise<void> {
  ahead.set(browser, by);
  await browser.evaluateInBackground<null>(`(realm) => {
    const { Date } = realm;
    Date.trueNow ??= Date.now;
    Date.now = () => Date.trueNow.call(Date) + ${String(by)};
  }`);
}

/** What time it is by the clock that `setDeviceClock` set, in milliseconds since 1970. */
export function deviceTime(browser: BrowserUnderTest): number {
  return Date.now() + (ahead.get(browser) ?? 0);
}
