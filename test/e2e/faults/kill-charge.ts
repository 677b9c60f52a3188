import type { ChargeState } from '../../../src/domain/state-facts';
import { launch } from '../support/world';
import { builtExtension } from '../support/built-extension';
import { chargesOf } from '../support/ledger';
import { until } from '../driver/until';
import type { KillPoint } from './kill-points';
import { askBackground } from './support/ask-background';
import { checkOutcome, openOnes } from './support/charge-by-message';
import { unlock, type FaultWorld } from './support/fault-world';
import { readCharges } from './support/read-charges';
import { chargeRequestsSince } from './support/record-row';

/** Who ends the background. */
export type Killer = 'background' | 'browser' | 'reload';

export interface Kill {
  readonly killer: Killer;
  readonly point: KillPoint;
  readonly customer: string;
}

/** A charge that was under way when the background ended, as it stood afterwards. */
export interface Killed {
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
  { killer, point, customer }: Kill,
  wait: (longestMs: number) => Promise<void>,
): Promise<Killed> {
  const { sandbox } = before;
  const first = sandbox.requests.length;
  // It has to run, and nobody has touched this browser for so long that the key may be locked.
  await unlock(before.browser);
  const chargeId = await point.reach(before, customer, wait);
  const world = await kill(before, killer);
  // Whatever the server had begun it ends, though nobody waits for it any more.
  for (const path of ['/payments_history', '/my_assets']) sandbox.setHeld(path, false);
  sandbox.release(customer);
  if (point.charges > 0)
    await sandbox.waitForCharge((made) => made.externalId === customer, 30_000);

  // Whoever starts a browser sees the badge before anything is unlocked. After a reload that is not
  // so: a busy Chromium may begin a worker without running its script, until something calls it.
  if (killer === 'browser') await untilBadgeIsTrue(world);
  await unlock(world.browser);
  const found = await until(async () => {
    const charge = await askBackground(world.browser, 'get-charge', { chargeId });
    return charge?.state === 'sending' ? undefined : (charge?.state ?? 'none');
  }, 'a charge of an earlier life to be given up');
  await untilBadgeIsTrue(world);
  const settled = found === 'none' ? found : (await checkOutcome(world, chargeId)).state;
  return {
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

/** The badge counts what the disk has as open; the background is asked nothing, which would wake it. */
async function untilBadgeIsTrue({ browser }: FaultWorld): Promise<void> {
  await until(async () => {
    const open = openOnes((await readCharges(browser)).values());
    const shown = await browser.evaluateInExtension<string>(
      '(globalThis.browser ?? chrome).action.getBadgeText({})',
    );
    if (shown === (open === 0 ? '' : String(open))) return true;
    const running = (await browser.backgroundIsRunning()) ? 'runs' : 'does not run';
    throw new Error(`it shows "${shown}" for ${String(open)}, the background ${running}`);
  }, 'the badge to count the open charges');
}
