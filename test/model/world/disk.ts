import type { ChargeState } from '../../../src/domain/state-facts';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import { stepCharge } from '../../../src/domain/step-charge';
import type { Schema } from '../../../src/platform/database';
import type { Written } from './logbook';
import type { Stage } from './stage';
import { DiskTransaction, type Owner } from './disk-transaction';

export type EventRow = Schema['events']['value'] & { readonly event: ChargeEvent };
export type PendingRow = Schema['pending']['value'];
export type Write =
  | { readonly store: 'events'; readonly row: EventRow }
  | { readonly store: 'pending'; readonly key: string; readonly row: PendingRow | null };

/** How long the system keeps a write that is not strict before it puts it on the disk by itself. */
const FLUSHED_AFTER = 20_000;

/**
 * What IndexedDB holds of the journal on one device: transactions one after another, each whole or not
 * at all. One that is not strict is told as written before it outlives a power cut.
 */
export class Disk {
  readonly events = new Map<string, EventRow[]>();
  readonly pending = new Map<string, PendingRow>();
  health: 'well' | 'full' | 'dead' = 'well';
  failsNext = false;
  /** What is read takes a moment, in which others read and write. */
  readonly isSlow: boolean;
  powerCuts = 0;
  readonly #stage: Stage;
  readonly #machine: number;
  readonly #states = new Map<string, ChargeState>();
  #unflushed: { readonly written: Written[]; readonly undo: () => void }[] = [];
  #writer: DiskTransaction | undefined;
  #waiting: DiskTransaction[] = [];

  constructor(stage: Stage, machine: number, isSlow: boolean) {
    this.isSlow = isSlow;
    this.#stage = stage;
    this.#machine = machine;
  }

  open(owner: Owner, isWrite: boolean, isStrict: boolean): DiskTransaction {
    const transaction = new DiskTransaction(this, this.#stage, owner, isWrite, isStrict);
    if (this.#isFree()) this.#start(transaction);
    else this.#waiting.push(transaction);
    return transaction;
  }

  /** Lets the next ones go on. */
  release(transaction: DiskTransaction): void {
    if (this.#writer !== transaction) return;
    this.#writer = undefined;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const next of waiting) {
      if (this.#isFree()) this.#start(next);
      else this.#waiting.push(next);
    }
  }

  #isFree(): boolean {
    return this.#writer === undefined;
  }

  #start(transaction: DiskTransaction): void {
    if (transaction.isWrite) this.#writer = transaction;
    transaction.start();
  }

  apply(writes: readonly Write[], isStrict: boolean): void {
    const { log, timeline, coverage, trace } = this.#stage;
    const before = writes.map((write) => this.#undoOf(write));
    const written: Written[] = [];
    const durableAt = timeline.now + (isStrict ? 0 : FLUSHED_AFTER);
    for (const write of writes) {
      if (write.store === 'pending') {
        if (write.row === null) this.pending.delete(write.key);
        else this.pending.set(write.key, write.row);
        continue;
      }
      const { chargeId, event } = write.row;
      const rows = this.events.get(chargeId);
      if (rows === undefined) this.events.set(chargeId, [write.row]);
      else rows.push(write.row);
      const from = this.#states.get(chargeId) ?? 'ready';
      const step = stepCharge(from, event);
      if (step.ok) this.#states.set(chargeId, step.state);
      coverage.event(from, event);
      trace(() => `machine ${this.#machine}: writes ${chargeId}: ${from} × ${described(event)}`);
      const order = log.nextOrder();
      const at = timeline.now;
      const entry = { order, at, machine: this.#machine, chargeId, event, durableAt, lost: false };
      log.written.push(entry);
      written.push(entry);
    }
    const undo = () => {
      for (const each of before.toReversed()) each();
    };
    if (isStrict) this.#flush();
    else this.#unflushed.push({ written, undo });
  }

  /** A strict write takes all that was written before it to the disk. */
  #flush(): void {
    if (this.#unflushed.length === 0) return;
    for (const { written } of this.#unflushed) {
      for (const entry of written) {
        entry.durableAt = Math.min(entry.durableAt, this.#stage.timeline.now);
      }
    }
    this.#unflushed = [];
  }

  /** What has not reached the disk yet is gone. */
  cutPower(): void {
    this.powerCuts += 1;
    const { now } = this.#stage.timeline;
    for (const { written, undo } of this.#unflushed.toReversed()) {
      if (written.every(({ durableAt }) => durableAt <= now)) continue;
      undo();
      for (const entry of written) entry.lost = true;
    }
    this.#unflushed = [];
  }

  /** Spoils the last event of a record, as an edited profile or a bad sector would. */
  tear(chargeId: string): void {
    const rows = this.events.get(chargeId);
    const last = rows?.pop();
    if (rows === undefined || last === undefined) return;
    rows.push({ ...last, event: TORN });
    this.#stage.log.torn.set(chargeId, this.#stage.timeline.now);
  }

  #undoOf(write: Write): () => void {
    if (write.store === 'pending') {
      const was = this.pending.get(write.key);
      return () => {
        if (was === undefined) this.pending.delete(write.key);
        else this.pending.set(write.key, was);
      };
    }
    const { chargeId } = write.row;
    const state = this.#states.get(chargeId);
    return () => {
      const rows = this.events.get(chargeId);
      rows?.pop();
      if (rows?.length === 0) this.events.delete(chargeId);
      if (state === undefined) this.#states.delete(chargeId);
      else this.#states.set(chargeId, state);
    };
  }
}

/** What is read of a record that is broken: no event of any kind. */
const TORN = JSON.parse('{"type":"torn"}') as ChargeEvent;

/** The event for people who read a story: without what the agent saw on the form. */
function described(event: ChargeEvent): string {
  return JSON.stringify({ ...event, request: undefined });
}
