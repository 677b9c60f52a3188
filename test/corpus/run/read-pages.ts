import type { CorpusPage } from '../corpus-page';
import { readExpression } from './read-expression';
import type { ReadingBrowser } from './reading-browser';
import { answerSchema, judge, type Answer, type Verdict } from './verdict';

const PATIENCE_MS = 60_000;

export interface ReadPage<Page> {
  readonly page: Page;
  readonly verdict: Verdict;
  readonly answer: Answer;
  /** The verdict over the reader without the page's defence, where it was asked for. */
  readonly undefended: Verdict | undefined;
}

/** Shows each page once and reads it with the product's reader, and without the defence against its trick. */
export async function readPages<Page extends CorpusPage>(
  browser: ReadingBrowser,
  pages: readonly Page[],
  bundle: string,
  undefendedFor: (page: Page, soFar: readonly ReadPage<Page>[]) => string | undefined = () =>
    undefined,
): Promise<readonly ReadPage<Page>[]> {
  const read: ReadPage<Page>[] = [];
  const ask = async (page: Page, code: string) =>
    answerSchema.parse(
      JSON.parse(await inTime(browser.evaluate(readExpression(code, page.question)), page)),
    );
  for (const page of pages) {
    await inTime(browser.show(page.html), page);
    const answer = await ask(page, bundle);
    const weak = undefendedFor(page, read);
    read.push({
      page,
      answer,
      verdict: judge(answer, page),
      undefended: weak === undefined ? undefined : judge(await ask(page, weak), page),
    });
  }
  return read;
}

/** A page that never comes to an end is named, rather than waited for. */
async function inTime<Value>(work: Promise<Value>, { name }: CorpusPage): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`the browser has not come to an end with: ${name}`));
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
