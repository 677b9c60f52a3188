import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from '../test/model/run/bundle';
import { sortCells } from '../test/model/run/cells';
import { addCounts, addTally, emptyTally, type Tally } from '../test/model/run/job';
import { hashOfProduct } from '../test/model/run/product';
import { simulate } from '../test/model/run/simulate';
import { projectRoot } from './lib/project-root';

/** Each cell has to be met so often, where that many schedules are played as the proof asks for. */
const HITS = 100;
const ALL = 1_000_000;
/** The proof is written after so many: a run that is interrupted goes on from there. */
const STAGE = 50_000;
/** The seeds of one stage lie so far from the next one's that they never meet. */
const APART = 1_000_000;
const PROOF = join(projectRoot, 'docs/proof/simulate.json');

const { values } = parseArgs({
  options: {
    schedules: { type: 'string' },
    seed: { type: 'string', default: '1' },
    trace: { type: 'string' },
    'go-on': { type: 'boolean', default: false },
  },
});
const say = (text: string) => process.stdout.write(`${text}\n`);
const code = await bundle({ patches: [], isExact: false });
if (values.trace !== undefined) await tell(Number(values.trace));
else if (values.schedules !== undefined)
  await tryOut(Number(values.schedules), Number(values.seed));
else await prove();

/** The story of one schedule, and what is wrong with it. */
async function tell(firstSeed: number) {
  const job = { firstSeed, schedules: 1, stopAtFirst: false, without: [], isTraced: true };
  const { trace, violations } = await simulate(code, job);
  for (const line of trace) say(line);
  for (const { rule, text } of violations) say(`${rule}: ${text}`);
  if (violations.length > 0) process.exitCode = 1;
}

/** Plays some schedules and says what came of them; nothing is written. */
async function tryOut(schedules: number, firstSeed: number) {
  const tally = emptyTally();
  const seconds = await playInto(tally, schedules, firstSeed);
  describe(proofOf(tally, seconds));
}

/**
 * Plays a million schedules and writes the proof, stage by stage. A stage that broke a rule is not counted: it is
 * played again once that is mended. Another product begins from nothing, unless it is told to go on: then the proof
 * says how many schedules it played with each.
 */
async function prove() {
  const product = hashOfProduct();
  let proof = readProof();
  const isOfOthers = Object.keys(proof?.products ?? {}).some((each) => each !== product);
  const isWhole = proof !== undefined && proof.schedules >= ALL;
  if (isWhole || (isOfOthers && !values['go-on'])) proof = undefined;
  if (proof !== undefined) say(`goes on after ${proof.schedules} schedules`);
  while (proof === undefined || proof.schedules < ALL) {
    const tally = emptyTally();
    const seconds = await playInto(tally, STAGE, 1 + ((proof?.schedules ?? 0) / STAGE) * APART);
    const stage = proofOf(tally, seconds);
    if (stage.violations > 0) {
      describe(stage);
      return;
    }
    const products = { ...proof?.products };
    addCounts(products, { [product]: stage.schedules });
    proof = { products, ...(proof === undefined ? stage : addProofs(proof, stage)) };
    mkdirSync(join(PROOF, '..'), { recursive: true });
    writeFileSync(PROOF, `${JSON.stringify(proof, null, 2)}\n`);
    say(`${proof.schedules} schedules, no violation`);
  }
  describe(proof);
  if (least({ ...proof.steps, ...proof.faults }) < HITS) process.exitCode = 1;
}

/** Adds what comes of that many schedules, and returns how many seconds they took. */
async function playInto(tally: Tally, schedules: number, firstSeed: number): Promise<number> {
  const job = { firstSeed, schedules, stopAtFirst: false, without: [], isTraced: false };
  const began = performance.now();
  addTally(tally, await simulate(code, job));
  return (performance.now() - began) / 1_000;
}

type Proof = ReturnType<typeof proofOf>;

/** `products`: how many of the schedules were played with which code, by its hash. */
interface KeptProof extends Proof {
  readonly products: Readonly<Record<string, number>>;
}

function proofOf(tally: Tally, seconds: number) {
  const { steps, faults, refused, unheard } = sortCells(tally.coverage);
  for (const { seed, rule, text } of tally.violations) say(`seed ${seed}: ${rule}: ${text}`);
  return {
    schedules: tally.schedules,
    perSecond: Math.round(tally.schedules / seconds),
    seconds: Math.round(seconds),
    violations: Object.values(tally.broken).reduce((sum, count) => sum + count, 0),
    charges: tally.counts['charges made'] ?? 0,
    requests: tally.counts['requests judged'] ?? 0,
    steps,
    faults,
    refused,
    unheard,
    judged: tally.counts,
  };
}

function addProofs(one: Proof, other: Proof): Proof {
  const both = (part: 'steps' | 'faults' | 'judged') => {
    const sum = { ...one[part] };
    addCounts(sum, other[part]);
    return sum;
  };
  const schedules = one.schedules + other.schedules;
  const seconds = one.seconds + other.seconds;
  return {
    schedules,
    perSecond: Math.round(schedules / seconds),
    seconds,
    violations: one.violations + other.violations,
    charges: one.charges + other.charges,
    requests: one.requests + other.requests,
    steps: both('steps'),
    faults: both('faults'),
    refused: one.refused,
    unheard: one.unheard,
    judged: both('judged'),
  };
}

function describe({ schedules, perSecond, requests, charges, violations, steps, faults }: Proof) {
  for (const [name, count] of [...Object.entries(steps), ...Object.entries(faults)]) {
    say(`${String(count).padStart(9)}  ${name}`);
  }
  say(
    `${schedules} schedules, ${perSecond} per second, ${requests} requests, ${charges} charges, ` +
      `${violations} violations, hits at least ${least(steps)} for a step and ${least(faults)} for a fault`,
  );
  if (violations > 0) process.exitCode = 1;
}

/** Only this command writes the file. */
function readProof(): KeptProof | undefined {
  try {
    return JSON.parse(readFileSync(PROOF, 'utf8')) as KeptProof;
  } catch {
    return undefined;
  }
}

function least(counts: Readonly<Record<string, number>>): number {
  return Math.min(...Object.values(counts));
}
