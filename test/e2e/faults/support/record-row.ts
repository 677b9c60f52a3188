import { appendFileSync } from 'node:fs';
import { expect } from 'playwright/test';
import type { Charge } from '../../../../src/domain/charge';
import type { SandboxRequest } from '../../../sandbox/ledger';
import { chargesOf } from '../../support/ledger';
import type { RowName } from '../table/rows';
import type { FaultWorld } from './fault-world';

/** What the two ledgers of the sandbox and the journal of the extension say of one fault. */
export interface Showing {
  readonly row: RowName;
  readonly customer: string;
  /** Charge requests that the server received, the browser's own repeats among them. */
  readonly requests: number;
  /** The state in the journal; `none` when there is no record of a charge. */
  readonly state: Charge['state'] | 'none';
  /** What must hold. */
  readonly allowed: {
    readonly states: readonly (Charge['state'] | 'none')[];
    readonly requests: readonly [least: number, most: number];
    readonly charges: readonly [least: number, most: number];
  };
}

/** One line of the proof. */
export interface ProvenRow {
  readonly row: RowName;
  readonly browser: string;
  readonly protocol: string;
  readonly keys: string;
  readonly requests: number;
  readonly charges: number;
  readonly state: string;
  readonly ok: boolean;
}

const within = (value: number, [least, most]: readonly [number, number]) =>
  value >= least && value <= most;

/**
 * Judges one fault by the ledgers, writes it into the proof that is being made, if one is, and fails
 * when it does not hold. Whatever a row allows: more than one charge has to be reported, and nobody
 * may be told that nothing was charged who was.
 */
export function recordRow(world: FaultWorld, shown: Showing): void {
  const { row, customer, requests, state, allowed } = shown;
  const charges = chargesOf(world.sandbox, customer).length;
  const isReported = charges < 2 || state === 'charged-twice';
  const isTrue = charges === 0 || !DENIALS.has(state);
  const ok =
    isReported &&
    isTrue &&
    allowed.states.includes(state) &&
    within(requests, allowed.requests) &&
    within(charges, allowed.charges);
  const keys = world.organization === 'acme-ignores-keys' ? 'ignored' : 'honoured';
  const { kind: browser, protocol } = world;
  const proven: ProvenRow = { row, browser, protocol, keys, requests, charges, state, ok };
  const file = process.env['CHARGEHAND_PROVEN_ROWS'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(proven)}\n`);
  expect(ok, `${row}: ${JSON.stringify({ ...proven, allowed })}`).toBe(true);
}

const DENIALS: ReadonlySet<string> = new Set([
  'none',
  'not-sent',
  'failed',
  'cancelled',
  'refused',
  'marked-not-charged',
]);

/** The charge requests among those that the sandbox received from that line of its ledger on. */
export function chargeRequestsSince(
  { sandbox }: FaultWorld,
  first: number,
): readonly SandboxRequest[] {
  return sandbox.requests.slice(first).filter(({ path }) => path.endsWith('/checkout/one_click'));
}
