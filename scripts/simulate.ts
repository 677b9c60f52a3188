import { parseArgs } from 'node:util';
import { bundle } from '../test/model/run/bundle';
import { simulate } from '../test/model/run/simulate';

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    trace: { type: 'string' },
  },
});
const say = (text: string) => process.stdout.write(`${text}\n`);
const code = await bundle({ patches: [], isExact: false });
const isTraced = values.trace !== undefined;
const t0 = Date.now();
const tally = await simulate(code, {
  firstSeed: Number(values.trace ?? values.seed),
  schedules: isTraced ? 1 : Number(values.schedules),
  stopAtFirst: false,
  without: [],
  isTraced,
});
for (const line of tally.trace) say(line);
say(
  JSON.stringify(
    { ...tally, trace: undefined, coverage: Object.keys(tally.coverage).length },
    null,
    1,
  ),
);
say(`${(Date.now() - t0) / 1000} s`);
