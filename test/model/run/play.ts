import { judge } from '../check/judge';
import { drawSchedule } from '../world/schedule';
import { World } from '../world/world';
import { countOne, emptyTally, type Job, type Tally } from './job';

/** So many worlds stand side by side: one turn of the event loop settles what all of them promised. */
const ABREAST = 16;

/** Plays schedules until as many counted as were asked for. */
export async function play(job: Job): Promise<Tally> {
  const tally = emptyTally();
  let seed = job.firstSeed;
  // Where this many do not count something is wrong with the schedules themselves.
  const lastSeed = job.firstSeed + 4 * job.schedules + ABREAST;
  const next = () => {
    if (seed > lastSeed) throw new Error('hardly any schedule comes to a charge and two faults');
    const trace = job.isTraced ? (line: string) => tally.trace.push(line) : undefined;
    return new World(drawSchedule(seed++), trace);
  };
  const abreast = Math.min(ABREAST, job.schedules);
  const worlds = Array.from({ length: abreast }, next);
  while (worlds.length > 0) {
    for (let index = worlds.length - 1; index >= 0; index -= 1) {
      const world = worlds[index];
      if (world === undefined) continue;
      tally.steps += 1;
      if (world.step()) continue;
      settle(world, job, tally);
      // Whoever reads the story of a schedule has named it, and wants no other.
      const isEnough =
        job.isTraced ||
        tally.schedules + worlds.length > job.schedules ||
        (job.stopAtFirst && tally.violations.length > 0);
      const following = isEnough ? [] : [next()];
      worlds.splice(index, 1, ...following);
    }
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  return tally;
}

function settle(world: World, job: Job, tally: Tally): void {
  const { coverage, log } = world.stage;
  tally.played += 1;
  const isCounted = coverage.faults >= 2 && log.fetched.length > 0;
  if (isCounted) {
    tally.schedules += 1;
    for (const hit of coverage.hits) countOne(tally.coverage, hit);
    countOne(tally.counts, 'charges made', log.made.length);
  }
  for (const { rule, text } of judge(world, job.without, tally.counts)) {
    countOne(tally.broken, rule);
    if (tally.violations.length < 25) {
      tally.violations.push({ seed: world.schedule.seed, rule, text });
    }
  }
}
