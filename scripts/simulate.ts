import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from '../test/model/run/bundle';
import { sortCells } from '../test/model/run/cells';
import { simulate } from '../test/model/run/simulate';
import { projectRoot } from './lib/project-root';

/** Each cell has to be met so often, where that many schedules are played as the proof asks for. */
const HITS = 100;
const ALL = 1_000_000;

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: String(ALL) },
    seed: { type: 'string', default: '1' },
    trace: { type: 'string' },
  },
});
const say = (text: string) => process.stdout.write(`${text}\n`);
const code = await bundle({ patches: [], isExact: false });
if (values.trace === undefined) await runAll(Number(values.schedules), Number(values.seed));
else await tell(Number(values.trace));

/** The story of one schedule, and what is wrong with it. */
async function tell(firstSeed: number) {
  const job = { firstSeed, schedules: 1, stopAtFirst: false, without: [], isTraced: true };
  const { trace, violations } = await simulate(code, job);
  for (const line of trace) say(line);
  for (const { rule, text } of violations) say(`${rule}: ${text}`);
  if (violations.length > 0) process.exitCode = 1;
}

async function runAll(schedules: number, firstSeed: number) {
  const job = { firstSeed, schedules, stopAtFirst: false, without: [], isTraced: false };
  const began = performance.now();
  let said = 0;
  const tally = await simulate(code, job, (sum) => {
    if (sum.schedules < said + 50_000) return;
    said = sum.schedules;
    say(`${sum.schedules} schedules, ${sum.violations.length} violations`);
    for (const { seed, rule, text } of sum.violations) say(`  seed ${seed}: ${rule}: ${text}`);
  });
  const seconds = (performance.now() - began) / 1_000;
  const { steps, faults, refused, unheard } = sortCells(tally.coverage);
  const proof = {
    schedules: tally.schedules,
    firstSeed,
    perSecond: Math.round(tally.schedules / seconds),
    seconds: Math.round(seconds),
    violations: Object.values(tally.broken).reduce((sum, count) => sum + count, 0),
    broken: tally.broken,
    charges: tally.counts['charges made'] ?? 0,
    requests: tally.counts['requests judged'] ?? 0,
    leastHits: { steps: least(steps), faults: least(faults) },
    steps,
    faults,
    refused,
    unheard,
    judged: tally.counts,
  };
  for (const [name, count] of [...Object.entries(steps), ...Object.entries(faults)]) {
    say(`${String(count).padStart(9)}  ${name}`);
  }
  for (const { seed, rule, text } of tally.violations) say(`seed ${seed}: ${rule}: ${text}`);
  say(
    `${proof.schedules} schedules, ${proof.perSecond} per second, ${proof.requests} requests, ` +
      `${proof.charges} charges, ${proof.violations} violations, ` +
      `hits at least ${proof.leastHits.steps} for a step and ${proof.leastHits.faults} for a fault`,
  );
  const isMet = least({ ...steps, ...faults }) >= HITS;
  if (proof.violations > 0 || (schedules >= ALL && !isMet)) process.exitCode = 1;
  if (schedules < ALL) return;
  const folder = join(projectRoot, 'docs/proof');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'simulate.json'), `${JSON.stringify(proof, null, 2)}\n`);
}

function least(counts: Readonly<Record<string, number>>): number {
  return Math.min(...Object.values(counts));
}
