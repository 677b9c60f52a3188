import { expect, test as base } from 'playwright/test';
import { countRun } from '../../corpus/corpus-proof';
import { describeCounts } from '../../corpus/describe-counts';
import { runCorpus, type CorpusRun } from '../../corpus/run/run-corpus';
import { isRed } from '../../corpus/run/verdict';
import { tricksIn } from '../../corpus/tricks';

const test = base.extend<object, { corpus: CorpusRun }>({
  corpus: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from the pattern
    async ({}, use, { project }) => {
      const corpus = await runCorpus(project.name === 'firefox' ? 'firefox' : 'chromium');
      process.stdout.write(describeCounts(countRun(corpus)));
      await use(corpus);
    },
    { scope: 'worker', timeout: 600_000 },
  ],
});

test('no planted ID is offered as certain, and no page goes unanswered', ({ corpus }) => {
  const found = corpus.hostile.filter(({ verdict }) => isRed(verdict));
  expect(found.map(({ page, answer }) => [page.name, answer])).toEqual([]);
  expect(corpus.hostile.length).toBeGreaterThanOrEqual(20 * 10);
});

test('each trick gives a wrong customer once its defence is switched off', ({ corpus }) => {
  const { tricksHeld } = countRun(corpus);
  expect(tricksHeld).toEqual(tricksIn(corpus.version).map(({ name }) => name));
});

test('honest pages are read', ({ corpus }) => {
  const missed = corpus.honest.filter(({ verdict }) => verdict !== 'right');
  expect(corpus.honest.length).toBeGreaterThanOrEqual(100);
  expect(
    missed.length,
    missed.map(({ page, verdict }) => `${verdict}: ${page.name}`).join('\n'),
  ).toBeLessThanOrEqual(corpus.honest.length * 0.05);
});
