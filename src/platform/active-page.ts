import { BROWSER_TELLS_WITHIN, LOOK_TIMEOUT } from '../domain/limits';
import { pageKind } from '../domain/page-kind';
import type { PageQuestion, PageReading, Pointed } from '../domain/page-reading';
import { z } from '../domain/schema';
import type { ActivePage, OpenPage, PageFailure, PageRead } from '../ports';
import { browser } from './browser';
import { pointedSchema, readingSchema } from './page-answer';
import { within } from './within';

const READER = 'src/content/main.js';
/** How often a page is asked whose address is another one by the time it answers. */
const MOST_TRIES = 3;

/** What the injected reader leaves in the page's isolated world. */
interface Reader {
  readonly read: (question: PageQuestion) => PageReading;
  readonly readPointed: (labels: readonly string[]) => Pointed;
}

/** What one frame answers: what was asked for, and the address at that very moment. */
interface FrameAnswer {
  readonly result?: unknown;
}

type Ask = (tabId: number, url: string) => Promise<readonly FrameAnswer[]>;

/** Reads the page of a tab by `activeTab`: nothing of ours runs in it before, and nothing stays in touch after. */
export function createActivePage(): ActivePage {
  return {
    async read(tabId, ask) {
      const read = await readPageOf(tabId, readingSchema, (_tabId, url) =>
        browser.scripting.executeScript({
          target: { tabId },
          // Runs in the page's isolated world: it may use nothing from here.
          func: (question: PageQuestion) => ({
            url: location.href,
            answer: (globalThis as { chargehandReader?: Reader }).chargehandReader?.read(question),
          }),
          args: [ask(url)],
        }),
      );
      if (!read.ok || read.isSettled) return read;
      return { ...read, answer: { ...read.answer, isChanging: true } };
    },
    readPointed: (tabId, labels) =>
      readPageOf(tabId, pointedSchema, () =>
        browser.scripting.executeScript({
          target: { tabId },
          func: (known: readonly string[]) => ({
            url: location.href,
            answer: (globalThis as { chargehandReader?: Reader }).chargehandReader?.readPointed(
              known,
            ),
          }),
          args: [labels],
        }),
      ),
  };
}

type SettledRead<Answer> = PageRead<Answer> & { readonly isSettled?: boolean };

async function readPageOf<Answer>(
  tabId: number,
  schema: z.ZodMiniType<Answer>,
  ask: Ask,
): Promise<SettledRead<Answer>> {
  const asked = browser.tabs.get(tabId);
  const tab = await within(BROWSER_TELLS_WITHIN, asked).catch(() => undefined);
  if (tab === undefined) return { ok: false, why: 'no-page', page: null };
  // Where a tab is, is ours to know only as long as the agent's own call of the form holds.
  const page = pageOf(tabId, tab.url ?? '');
  if (page === null) return { ok: false, why: 'no-access', page };
  const kind = pageKind(page.url);
  // Stores and viewers are asked all the same: each browser keeps out only its own.
  if (kind === 'browser-page' && !page.url.startsWith('http')) {
    return { ok: false, why: kind, page };
  }
  try {
    // A page that loads, hangs or shows a dialog answers when it likes: too late is not at all.
    const read = await within(LOOK_TIMEOUT, askUntilSettled(tabId, page.url, schema, ask));
    if (read !== undefined) return read;
  } catch {
    // Stores, viewers and tabs without our activeTab refuse: expected, and said to the agent.
  }
  return { ok: false, why: whyUnread(kind), page };
}

/**
 * Asks until an answer is of the address that it was asked about: a page that goes on meanwhile, without
 * loading anew, would else be taken for the one before.
 */
async function askUntilSettled<Answer>(
  tabId: number,
  first: string,
  schema: z.ZodMiniType<Answer>,
  ask: Ask,
): Promise<SettledRead<Answer> | undefined> {
  const answerSchema = z.strictObject({ url: z.string(), answer: schema });
  await browser.scripting.executeScript({ target: { tabId }, files: [READER] });
  let asked = first;
  for (let tries = 1; ; tries += 1) {
    const [frame] = await ask(tabId, asked);
    // A page can be anything, and on its own pages Firefox resolves without a result.
    const parsed = answerSchema.safeParse(frame?.result);
    const page = parsed.success ? pageOf(tabId, parsed.data.url) : null;
    if (!parsed.success || page === null) return undefined;
    const isSettled = page.url === asked;
    if (isSettled || tries === MOST_TRIES) {
      return { ok: true, page, answer: parsed.data.answer, isSettled };
    }
    asked = page.url;
  }
}

function whyUnread(kind: ReturnType<typeof pageKind>): PageFailure {
  return kind === 'web' ? 'not-readable' : kind;
}

/** The place at an address; null where we are not told it. */
function pageOf(tabId: number, url: string): OpenPage | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, pathname } = new URL(url);
  return { tabId, host, address: `${protocol}//${host}${pathname}`, url };
}
