import type { PageQuestion } from '../../../src/domain/page-reading';

/** A script that reads the page it runs in with the given bundle, and answers with text. */
export function readExpression(bundle: string, question: PageQuestion): string {
  return `(() => {
    try {
      ${bundle}
      const reading = globalThis.chargehandReader.read(${JSON.stringify(question)});
      const graded = globalThis.chargehandGrade(reading.candidates, undefined);
      return JSON.stringify({ reading, graded });
    } catch (error) {
      return JSON.stringify({ error: String(error) });
    }
  })()`;
}
