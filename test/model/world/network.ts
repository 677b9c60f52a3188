import { pricesText } from './books';
import type { ChargeFate, ReadFate } from './faults';
import type { Life } from './life';
import type { Server } from './server';
import { deliveriesOf, type Course } from './charge-course';
import type { Stage } from './stage';
import type { WireCall } from './wire-call';
import { wireResponse } from './wire-response';

/** Carries requests between the devices and the server, well or badly. */
export class Network {
  readonly #stage: Stage;
  readonly #server: Server;
  #fetches = 0;

  constructor(stage: Stage, server: Server) {
    this.#stage = stage;
    this.#server = server;
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
      timeline.after(end, () => {
        if (life.alive) reject(end === call.timeout ? timedOut() : BROKEN);
      });
      if (faults.awaits(machine.index, 'waiting')) {
        timeline.after(
          random.int(1, Math.max(1, Math.min(end, course.answersAfter ?? end) - 1)),
          () => {
            if (life.alive) life.reach('waiting', call.ref);
          },
        );
      }
    });
  }

  #deliver(
    life: Life,
    call: WireCall,
    fetch: number,
    course: Course,
    { resolve, reject }: { resolve: (response: Response) => void; reject: (why: Error) => void },
  ): void {
    const { log, random, timeline } = this.#stage;
    const { machine } = life;
    const { customer, ref, key, ident = '' } = call;
    const leftAt = timeline.now;
    course.arrivals.forEach((arrival, index) => {
      timeline.after(arrival, () => {
        // What a background that has ended had not sent yet may be sent no more.
        if (!life.alive && random.chance(0.5)) return;
        const order = log.nextOrder();
        const at = timeline.now;
        log.received.push({ order, at, leftAt, machine: machine.index, customer, ref, key, fetch });
        const answer = course.isDropped
          ? { status: 503, text: '' }
          : this.#server.charge({ machine: machine.index, customer, ident, ref, key });
        if (index < course.arrivals.length - 1 || course.answersAfter === null) return;
        const { status, text } = course.spoil?.(answer) ?? answer;
        timeline.at(leftAt + course.answersAfter, () => {
          if (!life.alive) return;
          if (machine.isOffline || !machine.mayCall) reject(BROKEN);
          else resolve(wireResponse(status, text, this.#date()));
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
      const delay = random.spread(20, fate === undefined ? 400 : 2_500);
      timeline.after(fate === 'never-answered' ? call.timeout : delay, () => {
        if (!life.alive) return;
        if (fate === 'never-answered') reject(timedOut());
        else if (fate === 'refused' || fate === 'cut' || machine.isOffline) reject(BROKEN);
        else resolve(this.#answer(life, call, fate as ReadFate | undefined));
      });
    });
  }

  #answer(life: Life, call: WireCall, fate: ReadFate | undefined): Response {
    const answer = (status: number, text: string) => wireResponse(status, text, this.#date());
    if (fate === 'http-5xx') return answer(503, 'busy');
    if (fate === 'not-json') return answer(200, '<html>');
    if (fate === 'forbidden') return answer(403, '{}');
    const { log, timeline } = this.#stage;
    const { traits } = this.#server;
    switch (call.call) {
      case 'price':
        return answer(200, pricesText(call.ident));
      case 'stream':
        return traits.takesStreams ? answer(200, pricesText(call.ident)) : answer(411, '');
      case 'owned':
      case 'assets':
        return answer(200, this.#server.assetsText(call.customer));
      case 'snapshot':
      case 'history': {
        if (!traits.showsHistory) return answer(403, '{}');
        if (call.call === 'snapshot') {
          const machine = life.machine.index;
          const ids = this.#server.historyOf(call.customer).map(({ orderId }) => orderId);
          log.shownBefore.push({ machine, customer: call.customer, at: timeline.now, orders: ids });
        }
        return answer(200, this.#server.historyText(call.customer));
      }
      case 'charge':
        throw new Error('a charge is no question');
      default:
        return call.call satisfies never;
    }
  }

  #date(): number | null {
    return this.#server.traits.tellsTime ? this.#stage.timeline.now : null;
  }
}

function isDoubling(fate: ChargeFate | undefined): boolean {
  return fate === 'doubled' || fate === 'many' || fate === 'doubled-unanswered';
}

// What a browser says of any failure. One serves for all: what stands behind it is not told.
const BROKEN = new TypeError('Failed to fetch');

function timedOut(): DOMException {
  return new DOMException('timed out', 'TimeoutError');
}
