import * as z from 'zod/mini';
import { readingSchema } from '../../../src/platform/page-answer';
import { VICTIM_EMAIL } from '../base-page';
import type { CorpusPage } from '../corpus-page';

/**
 * What the reading of a page is worth. `right` and `wrong` are certain; `check` is one weak source;
 * `failed` is no answer that the background would take.
 */
export type Verdict = 'right' | 'wrong' | 'check' | 'conflict' | 'none' | 'failed';

/** Whether a verdict is one that the corpus does not allow. */
export const isRed = (verdict: Verdict | undefined): boolean =>
  verdict === 'wrong' || verdict === 'failed';

/** What the script of `readExpression` answers. */
export const answerSchema = z.union([
  z.object({ error: z.string() }),
  z.object({
    reading: readingSchema,
    graded: z.discriminatedUnion('grade', [
      z.object({
        grade: z.enum(['certain', 'check']),
        candidate: z.object({ value: z.string() }),
      }),
      z.object({ grade: z.enum(['conflict', 'none']) }),
    ]),
  }),
]);
export type Answer = z.infer<typeof answerSchema>;

/** Judges an answer by what is true of the page: the e-mail of another customer is as wrong as their ID. */
export function judge(answer: Answer, { truth }: Pick<CorpusPage, 'truth'>): Verdict {
  if ('error' in answer) return 'failed';
  const { reading, graded } = answer;
  if (reading.emails.includes(VICTIM_EMAIL)) return 'wrong';
  switch (graded.grade) {
    case 'certain':
      return graded.candidate.value === truth ? 'right' : 'wrong';
    case 'check':
    case 'conflict':
    case 'none':
      return graded.grade;
    default:
      return graded satisfies never;
  }
}
