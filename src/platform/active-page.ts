import { LOOK_TIMEOUT } from '../domain/limits';
import type { PageQuestion, PageReading, Pointed } from '../domain/page-reading';
import { z } from '../domain/schema';
import type { ActivePage, OpenPage, PageFailure, PageRead } from '../ports';
import { browser } from './browser';
import { pointedSchema, readingSchema } from './page-answer';

const READER = 'src/content/main.js';

/** What the injected reader leaves in the page's isolated world. */
interface Reader {
  readonly read: (question: PageQuestion) => PageReading;
  readonly readPointed: (labels: readonly string[]) => Pointed;
}

/** Reads the page of a tab by `activeTab`: nothing of ours runs in it before, and nothing stays in touch after. */
export function createActivePage(): ActivePage {
  return {
    read: (tabId, ask) =>
      readPageOf(tabId, readingSchema, ({ url }) =>
        browser.scripting.executeScript({
          target: { tabId },
          // Runs in the page's isolated world: it may use nothing from here.
          func: (question: PageQuestion) =>
            (globalThis as { chargehandReader?: Reader }).chargehandReader?.read(question),
          args: [ask(url)],
        }),
      ),
    readPointed: (tabId, labels) =>
      readPageOf(tabId, pointedSchema, () =>
        browser.scripting.executeScript({
          target: { tabId },
          func: (known: readonly string[]) =>
            (globalThis as { chargehandReader?: Reader }).chargehandReader?.readPointed(known),
          args: [labels],
        }),
      ),
  };
}

async function readPageOf<Answer>(
  tabId: number,
  schema: z.ZodMiniType<Answer>,
  call: (page: OpenPage) => Promise<{ result?: unknown }[]>,
): Promise<PageRead<Answer>> {
  const found = await findPage(tabId);
  if (!found.ok) return found;
  const { page } = found;
  try {
    const answer = (async () => {
      await browser.scripting.executeScript({ target: { tabId }, files: [READER] });
      const [frame] = await call(page);
      return frame?.result;
    })();
    // A page can be anything, and on its own pages Firefox resolves without a result.
    const parsed = schema.safeParse(await inTime(answer));
    if (parsed.success) return { ok: true, page, answer: parsed.data };
  } catch {
    // Browser pages, stores and tabs without our activeTab refuse: expected, and said to the agent.
  }
  return { ok: false, why: 'not-readable', page };
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

type FoundPage =
  | { readonly ok: true; readonly page: OpenPage }
  | { readonly ok: false; readonly why: PageFailure; readonly page: null };

/** Where a tab is, as far as that is ours to know. */
async function findPage(tabId: number): Promise<FoundPage> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  if (tab?.url === undefined || !URL.canParse(tab.url)) {
    return { ok: false, why: tab === undefined ? 'no-page' : 'no-access', page: null };
  }
  const { url } = tab;
  const { protocol, host, pathname } = new URL(url);
  return { ok: true, page: { tabId, host, address: `${protocol}//${host}${pathname}`, url } };
}
