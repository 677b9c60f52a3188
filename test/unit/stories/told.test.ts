import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lookAtCharge } from '../../../src/background/look-at-charge';
import { markCharge } from '../../../src/background/mark-charge';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import type { Asset, Payment } from '../../../src/domain/customer-books';
import { momentOf } from '../../../src/domain/elapsed';
import { isTooEarlyToDeny } from '../../../src/domain/deny-charge';
import { parseMoney } from '../../../src/domain/money';
import type { PricePoint } from '../../../src/domain/price-point';
import type { LaterEvent, Read } from '../../../src/ports';
import { createFakePorts, KEY } from '../support/fake-ports';
import { aRequest, answered, existing, NOW, refused, USD } from '../support/samples';

/** What an agent is told over time, written from the rules alone; times in milliseconds after the first press. */
interface Story {
  readonly name: string;
  readonly listPrice: string;
  readonly kind: 'subscription' | 'lifetime' | 'consumable' | 'free-trial';
  readonly charges: readonly ToldCharge[];
  readonly steps: readonly Step[];
  readonly expect: Readonly<Record<string, string | readonly string[]>>;
  readonly mayDeny?: Readonly<Record<string, boolean>>;
  /** How the agent's clock is off, where it is. */
  readonly clock?: readonly { readonly from: number; readonly by: number }[];
}

interface ToldCharge {
  readonly id: string;
  readonly pressedAt: number;
  readonly pricePoint: string;
  readonly answer: string;
  readonly answeredAt: number;
  readonly orderInAnswer: string | null;
  readonly snapshotTaken: boolean;
  readonly ownedBefore: readonly string[];
  readonly ordersBefore: readonly string[];
  readonly lostReason?: 'repeated';
  readonly keyOf?: string;
  readonly idempotentReplay?: boolean;
}

interface ShownPayment {
  readonly order: string;
  readonly amount: string | null;
  readonly currency: string;
  readonly created: number | null;
  readonly refunded: string;
}

interface ShownAsset {
  readonly id: string;
  readonly kind: Asset['kind'];
  readonly pricePoint: string;
  readonly ref: string | null;
  readonly order: string | null;
  readonly started: number | null;
  readonly over: boolean;
}

type Step = { readonly at: number; readonly of: string } & (
  | {
      readonly do: 'look';
      readonly payments: 'refused' | 'offline' | 'error' | 'locked' | readonly ShownPayment[];
      readonly assets: 'error' | 'offline' | readonly ShownAsset[];
    }
  | {
      readonly do: 'mark';
      readonly charged: boolean;
      readonly order: string | null;
      readonly taken: boolean;
    }
  | { readonly do: 'press' }
);

const file = join(import.meta.dirname, '../../fixtures/stories/told.json');
const stories = JSON.parse(readFileSync(file, 'utf8')) as readonly Story[];

/** A charge's id by its letter. */
const idOf = (letter: string) =>
  `00000000-0000-4000-8000-00000000000${String(letter.charCodeAt(0) - 64)}`;
const money = (decimal: string) => existing(parseMoney(decimal, USD));
const failure = { refused: 'forbidden', error: 'server-error', offline: 'network' } as const;

function pricePointOf({ kind, listPrice }: Story, ident: string): PricePoint {
  const now = money(kind === 'free-trial' ? '0' : listPrice);
  const every = { count: 1, unit: 'months' } as const;
  const trial = { count: 7, unit: 'days' } as const;
  const terms = {
    subscription: { kind: 'recurring', every } as const,
    lifetime: { kind: 'once' } as const,
    consumable: { kind: 'once' } as const,
    'free-trial': { kind: 'free-trial', trial, then: money(listPrice), every } as const,
  };
  return { ident, features: [], now, terms: terms[kind] };
}

/** A row as the reader of the history takes it: one odd field makes the whole row unreadable. */
function paymentOf({ amount, created, currency, order, refunded }: ShownPayment): Payment {
  const inCurrency = { ...USD, code: currency };
  const paid = amount === null ? undefined : parseMoney(amount, inCurrency);
  const back = parseMoney(refunded, inCurrency);
  if (paid === undefined || back === undefined || created === null) {
    return { orderId: order, amount: null, refundedMinor: null, createdAt: null };
  }
  return { orderId: order, amount: paid, refundedMinor: back.minor, createdAt: NOW + created };
}

function assetOf(story: Story, shown: ShownAsset): Asset {
  return {
    id: shown.id,
    kind: shown.kind,
    ident: shown.pricePoint,
    ref: shown.ref === null ? null : idOf(shown.ref),
    orderId: shown.order,
    price: pricePointOf(story, shown.pricePoint).now,
    startedAt: shown.started === null ? null : NOW + shown.started,
    isOver: shown.over,
  };
}

function outcomeOf(told: ToldCharge, at: number): LaterEvent {
  const [word = '', isUncertain] = told.answer.split('-');
  const isCertain = isUncertain === undefined;
  if (word === 'lost') {
    return { type: 'lost', at, why: told.lostReason ?? 'timeout', httpStatus: null };
  }
  if (word === 'refused') return { ...refused, at, isCertain };
  const { answer } = answered(word as 'succeeded');
  const isReplay = told.idempotentReplay === true;
  return {
    type: isReplay && word === 'succeeded' ? 'already-charged' : 'answered',
    at,
    answer: { ...answer, orderId: told.orderInAnswer, isReplay, isCertain },
  };
}

async function play(story: Story) {
  const { ports, world } = await createFakePorts();
  const clockAt = (at: number) =>
    NOW + at + (story.clock?.findLast(({ from }) => at >= from)?.by ?? 0);
  const acts = [
    ...story.charges.map((told) => ({ at: told.pressedAt, act: () => press(told) })),
    ...story.charges.map((told) => ({ at: told.answeredAt, act: () => hear(told) })),
    ...story.steps.map((step) => ({ at: step.at, act: () => take(step) })),
  ].toSorted((a, b) => a.at - b.at);
  for (const { act, at } of acts) {
    world.now = clockAt(at);
    await act();
  }

  async function press(told: ToldCharge) {
    const chargeId = idOf(told.id);
    const serverAt = NOW + told.pressedAt;
    const pressedAt = world.now;
    const pricePoint = pricePointOf(story, told.pricePoint);
    const payments = told.ordersBefore.map((orderId) => ({ orderId, refundedMinor: 0 }));
    const event: Extract<ChargeEvent, { type: 'sending' }> = {
      type: 'sending',
      at: pressedAt,
      life: 'life-1',
      request: aRequest({ chargeId, pricePoint, pressedAt }),
      snapshot: told.snapshotTaken
        ? { taken: true, at: pressedAt, serverAt, payments }
        : { taken: false, why: 'unreachable' },
      owned: { taken: true, ids: told.ownedBefore },
      serverAt,
      lentKey: told.keyOf === undefined ? null : { key: idOf(told.keyOf), by: idOf(told.keyOf) },
    };
    expect(await ports.journal.begin(event)).toMatchObject({ begun: true });
  }

  async function hear(told: ToldCharge) {
    const event = outcomeOf(told, world.now);
    if (told.keyOf !== undefined && (event.type === 'already-charged' || told.lostReason)) {
      const answer = event.type === 'already-charged' ? event.answer : null;
      const by = idOf(told.id);
      await ports.journal.append(idOf(told.keyOf), {
        type: 'key-answered',
        at: event.at,
        by,
        answer,
      });
    }
    await ports.journal.append(idOf(told.id), event);
  }

  async function take(step: Step) {
    if (step.do === 'press') return;
    const chargeId = idOf(step.of);
    if (step.do === 'look') {
      const serverAt = NOW + step.at;
      const { assets, payments } = step;
      world.opened = payments === 'locked' ? { ok: false, why: 'locked' } : { ok: true, key: KEY };
      world.payments =
        typeof payments === 'string'
          ? failed(payments === 'locked' ? 'offline' : payments)
          : { ok: true, value: payments.map(paymentOf), serverAt };
      world.assets =
        typeof assets === 'string'
          ? failed(assets)
          : { ok: true, value: assets.map((each) => assetOf(story, each)), serverAt };
      await lookAtCharge(ports, chargeId, 'schedule');
      return;
    }
    // What the server showed last is what it shows now, but for its clock.
    if (world.payments.ok) world.payments = { ...world.payments, serverAt: NOW + step.at };
    if (world.assets.ok) world.assets = { ...world.assets, serverAt: NOW + step.at };
    const { charged, order } = step;
    const marked = await markCharge(ports, { chargeId, charged, orderId: order, why: '' });
    expect(marked?.events.at(-1)?.type === 'marked', 'the word is taken').toBe(step.taken);
  }

  return { ports, world };
}

function failed<Value>(why: keyof typeof failure): Read<Value> {
  return { ok: false, why: failure[why] };
}

describe('what the agent is told', () => {
  it.each(stories)('$name', async (story) => {
    const { ports, world } = await play(story);
    for (const [letter, states] of Object.entries(story.expect)) {
      const charge = existing(await ports.journal.read(idOf(letter)));
      expect([states].flat(), letter).toContain(charge.state);
    }
    for (const [letter, mayDeny] of Object.entries(story.mayDeny ?? {})) {
      const charge = existing(await ports.journal.read(idOf(letter)));
      const now = momentOf(charge.events, world.now);
      if (charge.state === 'unknown' || charge.state === 'authenticating') {
        expect(!isTooEarlyToDeny(charge, now), `${letter} may be denied`).toBe(mayDeny);
      }
    }
  });
});
