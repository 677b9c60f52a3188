import { DEFENCES } from '../defences';
import { honestPages } from '../honest-pages';
import { hostilePages, type HostilePage } from '../hostile-pages';
import type { CorpusPage } from '../corpus-page';
import { bundleReader } from './bundle-reader';
import { readPages, type ReadPage } from './read-pages';
import { readingChromium } from './reading-chromium';
import { readingFirefox } from './reading-firefox';
import { isRed } from './verdict';

export interface CorpusRun {
  readonly version: string;
  readonly hostile: readonly ReadPage<HostilePage>[];
  readonly honest: readonly ReadPage<CorpusPage>[];
}

/** Reads the whole corpus in one browser. */
export async function runCorpus(kind: 'chromium' | 'firefox'): Promise<CorpusRun> {
  const bundle = await bundleReader([]);
  const undefended = new Map<string, string>();
  for (const { name, patches } of DEFENCES) undefended.set(name, await bundleReader(patches));
  const browser = await (kind === 'firefox' ? readingFirefox() : readingChromium());
  try {
    return {
      version: browser.version,
      hostile: await readPages(browser, hostilePages(), bundle, ({ trick }, soFar) =>
        // One page that falls is enough to know that the defence was what held it.
        soFar.some((each) => each.page.trick === trick && isRed(each.undefended))
          ? undefined
          : undefended.get(trick.heldBy),
      ),
      honest: await readPages(browser, honestPages(), bundle),
    };
  } finally {
    await browser.close();
  }
}
