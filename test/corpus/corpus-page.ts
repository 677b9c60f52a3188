import type { PageQuestion } from '../../src/domain/page-reading';

/** One page to be read, and whose it is. */
export interface CorpusPage {
  readonly name: string;
  readonly html: string;
  readonly question: PageQuestion;
  /** The only ID that may be certain. */
  readonly truth: string;
}
