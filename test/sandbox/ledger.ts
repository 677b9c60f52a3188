import { ServerClock } from './server-clock';
import type { Watchers } from './watchers';

/** How a request ended; it is `received` until the sandbox has acted on it. */
export type RequestOutcome =
  'received' | 'answered' | 'refused' | 'held' | 'unanswered' | 'cut' | 'abandoned';

/** One request to the billing host, as it arrived. */
export interface SandboxRequest {
  readonly seq: number;
  readonly at: string;
  readonly httpVersion: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body parsed as JSON; undefined when it is none. */
  readonly body: unknown;
  readonly org: string;
  /** Whether the header with the secret key came, whatever was in it. */
  readonly keyPresent: boolean;
  readonly outcome: RequestOutcome;
  /** The HTTP status that was sent, once one was. */
  readonly status: number | undefined;
}

/** One charge: money taken, or being taken, from a customer. */
export interface SandboxCharge {
  readonly seq: number;
  readonly at: string;
  readonly org: string;
  readonly externalId: string;
  readonly ppIdent: string;
  readonly orderId: string;
  readonly amount: string;
  readonly minorUnits: number;
  readonly currency: string;
  readonly status: 'succeeded' | 'processing';
  readonly idempotencyKey: string | undefined;
  readonly clientMetadata: Readonly<Record<string, unknown>> | undefined;
}

/** How a processing charge ended. */
export interface SandboxSettlement {
  readonly seq: number;
  readonly at: string;
  readonly orderId: string;
  readonly status: 'succeeded' | 'failed';
}

/** Handle by which the server notes what became of a request. */
export type NoteOutcome = (outcome: RequestOutcome, status?: number) => void;

/** The append-only books of the sandbox: what was asked of it and what it charged. */
export class Ledger {
  readonly requests: SandboxRequest[] = [];
  readonly charges: SandboxCharge[] = [];
  readonly settled: SandboxSettlement[] = [];

  readonly clock = new ServerClock();

  constructor(private readonly watchers: Watchers) {}

  addRequest(arrived: Omit<SandboxRequest, 'seq' | 'at' | 'outcome' | 'status'>): NoteOutcome {
    const index = this.requests.length;
    const line = {
      ...this.stamp(index),
      ...arrived,
      outcome: 'received',
      status: undefined,
    } as const;
    this.requests.push(line);
    this.watchers.look();
    return (outcome, status) => {
      this.requests[index] = { ...line, outcome, status };
      this.watchers.look();
    };
  }

  addCharge(charge: Omit<SandboxCharge, 'seq' | 'at'>): SandboxCharge {
    const line = { ...this.stamp(this.charges.length), ...charge };
    this.charges.push(line);
    this.watchers.look();
    return line;
  }

  settle(orderId: string, status: SandboxSettlement['status']): void {
    const charge = this.charges.find((line) => line.orderId === orderId);
    if (charge === undefined) throw new Error(`no charge with order ${orderId}`);
    if (this.statusOf(charge) !== 'processing') return;
    this.settled.push({ ...this.stamp(this.settled.length), orderId, status });
    this.watchers.look();
  }

  /** What a charge is by now, its settlement counted. */
  statusOf(charge: SandboxCharge): 'succeeded' | 'processing' | 'failed' {
    return this.settled.find((line) => line.orderId === charge.orderId)?.status ?? charge.status;
  }

  /** The charges of a customer, settled or not. */
  chargesOf(org: string, externalId: string): readonly SandboxCharge[] {
    return this.charges.filter((line) => line.org === org && line.externalId === externalId);
  }

  private stamp(index: number): { readonly seq: number; readonly at: string } {
    return { seq: index + 1, at: new Date(this.clock.now()).toISOString() };
  }
}
