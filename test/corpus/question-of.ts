import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/lib/project-root';
import { KNOWN_LABELS } from '../../src/domain/label-match';
import { matchSiteCards, questionOf } from '../../src/domain/match-site-card';
import type { PageQuestion } from '../../src/domain/page-reading';
import { siteCardSchema } from '../../src/domain/site-card';

const folder = join(projectRoot, 'src/background/site-cards');
const shipped = readdirSync(folder).map((file) =>
  siteCardSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
);

/** What the product asks of a page at that address, when nothing was set up or taught. */
export function questionAt(url: string): PageQuestion {
  return { labels: KNOWN_LABELS, cards: matchSiteCards(shipped, url).map(questionOf) };
}
