import type { Disk, Write } from './disk';
import type { Step } from './faults';
import { never } from './never';
import type { Stage } from './stage';

/** The life of a background that a transaction belongs to. */
export interface Owner {
  lives(): boolean;
  /** Goes on once the device is awake: at once, where it does not sleep. */
  whenAwake(work: () => void): void;
  /** Passes a place where something may go wrong. */
  reach(step: Step, chargeId: string): void;
}

/** One transaction: nothing of it is there for others before its end, and an ended one takes no request. */
export class DiskTransaction {
  readonly isWrite: boolean;
  readonly #disk: Disk;
  readonly #stage: Stage;
  readonly #owner: Owner;
  readonly #isStrict: boolean;
  readonly #writes: Write[] = [];
  readonly #bornUnder: number;
  #state: 'waiting' | 'active' | 'over' = 'waiting';
  #isAborted = false;
  #started: Promise<void> | undefined;
  #onStart: (() => void) | undefined;
  #done: Promise<void> | undefined;
  #resolve: () => void = () => undefined;
  #reject: (reason: Error) => void = () => undefined;

  constructor(disk: Disk, stage: Stage, owner: Owner, isWrite: boolean, isStrict: boolean) {
    this.#disk = disk;
    this.#stage = stage;
    this.#owner = owner;
    this.isWrite = isWrite;
    this.#isStrict = isStrict;
    this.#bornUnder = disk.powerCuts;
  }

  start(): void {
    this.#state = 'active';
    this.#onStart?.();
    if (!this.isWrite) return;
    // What it has to ask it asks at once: IndexedDB ends a transaction that has nothing left to do.
    this.#stage.timeline.after(this.#stage.random.int(1, 5), () => {
      this.#owner.whenAwake(() => {
        this.#end();
        this.#disk.release(this);
      });
    });
  }

  get done(): Promise<void> {
    this.#done ??= new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    return this.#done;
  }

  abort(): void {
    this.#isAborted = true;
  }

  read<Result>(work: () => Result): Promise<Result> {
    if (this.#state === 'waiting') {
      this.#started ??= new Promise((resolve) => {
        this.#onStart = resolve;
      });
      return this.#started.then(() => this.#readNow(work));
    }
    return this.#readNow(work);
  }

  #readNow<Result>(work: () => Result): Promise<Result> {
    if (!this.#owner.lives()) return never();
    if (this.#state === 'over') return Promise.reject(new Error('the transaction is over'));
    if (this.#disk.health === 'dead') {
      return Promise.reject(new DiskError('the disk does not answer'));
    }
    const found = work();
    if (this.isWrite || !this.#disk.isSlow) return Promise.resolve(found);
    return new Promise((resolve) => {
      this.#stage.timeline.after(this.#stage.random.int(1, 5), () => {
        this.#owner.whenAwake(() => {
          if (this.#owner.lives()) resolve(found);
        });
      });
    });
  }

  write(write: Write): Promise<void> {
    return this.read(() => {
      if (!this.isWrite) throw new Error('the transaction only reads');
      this.#writes.push(write);
    });
  }

  #end(): void {
    this.#state = 'over';
    const writes = this.#writes;
    if (this.#isAborted) {
      this.#reject(new DiskError('aborted'));
      return;
    }
    if (writes.length === 0) {
      this.#resolve();
      return;
    }
    // All of it was asked for when the background ended: the browser may still carry it out.
    if (!this.#owner.lives()) {
      const isCarriedOut =
        this.#bornUnder === this.#disk.powerCuts && this.#stage.random.chance(0.5);
      if (isCarriedOut) this.#disk.apply(writes, this.#isStrict);
      return;
    }
    const place = placeOf(writes);
    if (place !== undefined) this.#owner.reach(place.before, place.chargeId);
    if (!this.#owner.lives()) return;
    if (this.#disk.health !== 'well' || this.#disk.failsNext) {
      this.#disk.failsNext = false;
      this.#reject(new DiskError('cannot be written'));
      return;
    }
    this.#disk.apply(writes, this.#isStrict);
    if (place?.after !== undefined) this.#owner.reach(place.after, place.chargeId);
    this.#owner.whenAwake(() => {
      if (this.#owner.lives()) this.#resolve();
    });
  }
}

/** A failure that the schedule asked for. */
export class DiskError extends Error {}

interface PlaceOfWrite {
  readonly before: Step;
  readonly after?: Step;
  readonly chargeId: string;
}

/** What the journal is doing, told by the event that it writes. */
function placeOf(writes: readonly Write[]): PlaceOfWrite | undefined {
  const added = writes.find((write) => write.store === 'events')?.row;
  if (added === undefined) return undefined;
  const { chargeId, event } = added;
  switch (event.type) {
    case 'sending':
      return { before: 'claim', after: 'claimed', chargeId };
    case 'not-sent':
    case 'withheld':
      return { before: 'refuse', chargeId };
    case 'key-answered':
      return { before: 'lender', after: 'lender-told', chargeId };
    case 'looked':
      return { before: 'look', after: 'looked', chargeId };
    case 'marked':
      return { before: 'mark', after: 'marked', chargeId };
    case 'lost':
      if (event.why === 'background-ended') return { before: 'boot', after: 'booted', chargeId };
      return { before: 'answer', after: 'answered', chargeId };
    case 'answered':
    case 'already-charged':
    case 'refused':
      return { before: 'answer', after: 'answered', chargeId };
    default:
      return event satisfies never;
  }
}
