import { CHARGE_STATES, stateFacts, type ChargeState } from '../../../src/domain/state-facts';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import { stepCharge } from '../../../src/domain/step-charge';
import { kindOf } from '../world/coverage';
import { FAULT_PLACES } from '../world/faults';

const STATUSES = ['succeeded', 'failed', 'cancelled', 'processing', 'authenticating'] as const;
const DENIALS = ['failed', 'cancelled', 'refused'] as const;
const FINDINGS = ['nothing', 'ours', 'probable', 'possible', 'twice'] as const;

/** One of each kind, with what decides; nothing else of an event is asked for a step. */
const EVENTS: Readonly<Record<ChargeEvent['type'], readonly object[]>> = {
  sending: [{}],
  'not-sent': [{}],
  withheld: [{}],
  refused: [{ isCertain: true }, { isCertain: false }],
  lost: [{}],
  answered: [
    ...STATUSES.map((status) => ({ answer: { status, isCertain: true } })),
    { answer: { status: 'failed', isCertain: false } },
    { answer: { status: 'cancelled', isCertain: false } },
  ],
  'already-charged': [{ answer: { status: 'succeeded', isCertain: true } }],
  'key-answered': [...STATUSES.map((status) => ({ answer: { status } })), { answer: null }],
  looked: [
    ...FINDINGS.map((kind) => ({ finding: { kind, orders: [] }, confirms: null })),
    ...DENIALS.map((confirms) => ({ finding: { kind: 'nothing', orders: [] }, confirms })),
  ],
  marked: [{ charged: true }, { charged: false }],
};

const KINDS = Object.entries(EVENTS).flatMap(([type, kinds]) =>
  kinds.map((kind) => ({ type, ...kind }) as unknown as ChargeEvent),
);

export interface Cells {
  readonly steps: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
  /** Steps that the charge refuses. */
  readonly refused: readonly string[];
  /** Steps that it admits and that hardly any browser comes to. */
  readonly unheard: readonly string[];
}

/** Sorts what was met into the cells that have to be met; one that never was is there with a 0. */
export function sortCells(coverage: Readonly<Record<string, number>>): Cells {
  const steps: Record<string, number> = {};
  const refused: string[] = [];
  const unheard: string[] = [];
  for (const from of ['ready', ...CHARGE_STATES] as const) {
    for (const event of KINDS) {
      const name = `${from} × ${kindOf(event)}`;
      if (!stepCharge(from, event).ok) refused.push(name);
      else if (isUnheard(from, event)) unheard.push(name);
      else steps[name] = coverage[name] ?? 0;
    }
  }
  const faults: Record<string, number> = {};
  for (const [fault, place] of FAULT_PLACES) {
    const name = `${fault} @ ${place}`;
    faults[name] = coverage[name] ?? 0;
  }
  return { steps, faults, refused, unheard };
}

/** What a charge admits although the product hardly ever, or never, does it. */
function isUnheard(from: ChargeState | 'ready', event: ChargeEvent): boolean {
  switch (event.type) {
    case 'answered':
    case 'refused':
      // An answer after the charge was given up takes a clock that was set while it was awaited. What the agent or
      // the books said of the charge by then was said within those seconds.
      return from !== 'sending' && from !== 'unknown' && from !== 'marked-charged';
    case 'already-charged':
      return from !== 'sending';
    case 'key-answered':
      // Only what is denied lends its key, and no denial is passed on to it. That its order was found while the
      // borrower waited for the answer takes a look in these very seconds.
      return (
        from !== 'marked-not-charged' ||
        (event.answer !== null && stateFacts[event.answer.status].isDenial)
      );
    case 'looked':
      // A look confirms nothing but a denial that waits for it.
      return event.confirms !== null && from !== 'unconfirmed';
    case 'sending':
    case 'not-sent':
    case 'withheld':
    case 'lost':
    case 'marked':
      return false;
    default:
      return event satisfies never;
  }
}
