import type { Charge } from '../../../src/domain/charge';
import type { Finding } from '../../../src/domain/finding';
import type { Machine } from './machine';
import { PRICES } from './prices';
import type { Stage } from './stage';

/** A form as one window shows it. Its id makes it one charge, however often it is pressed. */
interface Form {
  readonly chargeId: string;
  readonly customer: string;
  readonly ident: string;
  readonly again: readonly string[];
  /** How many forms of this kind came before it. */
  readonly tries: number;
}

const PATIENCE = 3;

/** The person at one device: presses, is told, and acts on what the screen says. */
export class Agent {
  /** An agent who has gone home sends nothing more. */
  presses = true;
  readonly #stage: Stage;
  readonly #machine: Machine;
  readonly #seen = new Map<string, Charge>();

  constructor(stage: Stage, machine: Machine) {
    this.#stage = stage;
    this.#machine = machine;
  }

  press(customer: string, ident: string, twice: 'no' | 'same-form' | 'other-form'): void {
    const form = this.#form(customer, ident);
    void this.#send(form);
    if (twice === 'no') return;
    const second = twice === 'same-form' ? form : this.#form(customer, ident);
    const { random, timeline } = this.#stage;
    timeline.after(random.pick([0, 0, random.int(1, 500)]), () => void this.#send(second));
  }

  /** *Check outcome*, of any charge that was ever on the screen. */
  check(): void {
    const known = [...this.#seen.keys()];
    if (known.length > 0) void this.#check(this.#stage.random.pick(known));
  }

  /** Goes through all open charges at once, in as many windows. */
  async settle(): Promise<void> {
    const open = await this.#machine.ask('list-open-charges', null).catch(() => undefined);
    for (const charge of open?.charges ?? []) this.#decide(charge);
    for (const { chargeId } of open?.damaged ?? []) {
      if (this.#stage.random.chance(0.5)) {
        const asked = { chargeId, charged: true, why: 'seen to' };
        void this.#machine.ask('close-damaged', asked).catch(() => undefined);
      }
    }
  }

  /** Says something of a charge that may be settled long since: a window that was left open. */
  mark(): void {
    const known = [...this.#seen.values()];
    if (known.length === 0) return;
    const charge = this.#stage.random.pick(known);
    void this.#mark(charge, this.#stage.random.chance(0.5), lastFinding(charge));
  }

  async unlock(): Promise<void> {
    const passphrase = 'a passphrase of the agent';
    await this.#machine.ask('unlock', { passphrase }).catch(() => undefined);
  }

  lock(): void {
    void this.#machine.ask('lock', null).catch(() => undefined);
  }

  #form(customer: string, ident: string, again: readonly string[] = [], tries = 0): Form {
    return { chargeId: this.#machine.nextChargeId(), customer, ident, again, tries };
  }

  async #send(form: Form, presses = 1): Promise<void> {
    if (!this.presses) return;
    const pricePoint = PRICES.find(({ ident }) => ident === form.ident);
    if (pricePoint === undefined) throw new Error('nothing to charge');
    const { chargeId, customer: externalId, again } = form;
    this.#stage.trace(() => `agent ${this.#machine.index}: presses ${chargeId} for ${externalId}`);
    const surface = this.#stage.random.pick(['popup', 'menu', 'shortcut'] as const);
    const request = { chargeId, externalId, pricePoint, note: '', surface, again } as const;
    try {
      const { charge } = await this.#machine.ask('start-charge', {
        ...request,
        provenance: null,
        page: null,
        organization: this.#machine.settings.organization,
        isTest: this.#machine.settings.isTest,
      });
      this.#look(charge);
      this.#react(form, charge);
    } catch {
      this.#later(1_000, 20_000, () => this.#lookUp(form, presses));
    }
  }

  /** The reply was lost: the record is asked, and where there is none, the same form may be pressed again. */
  async #lookUp(form: Form, presses: number): Promise<void> {
    const { chargeId } = form;
    const charge = await this.#machine.ask('get-charge', { chargeId }).catch(() => undefined);
    if (charge !== undefined && charge !== null) {
      this.#look(charge);
      this.#react(form, charge);
    } else if (presses < PATIENCE && this.#stage.random.chance(0.7)) {
      void this.#send(form, presses + 1);
    }
  }

  #react(form: Form, charge: Charge): void {
    const { random } = this.#stage;
    const [first] = charge.events;
    if (first?.type === 'not-sent') {
      const { reason } = first;
      if (reason.code === 'charge-again' && random.chance(0.8)) {
        this.#anew(
          form,
          reason.earlier.map(({ id }) => id),
        );
      } else if (reason.code === 'open-charge' && random.chance(0.6)) {
        this.#later(1_000, 10_000, () => this.#check(reason.chargeId));
      } else if (reason.code === 'locked' && random.chance(0.7)) {
        void this.unlock();
        this.#anew(form, form.again);
      } else if (random.chance(0.3)) this.#anew(form, form.again);
      return;
    }
    switch (charge.state) {
      case 'processing':
      case 'authenticating':
      case 'unknown':
      case 'charged-twice':
        if (random.chance(0.6)) this.#later(5_000, 600_000, () => this.#check(form.chargeId));
        return;
      case 'failed':
      case 'cancelled':
      case 'refused':
        if (random.chance(0.35)) this.#anew(form, form.again);
        return;
      case 'succeeded':
        if (random.chance(0.1)) this.#anew(form, [form.chargeId]);
        return;
      case 'sending':
        this.#later(1_000, 100_000, () => this.#lookUp(form, PATIENCE));
        return;
      case 'not-sent':
      case 'marked-charged':
      case 'marked-not-charged':
        return;
      default:
        return charge.state satisfies never;
    }
  }

  #anew({ customer, ident, tries }: Form, again: readonly string[]): void {
    if (tries >= PATIENCE) return;
    this.#later(1_000, 40_000, () => this.#send(this.#form(customer, ident, again, tries + 1)));
  }

  async #check(chargeId: string): Promise<void> {
    const charge = await this.#machine.ask('check-outcome', { chargeId }).catch(() => undefined);
    if (charge === undefined || charge === null) return;
    this.#look(charge);
    if (this.#stage.random.chance(0.4)) this.#decide(charge);
  }

  /** Takes the one order that was found, or says that nothing was charged when nothing was. */
  #decide(charge: Charge): void {
    this.#seen.set(charge.request.chargeId, charge);
    const finding = lastFinding(charge);
    const { random } = this.#stage;
    if (!random.chance(0.7)) return;
    switch (finding?.kind ?? 'nothing') {
      case 'probable':
      case 'possible':
      case 'twice':
        void this.#mark(charge, true, finding);
        return;
      case 'nothing':
        void this.#mark(charge, random.chance(0.2), finding);
        return;
      case 'ours':
        return;
      default:
    }
  }

  async #mark(charge: Charge, charged: boolean, finding: Finding | undefined): Promise<void> {
    const [order] = finding?.kind === 'twice' ? [] : (finding?.orders ?? []);
    const { chargeId } = charge.request;
    this.#stage.log.marksAsked.add(chargeId);
    const asked = { chargeId, charged, orderId: order?.orderId ?? null, why: 'as it looks' };
    const after = await this.#machine.ask('mark-charge', asked).catch(() => undefined);
    if (after !== undefined && after !== null) this.#look(after);
  }

  #look(charge: Charge): void {
    this.#seen.set(charge.request.chargeId, charge);
    this.#machine.tell(charge.request.chargeId, charge.state, 'reply');
  }

  #later(from: number, to: number, work: () => Promise<void>): void {
    const { random, timeline } = this.#stage;
    timeline.after(random.spread(from, to), () => void work());
  }
}

function lastFinding({ events }: Charge): Finding | undefined {
  return events.findLast((event) => event.type === 'looked')?.finding;
}
