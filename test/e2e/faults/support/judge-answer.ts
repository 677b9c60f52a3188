import { expect } from 'playwright/test';
import { chargesOf, requestsOf } from '../../support/ledger';
import { endOfRequest } from '../../support/slow-charge';
import type { World } from '../../support/world';
import { readCharges } from './read-charges';
import { recordProof, type AnswerRecord } from './record-proof';

/** A charge that has been pressed, and whose answer takes its time. */
export interface SlowCharge {
  readonly seconds: number;
  readonly surface: AnswerRecord['surface'];
  readonly popup: AnswerRecord['popup'];
  readonly customer: string;
}

/** What must come of it: heard where something keeps the background alive, else lost, and known to be. */
const ends = {
  heard: { request: 'answered', state: 'succeeded' },
  lost: { request: 'abandoned', state: 'unknown' },
} as const;

/**
 * Waits until the server sees the end of a slow request and the agent its outcome, which `seeOutcome`
 * waits for, and judges by the ledgers and the journal. Never rejects; gives what did not hold.
 */
export async function judgeAnswer(
  world: World,
  { customer, ...slow }: SlowCharge,
  end: keyof typeof ends,
  seeOutcome: () => Promise<AnswerRecord['seen']>,
): Promise<AnswerRecord> {
  const { browser, sandbox } = world;
  const request = await endOfRequest(world, customer, (slow.seconds + 60) * 1000).catch(String);
  const seen = await seeOutcome().catch(() => 'nowhere' as const);
  const [charge, ...more] = chargesOf(sandbox, customer);
  const state = await readCharges(browser).then(
    (all) => all.get(charge?.idempotencyKey ?? '')?.state ?? 'none',
    () => 'unread',
  );
  const requests = requestsOf(sandbox, customer).length;
  const charges = charge === undefined ? 0 : 1 + more.length;
  const ok =
    requests === 1 &&
    charges === 1 &&
    request === ends[end].request &&
    state === ends[end].state &&
    seen !== 'nowhere';
  const counted = { browser: browser.kind, requests, charges, request, state, seen, ok };
  const record = { ...slow, heartbeat: end === 'heard', ...counted };
  recordProof({ answer: record });
  return record;
}

/** Fails with the records that do not hold. */
export function expectAllHeld(records: readonly AnswerRecord[]): void {
  expect(records.length).toBeGreaterThan(0);
  expect(records.filter(({ ok }) => !ok)).toEqual([]);
}
