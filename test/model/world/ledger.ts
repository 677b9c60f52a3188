import { assetsAt, assetsText, historyAt, historyText, type Order } from './books';
import { goodOf, priceOf } from './prices';
import type { ServerTraits } from './server-traits';
import type { Stage } from './stage';

/** Who is charged for what. `machine` is -1 where nobody of ours asked for it, and `ref` null. */
export interface Purchase {
  readonly machine: number;
  readonly customer: string;
  readonly ident: string;
  readonly ref: string | null;
}

/** Everything that was ever charged, and when which of the server's books shows it. */
export class Ledger {
  readonly #stage: Stage;
  readonly #traits: ServerTraits;
  readonly #orders = new Map<string, Order[]>();
  readonly #texts = new Map<string, string>();
  #count = 0;

  constructor(stage: Stage, traits: ServerTraits) {
    this.#stage = stage;
    this.#traits = traits;
  }

  nextId(): string {
    this.#count += 1;
    return `order-${this.#count}`;
  }

  /** Everything that was charged to the customer. */
  ordersOf(customer: string): readonly Order[] {
    return this.#orders.get(customer) ?? [];
  }

  historyOf(customer: string): readonly Order[] {
    return historyAt(this.ordersOf(customer), this.#stage.timeline.now);
  }

  assetsOf(customer: string): readonly Order[] {
    return assetsAt(this.ordersOf(customer), this.#stage.timeline.now);
  }

  /** The body of `/payments_history`. */
  historyText(customer: string): string {
    const orders = this.historyOf(customer);
    return this.#remember(`history ${idsOf(orders)}`, () => historyText(orders));
  }

  /** The body of `/my_assets`. */
  assetsText(customer: string): string {
    const orders = this.assetsOf(customer);
    return this.#remember(`assets ${idsOf(orders)}`, () => assetsText(orders));
  }

  #remember(name: string, write: () => string): string {
    const text = this.#texts.get(name) ?? write();
    this.#texts.set(name, text);
    return text;
  }

  /** Charges the customer. */
  make({ customer, ident, machine, ref }: Purchase, orderId: string): void {
    const { log, random, timeline, trace } = this.#stage;
    const { historyLag, assetLag, assetsShowRef, assetsShowOrder, showsConsumables, taxes } =
      this.#traits;
    const at = timeline.now;
    const price = priceOf(ident);
    const minor = price === 0 ? 0 : price + random.pick(taxes);
    const isAsset = assetLag !== null && (goodOf(ident) !== 'consumable' || showsConsumables);
    const asset = isAsset
      ? { at: at + assetLag, showsRef: assetsShowRef, showsOrder: assetsShowOrder }
      : null;
    const inHistoryAt = minor === 0 ? null : at + historyLag;
    const order = { orderId, ref, ident, minor, at, inHistoryAt, asset };
    const orders = this.#orders.get(customer);
    if (orders === undefined) this.#orders.set(customer, [order]);
    else orders.push(order);
    log.made.push({ ...order, machine, customer });
    trace(() => `server: charges ${customer} by ${orderId} for ${ref ?? 'somebody else'}`);
  }
}

function idsOf(orders: readonly Order[]): string {
  return orders.map(({ orderId }) => orderId).join(' ');
}
