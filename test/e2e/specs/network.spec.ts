import { expect, test } from 'playwright/test';
import type { ChargeState } from '../../../src/domain/state-facts';
import { chargeByMessage } from '../faults/support/charge-by-message';
import {
  kindUnderTest,
  startFaultWorld,
  unlock,
  type FaultWorld,
} from '../faults/support/fault-world';
import { builtExtension } from '../support/built-extension';
import { chargesOf, requestsOf } from '../support/ledger';
import { endWorld, freshCustomer, launch } from '../support/world';

let world: FaultWorld;

test.beforeEach(async () => {
  world = await startFaultWorld(kindUnderTest());
});

test.afterEach(async () => {
  await endWorld(world);
});

/** Charges a customer whom the server would charge, if it were reached. */
async function chargeInVain(state: ChargeState) {
  const customer = freshCustomer('usr_succeeds');
  const charge = await chargeByMessage(world, customer);
  expect(charge.state).toBe(state);
  expect(requestsOf(world.sandbox, customer)).toHaveLength(0);
  expect(chargesOf(world.sandbox, customer)).toHaveLength(0);
  return charge.events.at(-1);
}

test('connection refused: unknown, and nothing is charged', async () => {
  world.sandbox.setUnreachable(true);
  expect(await chargeInVain('unknown')).toMatchObject({ type: 'lost', why: 'network' });
});

test('no TLS: unknown, and nothing is charged', async () => {
  world.sandbox.setUnreachable('no TLS');
  expect(await chargeInVain('unknown')).toMatchObject({ type: 'lost', why: 'network' });
});

test('no host name found: unknown, and nothing is charged', async () => {
  const { browser, kind, sandbox } = world;
  await browser.killHard();
  const extension = builtExtension(kind);
  const again = { sandbox, extension, locale: 'en-US', profile: browser.profile, noNames: true };
  world = { ...world, browser: await launch(kind, again) };
  // Firefox writes the permission down at leisure, and a crash right after the install loses it.
  await world.browser.grantBillingHost();
  await unlock(world.browser);
  expect(await chargeInVain('unknown')).toMatchObject({ type: 'lost', why: 'network' });
});

test('offline, as the browser knows: not sent', async () => {
  await world.browser.setOffline(true);
  expect(await chargeInVain('not-sent')).toMatchObject({ reason: { code: 'offline' } });
  await world.browser.setOffline(false);
});
