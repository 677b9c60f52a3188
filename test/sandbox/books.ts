import type { Ledger, SandboxCharge } from './ledger';
import type { Organisation } from './organisations';
import type { Pauses } from './pauses';

/** An order as its idempotency key remembers it. */
interface Order {
  readonly ppIdent: string;
  readonly orderId: string;
  readonly outcome: Readonly<Record<string, unknown>>;
}

interface Attempt {
  readonly external_id: string;
  readonly idempotency_key?: string | undefined;
}

/** What the billing API knows: its organisations, its ledger and the orders by idempotency key. */
export class Books {
  private readonly orders = new Map<string, Order>();
  /** Operation paths that answer 503 for now. */
  readonly down = new Set<string>();

  constructor(
    readonly organisations: ReadonlyMap<string, Organisation>,
    readonly ledger: Ledger,
    readonly pauses: Pauses,
    private readonly settleAfterMs: number,
    /** Customers by the e-mail address on file. */
    readonly emails: ReadonlyMap<string, string>,
  ) {}

  /** Writes a charge down, and settles it later when it is still processing. */
  charge(charge: Omit<SandboxCharge, 'seq' | 'at'>): void {
    const { orderId, status } = this.ledger.addCharge(charge);
    if (status !== 'processing') return;
    this.pauses.later(this.settleAfterMs, () => {
      this.ledger.settle(orderId, 'succeeded');
    });
  }

  /** Whether a customer was charged once and no more. */
  hasOneCharge(org: string, externalId: string): boolean {
    const made = this.ledger.charges.filter((line) => line.externalId === externalId);
    return made.filter((line) => line.org === org).length === 1;
  }

  rememberOrder(org: string, attempt: Attempt, order: Order): void {
    const name = nameOf(org, attempt);
    if (name !== undefined) this.orders.set(name, order);
  }

  orderOf(org: string, attempt: Attempt): Order | undefined {
    const name = nameOf(org, attempt);
    return name === undefined ? undefined : this.orders.get(name);
  }

  /** The outcome of an order by now: a processing one may have settled. */
  outcomeNow(order: Order): Readonly<Record<string, unknown>> {
    const charge = this.ledger.charges.find(({ orderId }) => orderId === order.orderId);
    const status = charge && { checkout_status: this.ledger.statusOf(charge) };
    return { ...order.outcome, ...status };
  }
}

/** A key is unique per customer, so the customer is part of the name. */
function nameOf(org: string, attempt: Attempt): string | undefined {
  if (attempt.idempotency_key === undefined) return undefined;
  return JSON.stringify([org, attempt.external_id, attempt.idempotency_key]);
}
