import type { ChargeState } from '../../../src/domain/state-facts';
import type { Sandbox } from '../../sandbox/start-sandbox';
import { freshCustomer } from '../support/world';
import type { RowName } from './table/rows';
import { sendCharge, untilOutcome } from './support/charge-by-message';
import type { FaultWorld, Kind, Protocol } from './support/fault-world';
import { chargeRequestsSince } from './support/record-row';

/** A fault under which browsers put a request on the wire again by themselves. */
export interface RepeatRow {
  readonly row: RowName;
  readonly customer: string;
  readonly arrange?: (sandbox: Sandbox) => void;
  readonly clear?: (sandbox: Sandbox) => void;
  /** Whether at least one request must have been charged. */
  readonly charged: boolean;
  /** The server waits for the customer's authentication. */
  readonly isPending?: true;
}

const cutAt = (at: 'headers' | 'body', afterMs: number) => (sandbox: Sandbox) => {
  sandbox.cutNextCharge({ at, afterMs });
};

/**
 * Most requests that the server may see for one `fetch`. Chromium tries every kept connection once,
 * six to a host, and then a fresh one; Firefox tries ten times; a streamed body is never sent again.
 */
export const mostRequests = {
  'chromium h1': 7,
  'chromium h2': 1,
  'firefox h1': 10,
  'firefox h2': 10,
} as const satisfies Record<`${Kind} ${Protocol}`, number>;

export const repeatRows: readonly RepeatRow[] = [
  ...(['headers', 'body'] as const)
    .flatMap((at) => [
      { row: `cut ${placeOf(at)}`, afterMs: 0, at } as const,
      { row: `cut ${placeOf(at)} after 0.5 s`, afterMs: 500, at } as const,
      { row: `cut ${placeOf(at)} after 1.5 s`, afterMs: 1500, at } as const,
    ])
    .map(({ row, at, afterMs }) => ({
      row,
      customer: 'usr_succeeds',
      arrange: cutAt(at, afterMs),
      charged: false,
    })),
  { row: 'cut before charging', customer: 'usr_cut_before', charged: false },
  { row: 'cut after charging', customer: 'usr_cut_after', charged: true },
  { row: 'cut 0.5 s after charging', customer: 'usr_cut_after_500ms', charged: true },
  { row: 'cut 1.5 s after charging', customer: 'usr_cut_after_1500ms', charged: true },
  {
    row: 'cut 1.5 s after charging, connection fresh',
    customer: 'usr_cut_after_1500ms',
    arrange: (sandbox) => {
      sandbox.setFreshConnections(true);
    },
    clear: (sandbox) => {
      sandbox.setFreshConnections(false);
    },
    charged: true,
  },
  { row: 'cut once, the repeat is answered', customer: 'usr_cut_first', charged: true },
  { row: 'cut in the answer', customer: 'usr_half', charged: true },
  { row: 'GOAWAY', customer: 'usr_goaway', charged: true },
  { row: 'stream reset', customer: 'usr_reset', charged: true },
  { row: 'answer 408', customer: 'usr_408', charged: true },
  { row: 'answer 421', customer: 'usr_421', charged: true },
  { row: 'repeat refused as owned', customer: 'usr_cut_then_owned', charged: true },
  { row: 'repeat declined as a duplicate', customer: 'usr_cut_then_duplicate', charged: true },
  { row: 'repeat told a fault', customer: 'usr_cut_then_fault', charged: true },
  {
    row: 'repeat told of a pending authentication',
    customer: 'usr_cut_then_pending',
    charged: false,
    isPending: true,
  },
];

function placeOf<At extends 'headers' | 'body'>(at: At) {
  return (at === 'headers' ? 'at the headers' : 'in the body') as At extends 'headers'
    ? 'at the headers'
    : 'in the body';
}

/** A fault that has been gone through, before anybody has looked it up. */
export interface RepeatRun {
  readonly row: RepeatRow;
  readonly customer: string;
  readonly chargeId: string;
  readonly requests: number;
  readonly state: ChargeState;
}

/** Charges under one fault. Nothing else may use the world's connections meanwhile. */
export async function runRepeatRow(world: FaultWorld, row: RepeatRow): Promise<RepeatRun> {
  const customer = freshCustomer(row.customer);
  const first = world.sandbox.requests.length;
  row.arrange?.(world.sandbox);
  const chargeId = await sendCharge(world, customer);
  const { state } = await untilOutcome(world, chargeId);
  row.clear?.(world.sandbox);
  return { row, customer, chargeId, requests: chargeRequestsSince(world, first).length, state };
}
