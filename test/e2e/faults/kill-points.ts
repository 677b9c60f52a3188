import type { Charge } from '../../../src/domain/charge';
import type { ChargeState } from '../../../src/domain/state-facts';
import type { SandboxRequest } from '../../sandbox/ledger';
import { isChargeOf } from '../support/ledger';
import { tellBackground } from './support/ask-background';
import { chargeRequest, sendCharge, untilOutcome } from './support/charge-by-message';
import type { FaultWorld } from './support/fault-world';
import { holdNews, holdRequest, holdWrite } from './support/hold-background';
import { readCharges } from './support/read-charges';

/** A moment in the life of a charge at which the background may end. */
export interface KillPoint {
  readonly name: string;
  readonly customer: string;
  /** Brings a charge of the customer there, and gives its id. `wait` is for the points that last. */
  readonly reach: (
    world: FaultWorld,
    customer: string,
    wait: (longestMs: number) => Promise<void>,
  ) => Promise<string>;
  /** What the journal says once the background runs again, before anybody looks the charge up. */
  readonly found: readonly (ChargeState | 'none')[];
  /** What it says after a look. */
  readonly settled: readonly (ChargeState | 'none')[];
  readonly requests: 0 | 1;
  readonly charges: 0 | 1;
}

const nothing = { found: ['none'], settled: ['none'], requests: 0, charges: 0 } as const;
const lost = { found: ['unknown'], settled: ['succeeded'], requests: 1, charges: 1 } as const;
const uncharged = { found: ['unknown'], settled: ['unknown'], requests: 1, charges: 0 } as const;

export const killPoints: readonly KillPoint[] = [
  {
    name: 'while the payments so far are read',
    customer: 'usr_succeeds',
    async reach(world, customer) {
      world.sandbox.setHeld('/payments_history', true);
      const chargeId = await sendCharge(world, customer);
      await untilHeld(world, customer, '/payments_history');
      return chargeId;
    },
    ...nothing,
  },
  {
    name: 'before the journal write',
    customer: 'usr_succeeds',
    async reach(world, customer) {
      const held = await holdWrite(world.browser, 'sending');
      const chargeId = await sendCharge(world, customer);
      await held.reached();
      return chargeId;
    },
    ...nothing,
  },
  {
    name: 'after the journal write, before the request',
    customer: 'usr_succeeds',
    async reach(world, customer) {
      const held = await holdRequest(world.browser);
      const chargeId = await sendCharge(world, customer);
      await held.reached();
      return chargeId;
    },
    found: ['unknown'],
    settled: ['unknown'],
    requests: 0,
    charges: 0,
  },
  {
    name: 'while the server has not charged yet',
    customer: 'usr_held_order',
    reach: untilServerHolds,
    ...lost,
  },
  {
    name: 'while waiting, at once',
    customer: 'usr_held',
    reach: untilServerHolds,
    ...lost,
  },
  {
    name: 'while waiting, within a second',
    customer: 'usr_held',
    async reach(world, customer, wait) {
      const chargeId = await untilServerHolds(world, customer);
      await wait(1000);
      return chargeId;
    },
    ...lost,
  },
  {
    name: 'while waiting, within twelve seconds',
    customer: 'usr_held',
    async reach(world, customer, wait) {
      const chargeId = await untilServerHolds(world, customer);
      await wait(12_000);
      return chargeId;
    },
    ...lost,
  },
  {
    name: 'with half of the answer there',
    customer: 'usr_half_hangs',
    reach: untilServerHolds,
    ...lost,
  },
  {
    name: 'after the answer, before the outcome is written',
    customer: 'usr_succeeds',
    async reach(world, customer) {
      const held = await holdWrite(world.browser, 'answered');
      const chargeId = await sendCharge(world, customer);
      await held.reached();
      return chargeId;
    },
    ...lost,
  },
  {
    name: 'after the outcome is written, before the notification',
    customer: 'usr_succeeds',
    async reach(world, customer) {
      const request = chargeRequest(world, customer);
      const held = await holdNews(world.browser, request.chargeId, 2);
      await tellBackground(world.browser, 'start-charge', request);
      await held.reached();
      return request.chargeId;
    },
    ...lost,
    found: ['succeeded'],
  },
  {
    name: 'while it is looked up',
    customer: 'usr_500',
    async reach(world, customer) {
      const chargeId = await unknownCharge(world, customer);
      world.sandbox.setHeld('/my_assets', true);
      await tellBackground(world.browser, 'check-outcome', { chargeId });
      await untilHeld(world, customer, '/my_assets');
      return chargeId;
    },
    ...lost,
  },
  {
    name: 'before the look is written',
    customer: 'usr_500',
    async reach(world, customer) {
      const chargeId = await unknownCharge(world, customer);
      const held = await holdWrite(world.browser, 'looked', chargeId);
      await tellBackground(world.browser, 'check-outcome', { chargeId });
      await held.reached();
      return chargeId;
    },
    ...lost,
  },
  {
    name: 'before the mark is written',
    customer: 'usr_502',
    async reach(world, customer) {
      const chargeId = await unknownCharge(world, customer);
      const held = await holdWrite(world.browser, 'marked');
      await tellBackground(world.browser, 'mark-charge', mark(chargeId));
      await held.reached();
      return chargeId;
    },
    ...uncharged,
  },
  {
    name: 'after the mark is written',
    customer: 'usr_502',
    async reach(world, customer) {
      const chargeId = await unknownCharge(world, customer);
      const held = await holdNews(world.browser, chargeId, 1);
      await tellBackground(world.browser, 'mark-charge', mark(chargeId));
      await held.reached();
      return chargeId;
    },
    ...uncharged,
    found: ['marked-charged'],
    settled: ['marked-charged'],
  },
];

const mark = (chargeId: string) => ({ chargeId, charged: true, orderId: null, why: 'a test' });

async function untilServerHolds(world: FaultWorld, customer: string): Promise<string> {
  const chargeId = await sendCharge(world, customer);
  const isHeld = (request: SandboxRequest) =>
    isChargeOf(request, customer) && request.outcome === 'held';
  try {
    await world.sandbox.waitFor(isHeld, 30_000);
  } catch (error) {
    // A charge that was not even sent says why.
    const charge = (await readCharges(world.browser)).get(chargeId);
    throw new Error(`${customer} is ${charge ? storyOf(charge) : 'unheard of'}`, { cause: error });
  }
  return chargeId;
}

async function untilHeld({ sandbox }: FaultWorld, customer: string, path: string): Promise<void> {
  await sandbox.waitFor(
    (request) =>
      request.outcome === 'held' && request.path.endsWith(path) && request.text.includes(customer),
    30_000,
  );
}

async function unknownCharge(world: FaultWorld, customer: string): Promise<string> {
  const chargeId = await sendCharge(world, customer);
  const charge = await untilOutcome(world, chargeId);
  if (charge.state !== 'unknown') throw new Error(`${customer} ended as ${storyOf(charge)}`);
  return chargeId;
}

function storyOf({ events }: Charge): string {
  return JSON.stringify(events.map((event) => ({ ...event, request: undefined })));
}
