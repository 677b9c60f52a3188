import type { ChargeState } from '../../../src/domain/charge';
import { launch, freshCustomer } from '../support/world';
import { builtExtension } from '../support/built-extension';
import { chargesOf } from '../support/ledger';
import { until } from '../driver/until';
import { wakeBackground, type KillPoint } from './kill-points';
import { askBackground } from './support/ask-background';
import { checkOutcome } from './support/charge-by-message';
import { unlock, type FaultWorld } from './support/fault-world';
import { chargeRequestsSince } from './support/record-row';

/** Who ends the background. */
export type Killer = 'background' | 'browser' | 'reload';

/** A charge that was under way when the background ended, as it stood afterwards. */
export interface Killed {
  readonly customer: string;
  readonly requests: number;
  readonly charges: number;
  /** What the journal said once the background ran again, and after a look. */
  readonly found: ChargeState | 'none';
  readonly settled: ChargeState | 'none';
  /** The world as it goes on: after its browser was killed, with another one. */
  readonly world: FaultWorld;
}

/** Brings a charge to the point, kills, lets everything run again, and looks the charge up. */
export async function killCharge(
  before: FaultWorld,
  killer: Killer,
  point: KillPoint,
  wait: (longestMs: number) => Promise<void>,
): Promise<Killed> {
  const { sandbox } = before;
  const customer = freshCustomer(point.customer);
  const first = sandbox.requests.length;
  await wakeBackground(before);
  const chargeId = await point.reach(before, customer, wait);
  const world = await kill(before, killer);
  // Whatever the server had begun it ends, though nobody waits for it any more.
  for (const path of ['/payments_history', '/my_assets']) sandbox.setHeld(path, false);
  sandbox.release(customer);
  if (point.charges > 0) await sandbox.waitForCharge((made) => made.externalId === customer, 5_000);

  await unlock(world.browser);
  const found = await until(async () => {
    const charge = await askBackground(world.browser, 'get-charge', { chargeId });
    return charge?.state === 'sending' ? undefined : (charge?.state ?? 'none');
  }, 'a charge of an earlier life to be given up');
  await untilBadgeIsTrue(world);
  const settled = found === 'none' ? found : (await checkOutcome(world, chargeId)).state;
  return {
    customer,
    requests: chargeRequestsSince(world, first).length,
    charges: chargesOf(sandbox, customer).length,
    found,
    settled,
    world,
  };
}

async function kill(world: FaultWorld, killer: Killer): Promise<FaultWorld> {
  const { browser, kind, sandbox } = world;
  switch (killer) {
    case 'background':
      await browser.killBackground();
      return world;
    case 'reload':
      await browser.reloadExtension();
      return world;
    case 'browser': {
      await browser.killHard();
      const extension = builtExtension(kind);
      const again = { sandbox, extension, locale: 'en-US', profile: browser.profile };
      return { ...world, browser: await launch(kind, again) };
    }
    default:
      return killer satisfies never;
  }
}

async function untilBadgeIsTrue({ browser }: FaultWorld): Promise<void> {
  const { openCharges } = await askBackground(browser, 'get-status', null);
  const wanted = openCharges === 0 ? '' : String(openCharges);
  await until(
    async () =>
      (await browser.evaluateInExtension<string>(
        '(globalThis.browser ?? chrome).action.getBadgeText({})',
      )) === wanted,
    `the badge to say "${wanted}"`,
  );
}
