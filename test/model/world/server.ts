import { assetsText, historyAt, historyText, type Order } from './books';
import type { SaidKind } from './logbook';
import { PRICES } from './prices';
import type { Stage } from './stage';

/** How the billing server of one schedule is. */
export interface ServerTraits {
  /** Whether the same idempotency key again is the same charge; an older server does not know the field. */
  readonly honoursKeys: boolean;
  /** Whether the key may look at payments. */
  readonly showsHistory: boolean;
  /** How long a new payment is missing from the history, in milliseconds. */
  readonly historyLag: number;
  /** How long a new asset is missing; null when purchases never show as assets. */
  readonly assetLag: number | null;
  readonly assetsShowRef: boolean;
  readonly assetsShowOrder: boolean;
  /** Whether answers carry a `Date`. */
  readonly tellsTime: boolean;
  /** Added to each listed price, in minor units. */
  readonly tax: number;
  readonly takesStreams: boolean;
}

/** One request for a charge, as it arrives. */
export interface ChargeCall {
  readonly machine: number;
  readonly customer: string;
  readonly ident: string;
  readonly ref: string;
  readonly key: string | null;
}

export interface ServerAnswer {
  readonly status: number;
  readonly text: string;
}

interface Decision {
  readonly kind: SaidKind;
  readonly orderId: string | null;
  readonly code?: string;
}

const OUTCOMES = [
  ['succeeded', 50],
  ['failed', 14],
  ['cancelled', 12],
  ['processing', 10],
  ['authenticating', 6],
  ['refused', 8],
] as const;

/** The billing server: what it charges, what it keeps, and what it answers. */
export class Server {
  readonly traits: ServerTraits;
  readonly #stage: Stage;
  readonly #orders = new Map<string, Order[]>();
  readonly #byKey = new Map<string, Decision>();
  readonly #texts = new Map<string, string>();
  #count = 0;

  constructor(stage: Stage, traits: ServerTraits) {
    this.#stage = stage;
    this.traits = traits;
  }

  /** Everything that was charged to the customer. */
  ordersOf(customer: string): readonly Order[] {
    return this.#orders.get(customer) ?? [];
  }

  historyOf(customer: string): readonly Order[] {
    return historyAt(this.ordersOf(customer), this.#stage.timeline.now);
  }

  /** The body of `/payments_history`. */
  historyText(customer: string): string {
    const orders = this.historyOf(customer);
    return this.#remember(`history of ${customer}: ${orders.length}`, () => historyText(orders));
  }

  /** The body of `/my_assets`. */
  assetsText(customer: string): string {
    const { now } = this.#stage.timeline;
    const orders = this.ordersOf(customer).filter(({ asset }) => asset !== null && asset.at <= now);
    return this.#remember(`assets of ${customer}: ${orders.length}`, () => assetsText(orders));
  }

  /** All come to light after the same time, so that their number says which ones they are. */
  #remember(name: string, write: () => string): string {
    const text = this.#texts.get(name) ?? write();
    this.#texts.set(name, text);
    return text;
  }

  /** Charges, or not, and answers. */
  charge(call: ChargeCall): ServerAnswer {
    const known = call.key === null ? undefined : this.#byKey.get(`${call.customer} ${call.key}`);
    const isReplay = this.traits.honoursKeys && known !== undefined;
    const decision = isReplay ? known : this.#decide(call);
    if (call.key !== null && !isReplay) this.#byKey.set(`${call.customer} ${call.key}`, decision);
    const { log, random, trace } = this.#stage;
    const { kind, orderId } = decision;
    const order = log.nextOrder();
    const told = random.chance(0.9) ? orderId : null;
    log.said.push({ order, ref: call.ref, kind, orderId: told });
    trace(
      () => `server: ${isReplay ? 'replays' : 'decides'} ${kind} ${orderId ?? ''} for ${call.ref}`,
    );
    return answerOf({ ...decision, orderId: told }, isReplay, random.chance(0.8));
  }

  /** The customer buys without us. */
  sell(customer: string, ident: string): void {
    this.#make({ machine: -1, customer, ident, ref: '', key: null }, this.#nextId(), null);
  }

  #decide(call: ChargeCall): Decision {
    const { random, timeline } = this.#stage;
    const ownsIt = this.ordersOf(call.customer).some(({ ident }) => ident === call.ident);
    if (ownsIt && random.chance(0.2)) {
      return { kind: 'refused', orderId: null, code: 'double_purchase' };
    }
    const kind = random.weighted(OUTCOMES);
    const orderId = this.#nextId();
    switch (kind) {
      case 'succeeded':
        this.#make(call, orderId, call.ref);
        return { kind, orderId };
      case 'processing':
      case 'authenticating':
        if (random.chance(0.6)) {
          timeline.after(random.spread(1_000, 3_600_000), () => {
            this.#make(call, orderId, call.ref);
          });
        }
        return { kind, orderId };
      case 'failed':
      case 'cancelled':
        return { kind, orderId };
      case 'refused':
        return { kind, orderId: null, code: 'invalid_customer' };
      default:
        return kind satisfies never;
    }
  }

  #make({ customer, ident, machine }: ChargeCall, orderId: string, ref: string | null): void {
    const { log, timeline, trace } = this.#stage;
    const { historyLag, assetLag, assetsShowRef, assetsShowOrder, tax } = this.traits;
    const at = timeline.now;
    const price = PRICES.find((each) => each.ident === ident)?.now.minor ?? 0;
    const asset =
      assetLag === null
        ? null
        : { at: at + assetLag, showsRef: assetsShowRef, showsOrder: assetsShowOrder };
    const inHistoryAt = at + historyLag;
    const order = { orderId, ref, ident, minor: price + tax, at, inHistoryAt, asset };
    const orders = this.#orders.get(customer);
    if (orders === undefined) this.#orders.set(customer, [order]);
    else orders.push(order);
    const inAssetsAt = asset?.showsRef === true ? asset.at : null;
    log.made.push({ orderId, ref, machine, customer, at, inHistoryAt, inAssetsAt });
    trace(() => `server: charges ${customer} by ${orderId} for ${ref ?? 'somebody else'}`);
  }

  #nextId(): string {
    this.#count += 1;
    return `order-${this.#count}`;
  }
}

function answerOf(decision: Decision, isReplay: boolean, isWrapped: boolean): ServerAnswer {
  const { kind, orderId, code } = decision;
  if (kind === 'refused') {
    const error = { status: 'error', error: [{ msg: 'no', code }], req_id: 'r' };
    return { status: 400, text: JSON.stringify(error) };
  }
  const data = {
    checkout_status: kind === 'authenticating' ? 'processing' : kind,
    order_id: orderId,
    failed_message_for_user: null,
    ...(kind === 'authenticating' ? { action_required_token: 'token' } : {}),
    ...(isReplay ? { idempotent_replay: true } : {}),
  };
  return {
    status: 200,
    text: JSON.stringify(isWrapped ? { status: 'success', data, req_id: 'r' } : data),
  };
}
