import type { BrowserUnderTest } from '../e2e/driver/browser-under-test';
import type { Surface } from '../e2e/driver/surface';
import { until } from '../e2e/driver/until';
import type { Random } from '../model/world/random';
import { interleaved } from './statistics';

const KEYS = { toolbar: 'Alt+Shift+U', shortcut: 'Alt+Shift+Y' } as const;

export interface OpeningSeries {
  readonly extension: 'floor' | 'chargehand';
  readonly by: keyof typeof KEYS;
  readonly background: 'alive' | 'gone';
  /** The floor is measured twice: what lies between the two is noise. */
  readonly twin: 'a' | 'b';
}

export interface TimedOpening {
  readonly series: OpeningSeries;
  /** From the press until a control has the focus and is on the screen, in ms. */
  readonly usable: number;
  /** From the press until it shows the customer as well, in ms. */
  readonly filled: number;
}

interface ProbeTimes {
  readonly usable: number | null;
  readonly filled: number | null;
}

const series: readonly OpeningSeries[] = (['toolbar', 'shortcut'] as const).flatMap((by) =>
  (['alive', 'gone'] as const).flatMap((background): OpeningSeries[] => [
    { extension: 'floor', by, background, twin: 'a' },
    { extension: 'floor', by, background, twin: 'b' },
    { extension: 'chargehand', by, background, twin: 'a' },
  ]),
);

/** Times real presses of real keys over fresh pages, in two browsers that differ in the extension alone. */
export async function timeOpenings(
  browsers: Readonly<Record<OpeningSeries['extension'], BrowserUnderTest>>,
  rounds: number,
  random: Random,
): Promise<readonly TimedOpening[]> {
  const timed: TimedOpening[] = [];
  for (const [place, one] of interleaved(series, rounds, random).entries()) {
    timed.push({ series: one, ...(await timeOpening(browsers[one.extension], one, place)) });
  }
  return timed;
}

async function timeOpening(browser: BrowserUnderTest, one: OpeningSeries, place: number) {
  if (one.background === 'gone') await browser.killBackground();
  else if (!(await browser.backgroundIsRunning())) await wake(browser, place);
  const page = await openBenchTicket(browser, `usr_bench_${place}`);
  await page.evaluate(`void addEventListener('keydown', () => {
    globalThis.pressedAt = performance.timeOrigin + performance.now();
  }, true)`);
  const isRunning = await browser.backgroundIsRunning();
  if (isRunning !== (one.background === 'alive')) {
    throw new Error(`the background is not ${one.background}`);
  }
  await browser.pressShortcut(page, KEYS[one.by]);
  const popup = await browser.popup();
  const { filled, usable } = await until(async () => {
    const times = await popup.evaluate<ProbeTimes>('globalThis.benchTimes');
    return times.usable !== null && times.filled !== null
      ? { usable: times.usable, filled: times.filled }
      : undefined;
  }, 'the popup to be usable');
  // The page hears the modifiers go down; the key itself is the browser's.
  const pressed = await page.evaluate<number>('globalThis.pressedAt');
  await browser.closePopup();
  await page.close();
  return { usable: usable - pressed, filled: filled - pressed };
}

function openBenchTicket(browser: BrowserUnderTest, customer: string): Promise<Surface> {
  return browser.openPage(`https://desk.acme.test/tickets/501?customer=${customer}`);
}

/** Any opening starts the background. Not over the page that is measured: its form begins blank. */
async function wake(browser: BrowserUnderTest, place: number): Promise<void> {
  const page = await openBenchTicket(browser, `usr_bench_wake_${place}`);
  await browser.pressShortcut(page, KEYS.shortcut);
  await browser.popup();
  await until(() => browser.backgroundIsRunning(), 'the background to start');
  await browser.closePopup();
  await page.close();
}
