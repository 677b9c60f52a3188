import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'playwright/test';
import { endWorld } from '../support/world';
import type { Killer } from './kill-charge';
import { killPoints } from './kill-points';
import { chance } from './support/chance';
import { kindUnderTest, startFaultWorld, type FaultWorld } from './support/fault-world';
import { judgeKill } from './support/judge-kill';

const ROUNDS = Number(process.env['CHARGEHAND_ROUNDS'] ?? 1);
const SEED = Number(process.env['CHARGEHAND_SEED'] ?? 1);

const killers = {
  background: 'the background killed',
  browser: 'the browser killed',
  reload: 'the extension reloaded',
} as const satisfies Record<Killer, string>;

for (let round = 1; round <= ROUNDS; round += 1) {
  test.describe(`round ${String(round)}`, () => {
    let world: FaultWorld;

    test.beforeAll(async () => {
      world = await startFaultWorld(kindUnderTest());
    });

    test.afterAll(async () => {
      await endWorld(world);
    });

    for (const killer of Object.keys(killers) as Killer[]) {
      for (const point of killPoints) {
        test(`${killers[killer]} ${point.name}`, async () => {
          const name = `${world.kind} ${killer} ${point.name} ${String(round)}`;
          const judged = await judgeKill(world, { killer, point, round }, (longestMs) =>
            pause(chance(SEED, name) * longestMs),
          );
          world = judged.world;
          expect(judged.record.ok, JSON.stringify(judged.record)).toBe(true);
        });
      }
    }
  });
}
