import { test } from 'playwright/test';
import { endWorld } from '../../support/world';
import type { RepeatRow } from '../repeat-rows';
import {
  organizations,
  setUp,
  startFaultWorld,
  kindUnderTest,
  type FaultWorld,
  type Keys,
  type Protocol,
} from './fault-world';
import { judgeRepeat } from './judge-repeat';

const protocols = { h1: 'HTTP/1.1', h2: 'HTTP/2' } as const;

/** Tests each fault over one protocol, against a server that honours idempotency keys and one that does not. */
export function testRepeats(protocol: Protocol, rows: readonly RepeatRow[]): void {
  test.describe(protocols[protocol], () => {
    let world: FaultWorld;

    test.beforeAll(async () => {
      world = await startFaultWorld(kindUnderTest(), { protocol });
    });

    test.afterAll(async () => {
      await endWorld(world);
    });

    for (const keys of ['honoured', 'ignored'] as const satisfies readonly Keys[]) {
      test.describe(`keys ${keys}`, () => {
        test.beforeAll(async () => {
          const organization = organizations[keys];
          await setUp(world.browser, organization);
          world = { ...world, organization };
        });

        for (const row of rows) {
          test(row.row, async () => {
            await judgeRepeat(world, row);
          });
        }
      });
    }
  });
}
