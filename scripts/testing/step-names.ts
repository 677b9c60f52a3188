export const stepNames = [
  'format',
  'lint',
  'types',
  'domain types',
  'lockfile',
  'unit',
  'build',
  'web-ext',
  'browsers',
  'e2e',
] as const;
export type StepName = (typeof stepNames)[number];

/** What a step cannot do without. */
const needs: Partial<Record<StepName, readonly StepName[]>> = {
  'web-ext': ['build'],
  e2e: ['build', 'browsers'],
};

/** The steps that `--only name` (repeated, or with commas) leaves; all of them without it. */
export function chosenSteps(words: readonly string[]): ReadonlySet<StepName> {
  const chosen = new Set<StepName>();
  for (let at = 0; at < words.length; at += 2) {
    if (words[at] !== '--only') throw new Error(`unknown argument ${words[at] ?? ''}\n${usage}`);
    for (const word of (words[at + 1] ?? '').split(',')) {
      const name = stepNames.find((known) => known === word);
      if (name === undefined) throw new Error(`no step is called "${word}"\n${usage}`);
      for (const each of [...(needs[name] ?? []), name]) chosen.add(each);
    }
  }
  return chosen.size === 0 ? new Set(stepNames) : chosen;
}

const usage = `usage: npm test -- [--only ${stepNames.join('|')}]`;
