import { matchSiteCards, questionOf } from '../domain/match-site-card';
import type { ActivePage } from '../ports';
import type { CardTrial } from '../protocol/page-commands';
import type { TryCardRequest } from '../protocol/requests';

/** What this card alone finds on a page now. */
export async function tryCard(
  { page }: { readonly page: Pick<ActivePage, 'read'> },
  { card, tabId }: TryCardRequest,
): Promise<CardTrial> {
  const read = await page.read(tabId, (url) => ({
    labels: [],
    cards: matchSiteCards([card], url).map(questionOf),
  }));
  if (!read.ok) return { ok: false, why: read.why };
  return {
    ok: true,
    knowsAddress: matchSiteCards([card], read.page.url).length > 0,
    values: read.answer.candidates.map(({ value }) => value),
  };
}
