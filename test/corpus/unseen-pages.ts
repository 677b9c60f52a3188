import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { projectRoot } from '../../scripts/lib/project-root';

/**
 * The second corpus: pages written from the rules alone, by hands that had not read the reader. It only grows. A
 * page that is read wrong is a fault of the reader, never of the page.
 */
const folder = join(projectRoot, 'test/fixtures/unseen');

const common = {
  file: z.string(),
  url: z.url(),
  /** The requester's address where the page shows it outside the conversation; empty where it shows none. */
  requester: z.string(),
};
const honest = z.strictObject({
  ...common,
  /** The ID as the billing server knows it; empty where the page shows none. */
  truth: z.string(),
  /** How the page shows it, for people. */
  where: z.string(),
  kind: z.string(),
  note: z.string(),
});
const site = z.strictObject({ ...common, site: z.string(), truth: z.string() });
const trick = z.strictObject({
  ...common,
  /** The site that it happens on; an agent has accepted the place on that site's honest page. */
  site: z.string(),
  /** The only ID that may be vouched for; empty where none may. */
  acceptable: z.string(),
  /** IDs that it would be wrong to charge; where nothing is acceptable, every ID is. */
  never: z.array(z.string()),
  kind: z.string(),
  note: z.string(),
});

export type HonestPage = WithHtml<z.infer<typeof honest>>;
export type SitePage = WithHtml<z.infer<typeof site>>;
export type TrickPage = WithHtml<z.infer<typeof trick>>;

type WithHtml<Page> = Page & { readonly html: string };

/** Pages on which a person sees at once who the customer is, or that nobody is named. */
export const unseenHonestPages = () => pagesIn('honest', honest);
/** The honest page of each site on which the tricks happen. */
export const unseenSites = () => pagesIn('tricks/sites', site);
/** Pages of those sites with one trick each. */
export const unseenTricks = () => pagesIn('tricks', trick);

function pagesIn<Page extends { readonly file: string }>(
  part: string,
  schema: z.ZodMiniType<Page>,
): readonly WithHtml<Page>[] {
  const read = (file: string) => readFileSync(join(folder, part, file), 'utf8');
  return z
    .array(schema)
    .parse(JSON.parse(read('index.json')))
    .map((page) => ({ ...page, html: read(page.file) }));
}
