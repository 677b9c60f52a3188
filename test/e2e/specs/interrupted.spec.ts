import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { until } from '../driver/until';
import { checkOutcome, sendCharge, untilOutcome } from '../faults/support/charge-by-message';
import {
  kindUnderTest,
  unlock,
  withFaultWorld,
  type FaultWorld,
} from '../faults/support/fault-world';
import { builtExtension } from '../support/built-extension';
import { chargesOf, isChargeOf, requestsOf } from '../support/ledger';
import { freshCustomer } from '../support/world';

const NEWER = '9.9.9';

/** Sends a charge whose answer the server holds back. */
async function chargeHeld(world: FaultWorld, customer: string): Promise<string> {
  const chargeId = await sendCharge(world, customer);
  await world.sandbox.waitFor((request) => isChargeOf(request, customer), 30_000);
  return chargeId;
}

function expectOneCharge({ sandbox }: FaultWorld, customer: string): void {
  expect(chargesOf(sandbox, customer)).toHaveLength(1);
  expect(requestsOf(sandbox, customer)).toHaveLength(1);
}

test('the extension switched off while the server charges: unknown when it is on again, then settled', async () => {
  await withFaultWorld(kindUnderTest(), {}, async (world) => {
    const { browser, sandbox } = world;
    const customer = freshCustomer('usr_held');
    const chargeId = await chargeHeld(world, customer);
    await browser.setExtensionEnabled(false);
    sandbox.release(customer);
    await browser.setExtensionEnabled(true);
    await unlock(browser);
    expect((await untilOutcome(world, chargeId)).state).toBe('unknown');
    expect((await checkOutcome(world, chargeId)).state).toBe('succeeded');
    expectOneCharge(world, customer);
  });
});

test('an update while the server charges waits for the answer', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chargehand-older-'));
  cpSync(builtExtension(kindUnderTest()), folder, { recursive: true });
  try {
    await withFaultWorld(kindUnderTest(), { extension: folder }, async (world) => {
      const { browser, sandbox } = world;
      const customer = freshCustomer('usr_held');
      const chargeId = await chargeHeld(world, customer);
      const manifest = join(folder, 'manifest.json');
      const older = JSON.parse(readFileSync(manifest, 'utf8')) as object;
      writeFileSync(manifest, JSON.stringify({ ...older, version: NEWER }));
      await browser.offerUpdate(folder);
      sandbox.release(customer);
      await until(async () => (await browser.installedVersion()) === NEWER, 'the update');
      await unlock(browser);
      // A life that an update had ended would have left it unknown.
      expect((await untilOutcome(world, chargeId)).state).toBe('succeeded');
      expectOneCharge(world, customer);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
