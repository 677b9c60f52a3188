import { errorOfNothing, type ServerAnswer } from './decision';
import type { ChargeFate } from './faults';
import type { Random } from './random';
import { TOO_LARGE } from './wire-response';

/** What becomes of one `fetch` of a charge. Times are milliseconds after it left. */
export interface Course {
  /** When the server receives it: never, once, or each time that the browser delivered it. */
  readonly arrivals: readonly number[];
  /** When the last delivery's answer arrives; null when none does. */
  readonly answersAfter: number | null;
  /** When the connection ends without one; null when nobody says so. */
  readonly endsAfter: number | null;
  /** The server turns it away before it has looked at it. */
  readonly isDropped: boolean;
  /** A limiter turns the last delivery away before the server has looked at it. */
  readonly isLimited: boolean;
  /** What is answered is an error, whatever the server has decided. */
  readonly isError: boolean;
  readonly spoil: ((answer: ServerAnswer) => ServerAnswer) | null;
}

const MINUTE = 60_000;

const NONE = {
  arrivals: [],
  answersAfter: null,
  endsAfter: null,
  isDropped: false,
  isLimited: false,
  isError: false,
  spoil: null,
};

/** Draws the course of a charge that is to suffer this; undefined is an ordinary one. */
export function deliveriesOf(
  fate: ChargeFate | undefined,
  random: Random,
  timeout: number,
): Course {
  const arrival = random.spread(20, 800);
  const soon = arrival + random.spread(100, 8_000);
  const answered = { ...NONE, arrivals: [arrival], answersAfter: soon };
  const spoilt = (spoil: NonNullable<Course['spoil']>): Course => ({
    ...answered,
    spoil,
    isDropped: random.chance(0.3),
  });
  switch (fate) {
    case undefined:
      return answered;
    case 'refused':
      return { ...NONE, endsAfter: random.int(5, 50) };
    case 'redirect':
      return { ...NONE, endsAfter: soon };
    case 'lost':
      return { ...NONE, endsAfter: random.spread(50, 30_000) };
    case 'black-hole':
      return NONE;
    case 'cut':
      return { ...NONE, arrivals: [arrival], endsAfter: soon };
    case 'cut-early': {
      const endsAfter = random.spread(10, 1_500);
      return { ...NONE, arrivals: [endsAfter + random.spread(10, 20_000)], endsAfter };
    }
    case 'late':
      return { ...NONE, arrivals: [timeout + random.spread(1_000, 40 * MINUTE)] };
    case 'very-late':
      return { ...NONE, arrivals: [timeout + random.spread(20 * MINUTE, 8 * 60 * MINUTE)] };
    case 'slow':
      return { ...answered, answersAfter: arrival + random.int(20_000, 85_000) };
    case 'very-slow':
      return { ...answered, answersAfter: random.int(75_000, timeout - 5_000) };
    case 'never-answered':
      return { ...NONE, arrivals: [arrival] };
    case 'doubled':
      return answeredLast(deliveries(2, arrival, random), random);
    case 'doubled-limited':
      return {
        ...answeredLast(deliveries(2, arrival, random), random),
        isLimited: true,
        isError: true,
      };
    case 'many':
      return answeredLast(deliveries(random.int(3, 10), arrival, random), random);
    case 'doubled-unanswered': {
      const arrivals = deliveries(random.int(2, 3), arrival, random);
      return { ...NONE, arrivals, endsAfter: (arrivals.at(-1) ?? 0) + random.spread(10, 8_000) };
    }
    case 'http-5xx':
      return spoilt(({ text }) => ({ status: random.pick([500, 502, 503, 504]), text }));
    case 'http-4xx-silent':
      return spoilt(({ text }) => ({ status: random.pick([408, 409, 421, 425]), text }));
    case 'error-after':
      // The server decides, and then fails at something else: what it tells says nothing of the charge.
      return { ...answered, spoil: () => errorOfNothing(random), isError: true };
    case 'not-json':
      return spoilt(() => ({ status: 200, text: '<!doctype html>' }));
    case 'half-json':
      return spoilt(({ status, text }) => ({ status, text: text.slice(0, text.length / 2) }));
    case 'odd-status':
      return spoilt(() => ({ status: 200, text: '{"checkout_status":"paid","order_id":"o"}' }));
    case 'empty':
      return spoilt(() => ({ status: random.pick([200, 201, 204]), text: '' }));
    case 'too-large':
      return spoilt(() => ({ status: 200, text: TOO_LARGE }));
    default:
      return fate satisfies never;
  }
}

/** Only the last delivery is answered. */
function answeredLast(arrivals: readonly number[], random: Random): Course {
  return { ...NONE, arrivals, answersAfter: (arrivals.at(-1) ?? 0) + random.spread(100, 8_000) };
}

/** When each delivery of one request arrives, the first at that time. */
function deliveries(count: number, first: number, random: Random): readonly number[] {
  const arrivals = [first];
  while (arrivals.length < count) {
    arrivals.push(
      (arrivals.at(-1) ?? 0) + random.spread(5, arrivals.length === 1 ? 12_000 : 1_000),
    );
  }
  return arrivals;
}
