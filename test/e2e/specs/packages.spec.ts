import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'playwright/test';
import { packageInto } from '../../../scripts/lib/package-extension';
import { charge, waitForOutcome } from '../support/charge-form';
import { chargesOf } from '../support/ledger';
import { setUpExtension } from '../support/set-up-extension';
import { endWorld, freshCustomer, openTicket, startWorld } from '../support/world';

const folder = mkdtempSync(join(tmpdir(), 'chargehand-packages-'));

test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What a user installs: Firefox takes the zip itself, Chromium's developer mode the unpacked folder. */
async function installable(kind: string): Promise<string> {
  const target = kind === 'firefox' ? 'firefox' : 'chrome';
  const names = await packageInto(folder);
  const zip = join(folder, names.find((name) => name.endsWith(`-${target}.zip`)) ?? 'no zip');
  if (kind === 'firefox') return zip;
  const unpacked = join(folder, 'unpacked');
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
    mkdirSync(join(unpacked, dirname(name)), { recursive: true });
    writeFileSync(join(unpacked, name), bytes);
  }
  return unpacked;
}

test('the packaged zip loads, is set up and charges', async () => {
  const { name } = test.info().project;
  const world = await startWorld(name, { extension: await installable(name) });
  try {
    await setUpExtension(world.browser);
    const customer = freshCustomer('usr_succeeds');
    const popup = await charge(world.browser, await openTicket(world.browser, customer));
    await waitForOutcome(popup, 'Succeeded');
    const [charged] = chargesOf(world.sandbox, customer);
    await popup.waitForText(charged?.orderId ?? 'no order');
    expect(chargesOf(world.sandbox, customer)).toHaveLength(1);
  } finally {
    await endWorld(world);
  }
});
