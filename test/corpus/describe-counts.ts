import type { CorpusCounts } from './corpus-proof';

/** The counts in a few lines, for whoever watches the run. */
export function describeCounts({ version, hostile, honest }: CorpusCounts): string {
  const line = (verdicts: Readonly<Record<string, number>>) =>
    Object.entries(verdicts)
      .map(([verdict, pages]) => `${pages} ${verdict}`)
      .join(', ');
  return [
    `${version}, hostile pages that show the ID: ${line(hostile.showingTheId)}`,
    `${version}, hostile pages that show none: ${line(hostile.showingNone)}`,
    `${version}, honest pages: ${line(honest)}`,
    '',
  ].join('\n');
}
