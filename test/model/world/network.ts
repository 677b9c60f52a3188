import { pricesText } from './books';
import { deliveriesOf, type Course } from './charge-course';
import { errorAnswer, type ServerAnswer } from './decision';
import type { ChargeFate, ReadFate } from './faults';
import type { Life } from './life';
import type { Server } from './server';
import type { Stage } from './stage';
import type { WireCall } from './wire-call';
import { wireResponse } from './wire-response';

/** Between two bursts of answers, in milliseconds. */
const BURSTS = 500;

/** How the promise of one `fetch` is kept. */
interface Reply {
  readonly resolve: (response: Response) => void;
  readonly reject: (why: Error) => void;
}

/** Carries requests between the devices and the server, well or badly. */
export class Network {
  readonly #stage: Stage;
  readonly #server: Server;
  #fetches = 0;

  constructor(stage: Stage, server: Server) {
    this.#stage = stage;
    this.#server = server;
  }

  get tellsTime(): boolean {
    return this.#server.traits.tellsTime;
  }

  /** The one `fetch` of a charge, however often the browser delivers it. */
  charge(life: Life, call: WireCall): Promise<Response> {
    const { coverage, faults, log, timeline, random, trace } = this.#stage;
    const { machine } = life;
    log.fetched.push({ ref: call.ref, machine: machine.index, at: timeline.now });
    const planned = faults.take(machine.index, 'charge') as ChargeFate | undefined;
    // A body that is streamed is gone with its connection: there is nothing to send again.
    const fate = call.isStreamed && isDoubling(planned) ? 'cut' : planned;
    if (fate !== undefined) coverage.fault(fate, 'charge');
    const course = deliveriesOf(fate, random, call.timeout);
    trace(() => `network: carries ${call.ref}, ${fate ?? 'well'}, ${JSON.stringify(course)}`);
    const fetch = this.#fetches++;
    return new Promise((resolve, reject) => {
      const isCutOff = machine.isOffline;
      if (!isCutOff) this.#deliver(life, call, fetch, course, { resolve, reject });
      const end = isCutOff ? 20 : Math.min(course.endsAfter ?? call.timeout, call.timeout);
      this.#onDevice(life, end, () => {
        reject(end === call.timeout ? timedOut() : BROKEN);
      });
      if (!faults.awaits(machine.index, 'waiting')) return;
      const whileWaiting = Math.max(1, Math.min(end, course.answersAfter ?? end) - 1);
      timeline.after(random.int(1, whileWaiting), () => {
        if (life.alive) life.reach('waiting', call.ref);
      });
    });
  }

  /** What a device notices it notices awake, and only in the life that waits for it. */
  #onDevice(life: Life, delay: number, work: () => void): void {
    this.#stage.timeline.after(delay, () => {
      life.whenAwake(() => {
        if (life.alive) work();
      });
    });
  }

  #deliver(life: Life, call: WireCall, fetch: number, course: Course, reply: Reply): void {
    const { log, random, timeline } = this.#stage;
    const { machine } = life;
    const { customer, ref, key, ident = '' } = call;
    const leftAt = timeline.now;
    const arrive = (isLast: boolean) => {
      const order = log.nextOrder();
      const at = timeline.now;
      log.received.push({ order, at, leftAt, machine: machine.index, customer, ref, key, fetch });
      const answer =
        turnedAway(course, isLast) ??
        this.#server.charge({ machine: machine.index, customer, ident, ref, key });
      if (!isLast || course.answersAfter === null) return;
      if (course.isError) {
        log.said.push({ order: log.nextOrder(), at, ref, key, kind: 'refused', orderId: null });
      }
      const { status, text } = course.spoil?.(answer) ?? answer;
      this.#onDevice(life, Math.max(0, leftAt + course.answersAfter - at), () => {
        if (machine.isOffline || !machine.mayCall) reply.reject(BROKEN);
        else reply.resolve(wireResponse(status, text, this.#date()));
      });
    };
    course.arrivals.forEach((arrival, index) => {
      const isLast = index === course.arrivals.length - 1;
      // It may have left a device that sleeps, or whose background has ended, before that or not.
      const hasLeft = arrival > call.timeout || random.chance(0.5);
      timeline.after(arrival, () => {
        if (hasLeft) {
          arrive(isLast);
          return;
        }
        life.whenAwake(() => {
          if (life.alive) arrive(isLast);
        });
      });
    });
  }

  /** A `fetch` that only asks. */
  read(life: Life, call: WireCall): Promise<Response> {
    const { coverage, faults, random, timeline } = this.#stage;
    const { machine } = life;
    const fate = call.call === 'charge' ? undefined : faults.take(machine.index, call.call);
    if (fate !== undefined) coverage.fault(fate, call.call);
    return new Promise((resolve, reject) => {
      const drawn = random.spread(20, fate === undefined ? 400 : 2_500);
      const delay = this.#server.traits.answersInBursts ? untilBurst(timeline.now, drawn) : drawn;
      timeline.after(fate === 'never-answered' ? call.timeout : delay, () => {
        if (!life.alive) return;
        const isCut =
          fate === 'refused' || fate === 'cut' || fate === 'never-answered' || machine.isOffline;
        // A device that wakes up reads what the server answered before.
        const response = isCut ? null : this.#answer(life, call, fate as ReadFate | undefined);
        life.whenAwake(() => {
          if (!life.alive) return;
          if (fate === 'never-answered') reject(timedOut());
          else if (response === null || machine.isOffline) reject(BROKEN);
          else resolve(response);
        });
      });
    });
  }

  #answer(life: Life, { call, customer, ident }: WireCall, fate: ReadFate | undefined): Response {
    const answer = (status: number, text: string) => wireResponse(status, text, this.#date());
    if (fate === 'http-5xx') return answer(503, 'busy');
    if (fate === 'not-json') return answer(200, '<html>');
    if (fate === 'forbidden') return answer(403, '{}');
    const { log, timeline } = this.#stage;
    const { ledger, traits } = this.#server;
    if (call === 'charge') throw new Error('a charge is no question');
    const machine = life.machine.index;
    const isHidden = (call === 'snapshot' || call === 'history') && !traits.showsHistory;
    if (isHidden) return answer(403, '{}');
    log.reads.push({ at: timeline.now, machine, customer, call });
    switch (call) {
      case 'price':
        return answer(200, pricesText(ident));
      case 'stream':
        return traits.takesStreams ? answer(200, pricesText(ident)) : answer(411, '');
      case 'owned':
      case 'assets':
        return answer(200, ledger.assetsText(customer));
      case 'snapshot': {
        const orders = ledger.historyOf(customer).map(({ orderId }) => orderId);
        log.shownBefore.push({ machine, customer, at: timeline.now, orders });
        return answer(200, ledger.historyText(customer));
      }
      case 'history':
        return answer(200, ledger.historyText(customer));
      default:
        return call satisfies never;
    }
  }

  #date(): number | null {
    return this.tellsTime ? this.#stage.timeline.now : null;
  }
}

function untilBurst(now: number, delay: number): number {
  return Math.ceil((now + delay) / BURSTS) * BURSTS - now;
}

/** What a server answers that has not looked at the request; undefined when it has. */
function turnedAway({ isDropped, isLimited }: Course, isLast: boolean): ServerAnswer | undefined {
  if (isDropped) return { status: 503, text: '' };
  return isLimited && isLast ? errorAnswer({ status: 429, code: 'rate_limited' }) : undefined;
}

function isDoubling(fate: ChargeFate | undefined): boolean {
  return (
    fate === 'doubled' ||
    fate === 'doubled-limited' ||
    fate === 'many' ||
    fate === 'doubled-unanswered'
  );
}

// What a browser says of any failure. One serves for all: what stands behind it is not told.
const BROKEN = new TypeError('Failed to fetch');

function timedOut(): DOMException {
  return new DOMException('timed out', 'TimeoutError');
}
