import { expect, test } from 'playwright/test';
import { killPoints } from '../faults/kill-points';
import { kindUnderTest, startFaultWorld, type FaultWorld } from '../faults/support/fault-world';
import { judgeKill } from '../faults/support/judge-kill';
import { endWorld } from '../support/world';

/** The four that matter most; `npm run prove` has all of them, and other ways to end. */
const POINTS = [
  'before the journal write',
  'after the journal write, before the request',
  'while waiting, at once',
  'after the answer, before the outcome is written',
];

let world: FaultWorld;

test.beforeAll(async () => {
  world = await startFaultWorld(kindUnderTest());
});

test.afterAll(async () => {
  await endWorld(world);
});

for (const name of POINTS) {
  test(`the background killed ${name}: at most one charge, and its outcome is not lost`, async () => {
    const point = killPoints.find((each) => each.name === name);
    if (point === undefined) throw new Error(`no kill point is called "${name}"`);
    const { record } = await judgeKill(world, { killer: 'background', point, round: 1 }, () =>
      Promise.resolve(),
    );
    expect(record.ok, JSON.stringify(record)).toBe(true);
  });
}
