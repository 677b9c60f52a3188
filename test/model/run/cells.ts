import type { ChargeState } from '../../../src/domain/charge';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import { stepCharge } from '../../../src/domain/step-charge';
import { kindOf } from '../world/coverage';
import { FAULT_PLACES } from '../world/faults';

const STATES: readonly (ChargeState | 'ready')[] = [
  'ready',
  'sending',
  'not-sent',
  'succeeded',
  'failed',
  'cancelled',
  'refused',
  'processing',
  'authenticating',
  'unknown',
  'charged-twice',
  'marked-charged',
  'marked-not-charged',
];

const STATUSES = ['succeeded', 'failed', 'cancelled', 'processing', 'authenticating'] as const;
const FINDINGS = ['nothing', 'ours', 'probable', 'possible', 'twice'] as const;

/** One of each kind, with what decides; nothing else of an event is asked for a step. */
const EVENTS = [
  { type: 'sending' },
  { type: 'not-sent' },
  { type: 'refused' },
  { type: 'lost' },
  ...STATUSES.map((status) => ({ type: 'answered', answer: { status } })),
  ...FINDINGS.map((kind) => ({ type: 'looked', finding: { kind, orders: [] } })),
  { type: 'marked', charged: true },
  { type: 'marked', charged: false },
] as unknown as readonly ChargeEvent[];

/**
 * What only the answer to a request brings: it is written while its charge is being sent. Once that was
 * given up the life that would hear it is over, or its clock was set forward while it waited.
 */
const ANSWERS = new Set(['answered', 'refused']);

export interface Cells {
  readonly steps: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
  /** Steps that the charge refuses. */
  readonly refused: readonly string[];
  /** Steps that it admits and that hardly any browser comes to: answers to what was given up. */
  readonly unheard: readonly string[];
}

/** Sorts what was met into the cells that have to be met; one that never was is there with a 0. */
export function sortCells(coverage: Readonly<Record<string, number>>): Cells {
  const steps: Record<string, number> = {};
  const refused: string[] = [];
  const unheard: string[] = [];
  for (const from of STATES) {
    for (const event of EVENTS) {
      const name = `${from} × ${kindOf(event)}`;
      if (!stepCharge(from, event).ok) refused.push(name);
      else if (from === 'unknown' && ANSWERS.has(event.type)) unheard.push(name);
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
