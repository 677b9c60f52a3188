import { describe, expect, it } from 'vitest';
import { countPlaywright } from '../../../scripts/testing/count-playwright';
import { countVitest } from '../../../scripts/testing/count-vitest';
import { runnerOutcome } from '../../../scripts/testing/outcome';
import { chosenSteps, stepNames } from '../../../scripts/testing/step-names';
import { webExtFaults } from '../../../scripts/testing/web-ext-faults';

describe('of Vitest', () => {
  const file = (status: string, ...tests: string[]) => ({
    status,
    assertionResults: tests.map((each) => ({ status: each })),
  });

  it.each([
    ['passed tests pass', [file('passed', 'passed', 'passed')], 2, 0],
    ['failed, skipped and to-do tests failed', [file('failed', 'passed', 'failed')], 1, 1],
    ['a skipped test failed', [file('passed', 'passed', 'skipped', 'todo', 'pending')], 1, 3],
    ['a file that does not load failed', [file('failed')], 0, 1],
    ['a file with a broken hook failed', [file('failed', 'passed')], 1, 1],
  ])('%s', (_, testResults, passed, failed) => {
    expect(countVitest({ testResults })).toEqual({ passed, failed });
  });
});

describe('of Playwright', () => {
  const test = (projectName: string, status: string, ...messages: string[]) => ({
    projectName,
    status,
    results: [{ errors: messages.map((message) => ({ message })) }],
  });
  const report = (tests: ReturnType<typeof test>[], errors: { message?: string }[] = []) => ({
    config: { projects: [{ name: 'chromium' }, { name: 'firefox' }] },
    suites: [{ specs: [], suites: [{ specs: [{ title: 'charges once', tests }] }] }],
    errors,
  });
  const both = [test('chromium', 'expected'), test('firefox', 'expected')];

  it.each([
    ['expected tests pass', report(both), 2, 0],
    ['unexpected tests failed', report([...both, test('firefox', 'unexpected')]), 2, 1],
    ['skipped tests failed', report([...both, test('firefox', 'skipped')]), 2, 1],
    ['flaky tests failed', report([...both, test('firefox', 'flaky')]), 2, 1],
    ['an error outside tests failed', report(both, [{ message: 'set-up' }]), 2, 1],
    ['a browser without tests failed', report([test('chromium', 'expected')]), 1, 1],
  ])('%s', (_, text, passed, failed) => {
    expect(countPlaywright(text)).toMatchObject({ passed, failed });
  });

  it('say nothing when all is well, and else what failed and why', () => {
    expect(countPlaywright(report(both)).detail).toBeUndefined();
    const red = test('firefox', 'unexpected', '\u001b[31mWaited in vain\u001b[39m\nfor the form');
    const { detail } = countPlaywright(report([...both, red], [{ message: 'no display' }, {}]));
    expect(detail).toBe(
      [
        '[firefox] charges once: unexpected',
        '  Waited in vain',
        '  for the form',
        'outside a test',
        '  no display',
        'outside a test',
        '  without a message',
      ].join('\n'),
    );
  });

  it('say of a browser that it was not tested', () => {
    expect(countPlaywright(report([test('chromium', 'expected')])).detail).toBe(
      '[firefox] has no test',
    );
  });

  it('keep a message short', () => {
    const long = test('firefox', 'unexpected', Array(500).fill('line').join('\n'));
    const { detail } = countPlaywright(report([...both, long]));
    expect(detail?.split('\n')).toHaveLength(1 + 12);
  });
});

describe('a runner', () => {
  it.each([
    ['that passed', { passed: 3, failed: 0 }, 0, 0],
    ['whose tests failed', { passed: 3, failed: 2 }, 1, 2],
    ['that ran nothing', { passed: 0, failed: 0 }, 0, 1],
    ['that crashed beside passing tests', { passed: 3, failed: 0 }, 1, 1],
    ['that left no report', undefined, 0, 1],
  ])('%s', (_, counts, code, failed) => {
    expect(runnerOutcome(counts, code).failed).toBe(failed);
  });
});

describe('the store linter', () => {
  const report = (errors: number, warnings: number, notices: number) =>
    JSON.stringify({ summary: { errors, warnings, notices } });

  it('is content with no remark at all', () => {
    expect(webExtFaults(report(0, 0, 0))).toBeUndefined();
  });

  it.each([report(1, 0, 0), report(0, 1, 0), report(0, 0, 1), '', '{}'])(
    'is not with %s',
    (text) => {
      expect(webExtFaults(text)).toBeDefined();
    },
  );
});

describe('the choice of steps', () => {
  it('is all of them without a word', () => {
    expect([...chosenSteps([])]).toEqual(stepNames);
  });

  it('adds what a step needs', () => {
    expect(chosenSteps(['--only', 'e2e'])).toEqual(new Set(['build', 'browsers', 'e2e']));
    expect(chosenSteps(['--only', 'lint,unit'])).toEqual(new Set(['lint', 'unit']));
  });

  it.each([[['--only', 'nothing']], [['--only']], [['lint']]])('refuses %j', (words) => {
    expect(() => chosenSteps(words)).toThrow('usage');
  });
});
