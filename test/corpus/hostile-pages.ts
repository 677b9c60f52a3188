import { renderPage, TRUE_ID } from './base-page';
import { BASE_PAGES } from './base-pages';
import type { CorpusPage } from './corpus-page';
import { questionAt } from './question-of';
import type { Trick } from './trick';
import { TRICKS } from './tricks';

export interface HostilePage extends CorpusPage {
  readonly trick: Trick;
  /** Whether the record also shows the customer's own ID. */
  readonly showsTruth: boolean;
}

/** Every trick on every base page, beside the true ID and where the record has none. */
export function hostilePages(): readonly HostilePage[] {
  return TRICKS.flatMap((trick) =>
    BASE_PAGES.flatMap((base) =>
      [true, false].map((showsTruth) => ({
        name: `${trick.name}, ${base.name}, ${showsTruth ? 'with' : 'without'} the true ID`,
        html: renderPage(base, showsTruth ? TRUE_ID : null, trick.plant(base)),
        question: questionAt(base.url),
        truth: TRUE_ID,
        trick,
        showsTruth,
      })),
    ),
  );
}
