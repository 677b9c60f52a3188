import {
  OUTCOMES,
  answerOf,
  declineAsError,
  refusalOfRequest,
  type Decision,
  type ServerAnswer,
} from './decision';
import { Ledger } from './ledger';
import { goodOf, priceOf } from './prices';
import type { ServerTraits } from './server-traits';
import type { Stage } from './stage';

/** One request for a charge, as it arrives. */
export interface ChargeCall {
  readonly machine: number;
  readonly customer: string;
  readonly ident: string;
  readonly ref: string;
  readonly key: string | null;
}

/** A charge that waits for its customer, who has an hour for it. */
interface Authentication {
  readonly until: number;
  isDone: boolean;
}

const HOUR = 60 * 60_000;
/** How long a bank takes the same amount for the same payment. */
const BANK_REMEMBERS = 5 * 60_000;

/** The billing server: what it decides and answers. What it charges is in its ledger. */
export class Server {
  readonly traits: ServerTraits;
  readonly ledger: Ledger;
  readonly #stage: Stage;
  readonly #byKey = new Map<string, { readonly decision: Decision; readonly ident: string }>();
  readonly #seen = new Set<string>();
  /** Requests that are faulty in themselves: they stay so, however often they come. */
  readonly #faulty = new Map<string, Decision>();
  readonly #authentications = new Map<string, Authentication>();

  constructor(stage: Stage, traits: ServerTraits) {
    this.#stage = stage;
    this.traits = traits;
    this.ledger = new Ledger(stage, traits);
  }

  /** Charges, or not, and answers. */
  charge(call: ChargeCall): ServerAnswer {
    const { log, random, trace } = this.#stage;
    const { saysFresh, writesEmpty } = this.traits;
    const { decision, isReplay } = this.#take(call);
    const { kind, code = null } = decision;
    const orderId = random.chance(this.traits.namesOrders) ? decision.orderId : null;
    const { key, ref } = call;
    log.said.push({
      order: log.nextOrder(),
      at: this.#stage.timeline.now,
      ref,
      key,
      kind,
      orderId,
    });
    trace(() => {
      const what = `${isReplay ? 'replays' : 'decides'} ${kind} ${decision.orderId ?? code ?? ''}`;
      return `server: ${what} for ${ref}${key === ref ? '' : ` by the key of ${key ?? 'nobody'}`}`;
    });
    const isWrapped = random.chance(0.8);
    const empty = writesEmpty ? '' : null;
    return answerOf({ ...decision, orderId }, { isReplay, isWrapped, saysFresh, empty });
  }

  /** The customer buys without us. */
  sell(customer: string, ident: string): void {
    this.ledger.make({ machine: -1, customer, ident, ref: null }, this.ledger.nextId());
  }

  #take(call: ChargeCall): { readonly decision: Decision; readonly isReplay: boolean } {
    const { keys, replaysDeclines } = this.traits;
    const key = call.key === null || keys === 'ignored' ? null : `${call.customer} ${call.key}`;
    const known = key === null ? undefined : this.#byKey.get(key);
    if (known !== undefined) {
      const { decision, ident } = known;
      if (keys === 'turned-away' || ident !== call.ident) {
        const status = this.#stage.random.pick([400, 409]);
        return { decision: refusal('idempotency_key_reused', status), isReplay: false };
      }
      const isDecline = decision.kind === 'failed' || decision.kind === 'cancelled';
      if (!isDecline || replaysDeclines) return { decision, isReplay: true };
    }
    const decision = this.#decide(call);
    // A request that was turned away has used up no key.
    if (key !== null && decision.kind !== 'refused') {
      this.#byKey.set(key, { decision, ident: call.ident });
    }
    return { decision, isReplay: false };
  }

  #decide(call: ChargeCall): Decision {
    const { random } = this.#stage;
    const faulty = this.#faulty.get(call.ref);
    if (faulty !== undefined) return faulty;
    const isFirst = !this.#seen.has(call.ref);
    this.#seen.add(call.ref);
    const refused = this.#refuse(call);
    if (refused !== undefined) return refused;
    const kind = random.weighted(OUTCOMES);
    // A request that was good enough once does not become faulty.
    if (kind === 'refused' && !isFirst) return { kind: 'failed', orderId: this.ledger.nextId() };
    if (kind === 'failed' && random.chance(0.25)) return declineAsError(random);
    if (kind !== 'refused') return this.#begin(call, { kind, orderId: this.ledger.nextId() });
    const fault = refusalOfRequest(random);
    this.#faulty.set(call.ref, fault);
    return fault;
  }

  /** What stands against the charge, whatever the customer's card would say. */
  #refuse({ customer, ident }: ChargeCall): Decision | undefined {
    const { bankSeesDuplicates, guardsOwnership, locksWhileAuthenticating } = this.traits;
    const { now } = this.#stage.timeline;
    const asked = this.#authentications.get(customer);
    if (locksWhileAuthenticating && asked !== undefined && !asked.isDone && now < asked.until) {
      return refusal('authentication_pending', 200);
    }
    const orders = this.ledger.ordersOf(customer);
    if (guardsOwnership && orders.some((order) => standsAgainst(order.ident, ident))) {
      return refusal('double_purchase', this.#stage.random.pick([200, 400]));
    }
    const isDuplicate = orders.some(
      ({ at, ident: had }) =>
        priceOf(had) > 0 && priceOf(had) === priceOf(ident) && now - at < BANK_REMEMBERS,
    );
    if (!bankSeesDuplicates || !isDuplicate) return undefined;
    const kind = this.#stage.random.pick(['failed', 'cancelled'] as const);
    return { kind, orderId: this.ledger.nextId() };
  }

  /** Carries a charge out, now or later. */
  #begin(call: ChargeCall, decision: Decision): Decision {
    const { random, timeline } = this.#stage;
    const carryOut = () => {
      decision.kind = 'succeeded';
      this.ledger.make(call, decision.orderId ?? '');
    };
    if (decision.kind === 'succeeded') carryOut();
    if (decision.kind === 'processing' && random.chance(0.6)) {
      timeline.after(random.spread(1_000, HOUR), carryOut);
    }
    if (decision.kind !== 'authenticating') return decision;
    // The customer authenticates within the hour, or lets it pass.
    const asked = { until: timeline.now + HOUR, isDone: false };
    this.#authentications.set(call.customer, asked);
    if (random.chance(0.6)) {
      timeline.after(random.spread(1_000, HOUR - 1), () => {
        asked.isDone = true;
        carryOut();
      });
    } else {
      timeline.at(asked.until, () => {
        decision.kind = 'failed';
      });
    }
    return decision;
  }
}

function refusal(code: string, status: number): Decision {
  return { kind: 'refused', orderId: null, code, status };
}

function standsAgainst(had: string, wanted: string): boolean {
  if (goodOf(had) === 'consumable') return false;
  return had === wanted || (goodOf(had) === 'subscription' && goodOf(wanted) === 'subscription');
}
