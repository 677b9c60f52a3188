import { KNOWN_LABELS } from '../../src/domain/label-match';
import type { PageQuestion, PageReading } from '../../src/domain/page-reading';
import type { BrowserUnderTest } from '../e2e/driver/browser-under-test';
import type { Random } from '../model/world/random';
import { interleaved } from './statistics';

/** A page of that many nodes, and the most that reading it may take, in ms of the main thread. */
export interface ReadLimit {
  readonly nodes: number;
  readonly limit: number;
}

export interface ReadSeries extends ReadLimit {
  /** The same twice: what lies between them is noise. */
  readonly twin: 'a' | 'b';
}

export interface TimedRead {
  readonly series: ReadSeries;
  readonly ms: number;
  /** What the same page takes for the least that any reader does: its whole text, and a list of its elements. */
  readonly floorMs: number;
  /** Elements and texts of the page, as its own document counts them. */
  readonly nodes: number;
}

const QUESTION: PageQuestion = { labels: KNOWN_LABELS, cards: [] };

/** Times the first and only read of fresh pages, one page for each, in the world where it happens. */
export async function timeReads(
  browser: BrowserUnderTest,
  limits: readonly ReadLimit[],
  rounds: number,
  random: Random,
): Promise<readonly TimedRead[]> {
  const series = limits.flatMap((limit) => [
    { ...limit, twin: 'a' as const },
    { ...limit, twin: 'b' as const },
  ]);
  const timed: TimedRead[] = [];
  for (const [place, one] of interleaved(series, rounds, random).entries()) {
    timed.push({ series: one, ...(await timeRead(browser, one.nodes, place + 1)) });
  }
  return timed;
}

async function timeRead(browser: BrowserUnderTest, target: number, seed: number) {
  const customer = `usr_bench_${seed}`;
  const query = new URLSearchParams({ nodes: String(target), customer, seed: String(seed) });
  const address = `https://desk.acme.test/bench?${query.toString()}`;
  const page = await browser.openPage(address);
  // Loaded, laid out, painted and at rest, as a page is when somebody turns to it.
  const nodes = await page.evaluate<number>(`new Promise((resolve) => {
    // A machine that is busy with other things knows no idle time.
    const rest = (then) => requestAnimationFrame(() => requestIdleCallback(then, { timeout: 1000 }));
    rest(() => {
      let nodes = 0;
      const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) nodes += 1;
      rest(() => resolve(nodes));
    });
  })`);
  const { floorMs, ms, reading } = await browser.evaluateInExtension<
    Pick<TimedRead, 'floorMs' | 'ms'> & { readonly reading: PageReading }
  >(readIn(address));
  await page.close();
  const found = reading.candidates.map(({ value }) => value);
  if (found.length !== 1 || found[0] !== customer) {
    throw new Error(
      `The page shows ${customer}; the reader found ${found.join(', ') || 'nothing'}`,
    );
  }
  return { floorMs, ms, nodes };
}

/** Injects the reader as the product does, and times its one call there. */
function readIn(address: string): string {
  return `(async () => {
    const { scripting, tabs } = globalThis.browser ?? chrome;
    const open = await tabs.query({ url: 'https://desk.acme.test/*' });
    const { id: tabId } = open.find(({ url }) => url === ${JSON.stringify(address)});
    await scripting.executeScript({ target: { tabId }, files: ['src/content/main.js'] });
    const [{ result }] = await scripting.executeScript({
      target: { tabId },
      args: [${JSON.stringify(QUESTION)}],
      func: (question) => {
        const began = performance.now();
        const reading = globalThis.chargehandReader.read(question);
        const ended = performance.now();
        const least = document.documentElement.textContent.length + document.querySelectorAll('*').length;
        const floorMs = performance.now() - ended;
        return { floorMs: least > 0 && floorMs, ms: ended - began, reading };
      },
    });
    return result;
  })()`;
}
