import { appendFileSync } from 'node:fs';
import type { Killer } from '../kill-charge';

/** A charge over which the background ended, as the two ledgers and the journal have it. */
export interface KillRecord {
  readonly killer: Killer;
  readonly browser: string;
  readonly point: string;
  readonly round: number;
  readonly requests: number;
  readonly charges: number;
  /** What the journal said when the background ran again, and after a look; `unread` if that failed. */
  readonly found: string;
  readonly settled: string;
  readonly ok: boolean;
}

/** A charge whose answer took long. */
export interface AnswerRecord {
  readonly seconds: number;
  readonly surface: 'popup' | 'menu' | 'shortcut';
  readonly popup: 'open' | 'closed';
  readonly heartbeat: boolean;
  readonly browser: string;
  readonly requests: number;
  readonly charges: number;
  /** How the server saw the request end. */
  readonly request: string;
  /** The state in the journal. */
  readonly state: string;
  /** Where the agent saw the outcome. */
  readonly seen: 'popup' | 'notification' | 'nowhere';
  readonly ok: boolean;
}

/** Customers that were charged by many presses at once, all of them together. */
export interface BurstsRecord {
  readonly kind: 'keys and clicks' | 'two windows';
  readonly browser: string;
  readonly customers: number;
  readonly requests: number;
  readonly charges: number;
}

type ProofLine = { kill: KillRecord } | { answer: AnswerRecord } | { bursts: BurstsRecord };

/** Writes a line into the proof that is being made, if one is. */
export function recordProof(line: ProofLine): void {
  const file = process.env['CHARGEHAND_PROOF_LINES'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(line)}\n`);
}
