import { Aftermath } from './aftermath';
import { Authentications } from './authentications';
import type { Course, NamedCustomer } from './conduct';
import { KeyMemory, type Order } from './key-memory';
import { Lag } from './lag';
import type { Ledger, SandboxCharge } from './ledger';
import type { Organization } from './organizations';
import type { Pauses } from './pauses';
import { Scoped } from './scoped';
import type { ServerClock } from './server-clock';

/** A list of what a customer has: how late it is, and fields to write over its rows. */
export class List {
  readonly lag: Lag;
  readonly fields = new Scoped<Readonly<Record<string, unknown>>>();

  constructor(clock: ServerClock) {
    this.lag = new Lag(clock);
  }
}

/** The operations that list what a customer has. */
export type ListPath = '/my_assets' | '/payments_history';

/** How long things take. */
export interface Times {
  readonly settleAfterMs: number;
  readonly tokenLivesMs: number;
}

/** What the billing API knows: its organizations, its ledger, and what a test has arranged. */
export class Books {
  readonly keys = new KeyMemory();
  readonly aftermath = new Aftermath();
  readonly authentications: Authentications;
  /** Operation paths that answer 503 for now. */
  readonly down = new Set<string>();
  /** How many more requests of an operation path a firewall refuses. */
  readonly blocked = new Map<string, number>();
  readonly guards = new Scoped<boolean>();
  readonly taxes = new Scoped<number>();
  readonly lists: Readonly<Record<ListPath, List>>;
  private readonly seen = new Set<string>();

  constructor(
    readonly organizations: ReadonlyMap<string, Organization>,
    readonly ledger: Ledger,
    readonly pauses: Pauses,
    private readonly times: Times,
    /** Customers by the e-mail address on file. */
    readonly emails: ReadonlyMap<string, string>,
  ) {
    const { clock } = ledger;
    this.lists = { '/my_assets': new List(clock), '/payments_history': new List(clock) };
    this.authentications = new Authentications(pauses, times.tokenLivesMs);
  }

  /** Writes a charge down, and settles it later when it is still processing. */
  charge(charge: Omit<SandboxCharge, 'seq' | 'at'>): void {
    // Noted first: the ledger wakes those who wait for the charge.
    for (const { lag } of Object.values(this.lists)) lag.note(charge.orderId);
    const { orderId, status } = this.ledger.addCharge(charge);
    if (status !== 'processing') return;
    this.pauses.later(this.times.settleAfterMs, () => {
      this.ledger.settle(orderId, 'succeeded');
    });
  }

  /** How this request of a customer goes: the first as the row says, the others as it says of them. */
  nextCourse(org: string, externalId: string, customer: NamedCustomer): Course {
    const name = JSON.stringify([org, externalId]);
    const isFirst = !this.seen.has(name);
    this.seen.add(name);
    return isFirst ? customer : (customer.later ?? customer);
  }

  /** Whether a firewall refuses this request; it counts. */
  isBlocked(operationPath: string): boolean {
    const left = this.blocked.get(operationPath) ?? 0;
    this.blocked.set(operationPath, Math.max(0, left - 1));
    return left > 0;
  }

  /** The outcome of an order by now: a processing one may have settled. */
  outcomeNow({ orderId, outcome }: Order): Readonly<Record<string, unknown>> {
    const charge = this.ledger.charges.find((line) => line.orderId === orderId);
    const status = charge && { checkout_status: this.ledger.statusOf(charge) };
    return { ...outcome, ...status };
  }
}
