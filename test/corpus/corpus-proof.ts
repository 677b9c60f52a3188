import * as z from 'zod/mini';
import { BASE_PAGES } from './base-pages';
import type { CorpusRun } from './run/run-corpus';
import { isRed, type Verdict } from './run/verdict';
import { TRICKS } from './tricks';

const count = z.int();
const verdicts = z.strictObject({
  right: count,
  wrong: count,
  check: count,
  conflict: count,
  none: count,
  failed: count,
});

const counts = z.strictObject({
  version: z.string(),
  /** Pages with a trick: where the record shows the true ID, and where it shows none. */
  hostile: z.strictObject({ showingTheId: verdicts, showingNone: verdicts }),
  honest: verdicts,
  /** The tricks that give a wrong customer, or no answer, on one page at least once their defence is off. */
  tricksHeld: z.array(z.string()),
});

/** What the last run of `npm run corpus` showed: `docs/proof/corpus.json`. */
export const CorpusProof = z.strictObject({
  tricks: count,
  basePages: count,
  hostilePages: count,
  honestPages: count,
  chromium: counts,
  firefox: counts,
});
export type CorpusProof = z.infer<typeof CorpusProof>;
export type CorpusCounts = z.infer<typeof counts>;

/** Counts what one browser read. */
export function countRun({ version, hostile, honest }: CorpusRun): CorpusCounts {
  return {
    version,
    hostile: {
      showingTheId: countVerdicts(hostile.filter(({ page }) => page.showsTruth)),
      showingNone: countVerdicts(hostile.filter(({ page }) => !page.showsTruth)),
    },
    honest: countVerdicts(honest),
    tricksHeld: TRICKS.filter((trick) =>
      hostile.some(({ page, undefended }) => page.trick === trick && isRed(undefended)),
    ).map(({ name }) => name),
  };
}

/** Puts the counts of both browsers together. */
export function proofOf(chromium: CorpusRun, firefox: CorpusRun): CorpusProof {
  return {
    tricks: TRICKS.length,
    basePages: BASE_PAGES.length,
    hostilePages: chromium.hostile.length,
    honestPages: chromium.honest.length,
    chromium: countRun(chromium),
    firefox: countRun(firefox),
  };
}

function countVerdicts(read: readonly { readonly verdict: Verdict }[]) {
  const sum: Record<Verdict, number> = {
    right: 0,
    wrong: 0,
    check: 0,
    conflict: 0,
    none: 0,
    failed: 0,
  };
  for (const { verdict } of read) sum[verdict] += 1;
  return sum;
}
