import type { Charge, DamagedCharge } from '../../../src/domain/charge';
import { isOpen } from '../../../src/domain/state-facts';
import type { Finding } from '../../../src/domain/finding';
import type { StartChargeRequest } from '../../../src/protocol/requests';
import type { Machine } from './machine';
import { PRICES } from './prices';
import { reactionTo, type Form } from './reaction';
import type { Stage } from './stage';

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
    timeline.after(random.pick([0, 0, random.int(1, 500)]), () => {
      this.#machine.sleep.whenAwake(() => void this.#send(second));
    });
  }

  /** *Check outcome*, of any charge that was ever on the screen. */
  check(): void {
    const known = [...this.#seen.keys()];
    if (known.length === 0) return;
    const chargeId = this.#stage.random.pick(known);
    void this.#check(chargeId);
    // In two windows at once.
    if (this.#stage.random.chance(0.15)) void this.#check(chargeId);
  }

  /** Goes through all open charges at once, in as many windows. */
  async settle(): Promise<void> {
    const { charges, damaged } = await this.#listOpen();
    for (const charge of charges) this.#decide(charge);
    for (const record of damaged) {
      if (this.#stage.random.chance(0.5)) void this.#close(record, this.#stage.random.chance(0.5));
    }
  }

  /** Says of all open charges that they were made, with the order that was found where there is one. */
  async affirm(): Promise<void> {
    const { charges } = await this.#listOpen();
    for (const charge of charges) void this.#mark(charge, true, lastFinding(charge));
  }

  /** Says of all open charges that they were not made, and presses again those of which that is taken. */
  async deny(): Promise<void> {
    const { charges, damaged } = await this.#listOpen();
    for (const charge of charges) void this.#mark(charge, false, lastFinding(charge));
    for (const record of damaged) void this.#close(record, false);
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

  async #listOpen() {
    const nothing = { charges: [], damaged: [] };
    return this.#machine.ask('list-open-charges', null).catch(() => nothing);
  }

  #form(customer: string, ident: string, again: readonly string[] = [], tries = 0): Form {
    return { chargeId: this.#machine.nextChargeId(), customer, ident, again, tries };
  }

  async #send(form: Form, presses = 1): Promise<void> {
    if (!this.presses) return;
    const { log, timeline, trace } = this.#stage;
    const { again, chargeId, customer, ident } = form;
    trace(() => `agent ${this.#machine.index}: presses ${chargeId} for ${customer}`);
    const pressed = { at: timeline.now, machine: this.#machine.index, chargeId, customer, ident };
    log.pressed.push({ ...pressed, again });
    const request = this.#requestOf(form);
    this.#machine.reach('press', chargeId);
    try {
      const { charge } = await this.#machine.askAwake('start-charge', request);
      this.#look(charge);
      this.#react(form, charge);
    } catch {
      this.#later(1_000, 20_000, () => this.#lookUp(form, presses));
    }
  }

  #requestOf({ again, chargeId, customer, ident }: Form): StartChargeRequest {
    const pricePoint = PRICES.find((each) => each.ident === ident);
    if (pricePoint === undefined) throw new Error('nothing to charge');
    const { clock, settings } = this.#machine;
    return {
      chargeId,
      externalId: customer,
      pricePoint,
      note: '',
      surface: this.#stage.random.pick(['popup', 'menu', 'shortcut'] as const),
      pressedAt: clock.now(),
      again,
      provenance: null,
      page: null,
      organization: settings.organization,
      isTest: settings.isTest,
    };
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
    const reaction = reactionTo(charge, this.#stage.random);
    switch (reaction.does) {
      case 'nothing':
        return;
      case 'press-again':
        if (reaction.unlocksFirst) void this.unlock();
        this.#again(form, reaction.again ?? form.again);
        return;
      case 'check':
        this.#later(reaction.from, reaction.to, () =>
          this.#check(reaction.chargeId ?? form.chargeId),
        );
        return;
      case 'ask-for-it':
        this.#later(1_000, 100_000, () => this.#lookUp(form, PATIENCE));
        return;
      default:
        reaction satisfies never;
    }
  }

  #again({ customer, ident, tries }: Form, again: readonly string[]): void {
    if (tries >= PATIENCE) return;
    this.#later(1_000, 40_000, () => this.#send(this.#form(customer, ident, again, tries + 1)));
  }

  async #check(chargeId: string): Promise<void> {
    const charge = await this.#machine.ask('check-outcome', { chargeId }).catch(() => undefined);
    if (charge === undefined || charge === null) return;
    this.#look(charge);
    if (this.#stage.random.chance(0.4)) this.#decide(charge);
    // A denial that had to be confirmed first is read here.
    const reaction = isOpen(charge.state) ? undefined : reactionTo(charge, this.#stage.random);
    if (reaction?.does === 'press-again') this.#inPlaceOf(charge.request);
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
    if (after === undefined || after === null) return;
    this.#look(after);
    if (!charged && after.state === 'marked-not-charged') this.#inPlaceOf(after.request);
  }

  /** Sees to a record that cannot be read. */
  async #close({ chargeId, ...damaged }: DamagedCharge, charged: boolean): Promise<void> {
    const asked = { chargeId, charged, why: 'seen to' };
    const reply = await this.#machine.ask('close-damaged', asked).catch(() => undefined);
    if (charged || reply?.closed !== true) return;
    const ident = this.#seen.get(chargeId)?.request.pricePoint.ident ?? PRICES[0]?.ident ?? '';
    this.#inPlaceOf({ externalId: damaged.externalId, pricePoint: { ident } });
  }

  /** What was not charged is still wanted, mostly. */
  #inPlaceOf({
    externalId,
    pricePoint: { ident },
  }: Pick<Charge['request'], 'externalId'> & { pricePoint: { ident: string } }): void {
    if (!this.#stage.random.chance(0.7)) return;
    this.#later(1_000, 120_000, () => this.#send(this.#form(externalId, ident, [], 1)));
  }

  #look(charge: Charge): void {
    this.#seen.set(charge.request.chargeId, charge);
    this.#machine.tell(charge.request.chargeId, charge.state, 'reply');
  }

  #later(from: number, to: number, work: () => Promise<void>): void {
    const { random, timeline } = this.#stage;
    timeline.after(random.spread(from, to), () => {
      this.#machine.sleep.whenAwake(() => void work());
    });
  }
}

function lastFinding({ events }: Charge): Finding | undefined {
  return events.findLast((event) => event.type === 'looked')?.finding;
}
