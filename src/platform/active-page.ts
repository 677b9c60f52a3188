import type { PagePlace } from '../domain/charge';
import { LOOK_TIMEOUT } from '../domain/limits';
import { z } from '../domain/schema';
import type { ActivePage, PageRead } from '../ports';
import { browser } from './browser';

const READER = 'src/content/main.js';

const readingSchema = z.strictObject({
  fields: z
    .array(
      z.strictObject({
        label: z.string().check(z.maxLength(200)),
        value: z.string().check(z.maxLength(10_000)),
      }),
    )
    .check(z.maxLength(1000)),
});

/** Reads the page of a tab by `activeTab`: nothing of ours runs in it before, and nothing stays in touch after. */
export function createActivePage(): ActivePage {
  return {
    async read(tabId): Promise<PageRead> {
      const place = await placeOf(tabId);
      if (place === null) return { ok: false, why: 'no-page', place };
      try {
        // A page can be anything, and on its own pages Firefox resolves without a result.
        const parsed = readingSchema.safeParse(await inTime(readFrame(tabId)));
        return parsed.success
          ? { ok: true, place, reading: parsed.data }
          : { ok: false, why: 'not-readable', place };
      } catch {
        // Browser pages, stores and tabs without our activeTab refuse: expected, and said to the agent.
        return { ok: false, why: 'not-readable', place };
      }
    },
  };
}

async function readFrame(tabId: number): Promise<unknown> {
  await browser.scripting.executeScript({ target: { tabId }, files: [READER] });
  const [frame] = await browser.scripting.executeScript({
    target: { tabId },
    // Runs in the page's isolated world: it may use nothing from here.
    func: () => (globalThis as { chargehandReadPage?: () => unknown }).chargehandReadPage?.(),
  });
  return frame?.result;
}

/** A page that loads, hangs or shows a dialog answers when it likes: too late is not at all. */
function inTime(reading: Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, LOOK_TIMEOUT);
  });
  return Promise.race([reading, late]).finally(() => {
    clearTimeout(timer);
  });
}

/** Where a tab is; null when it is closed or its address is not ours to know. */
async function placeOf(tabId: number): Promise<PagePlace | null> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  if (tab?.url === undefined || !URL.canParse(tab.url)) return null;
  const { protocol, host, pathname } = new URL(tab.url);
  return { tabId, host, address: `${protocol}//${host}${pathname}` };
}
