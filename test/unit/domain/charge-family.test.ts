import { describe, expect, it } from 'vitest';
import type { Charge } from '../../../src/domain/charge';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import { familyOf, wasSent } from '../../../src/domain/charge-family';
import { foldCharge } from '../../../src/domain/step-charge';
import {
  answered,
  COINS,
  existing,
  looked,
  lost,
  marked,
  notSent,
  NOW,
  refused,
  sending,
  STORIES,
} from '../support/samples';

const DAY = 24 * 60 * 60_000;
const idOf = (number: number) => `00000000-0000-4000-8000-00000000000${String(number)}`;

/** A charge that was pressed so many milliseconds after the first. */
function pressed(number: number, after: number, ...later: ChargeEvent[]): Charge {
  const at = NOW + after;
  const event = { ...sending({ chargeId: idOf(number), pressedAt: at }), at, serverAt: at };
  return existing(foldCharge([event, ...later.map((each) => ({ ...each, at: each.at + after }))]));
}

const denied = pressed(1, 0, lost, marked(false));
const next = pressed(2, 60_000, answered('succeeded'));
/** True when the two are judged together, whichever is asked about. */
function isFamily(charge: Charge, other: Charge): boolean {
  const sizes = [familyOf(charge, [other]), familyOf(other, [charge])].map(
    ({ members }) => members.length,
  );
  expect(new Set(sizes).size).toBe(1);
  return sizes[0] === 2;
}

const idsOf = (members: readonly Charge[]) => members.map(({ request }) => request.chargeId);

describe('a charge that was denied and the next press of the same', () => {
  it.each<[string, Charge, Charge, boolean]>([
    ['marked by an agent', denied, next, true],
    ['failed by the server', pressed(1, 0, answered('failed')), next, true],
    ['refused by the server', pressed(1, 0, refused), next, true],
    ['lost and not marked', pressed(1, 0, lost), next, false],
    ['succeeded', pressed(1, 0, answered('succeeded')), next, false],
    ['marked as charged', pressed(1, 0, lost, marked(true)), next, false],
    ['a day later', denied, pressed(2, DAY, lost), true],
    ['more than a day later', denied, pressed(2, DAY + 1, lost), false],
  ])('are a family where it was %s: %s', (_, charge, later, isReplaced) => {
    expect(isFamily(charge, later)).toBe(isReplaced);
  });

  it('are no family where the other price point was pressed, or nothing was sent', () => {
    const pricePoint = { ...COINS, ident: 'coins-500' };
    const request = { pricePoint, chargeId: idOf(2), pressedAt: NOW + 1 };
    const other = existing(foldCharge([{ ...sending(request), serverAt: NOW + 1 }]));
    expect(isFamily(denied, other)).toBe(false);
    const unsent = existing(foldCharge([notSent({ chargeId: idOf(2), pressedAt: NOW + 1 })]));
    expect(familyOf(denied, [unsent]).members).toEqual([denied]);
  });

  it('are no family where the denial had been corrected before the press', () => {
    const corrected = pressed(1, 0, lost, marked(false), looked('ours'));
    expect(isFamily(corrected, pressed(2, 60_000, lost))).toBe(false);
    const late = { ...looked('ours'), at: NOW + 120_000 };
    expect(isFamily(pressed(1, 0, lost, marked(false), late), next)).toBe(true);
  });
});

/** A charge that was denied and then found to be made, by clocks of which the server's may not be known. */
function corrected(at: number, clocks: { sent: number | null; seen: number | null }): Charge {
  const look = { ...looked('ours'), at, serverAt: clocks.seen };
  return existing(foldCharge([sentBy(1, NOW, clocks.sent), lost, marked(false), look]));
}

function sentBy(number: number, pressedAt: number, serverAt: number | null) {
  const request = { chargeId: idOf(number), pressedAt };
  const snapshot = { taken: false, why: 'unreachable' } as const;
  return { ...sending(request), serverAt, snapshot };
}

describe('a denial had been corrected before the next press', () => {
  const AT = NOW + 60_000;
  const nextBy = (serverAt: number | null) =>
    existing(foldCharge([sentBy(2, AT, serverAt), answered('succeeded')]));

  it.each<[string, Charge, Charge, boolean]>([
    ['before it', corrected(AT - 1, { sent: null, seen: null }), nextBy(null), true],
    ['at its moment', corrected(AT, { sent: null, seen: null }), nextBy(null), false],
    ['after it', corrected(AT + 1, { sent: null, seen: null }), nextBy(null), false],
    [
      'before it, as only the other tells',
      corrected(AT - 1, { sent: null, seen: null }),
      nextBy(AT - 9),
      true,
    ],
    [
      'before it, as only the first tells',
      corrected(AT - 1, { sent: NOW, seen: AT + 9 }),
      nextBy(null),
      true,
    ],
    [
      'after it, as only the first tells',
      corrected(AT + 1, { sent: NOW, seen: AT - 9 }),
      nextBy(null),
      false,
    ],
  ])('by this device’s clock: %s', (_, charge, later, wasCorrected) => {
    expect(isFamily(charge, later)).toBe(!wasCorrected);
  });

  it.each<[string, number, boolean]>([
    ['before it', AT - 1, true],
    ['in the same second', AT, false],
    ['after it', AT + 1, false],
  ])('by the server’s clock, whatever this device says: %s', (_, seen, wasCorrected) => {
    for (const at of [NOW + 3, AT + 60_000]) {
      expect(isFamily(corrected(at, { sent: NOW, seen }), nextBy(AT))).toBe(!wasCorrected);
    }
  });

  it('is no matter for one that nobody had denied', () => {
    const open = pressed(1, 0, lost, { ...looked('nothing'), at: NOW + 120_000 });
    expect(isFamily(open, next)).toBe(false);
  });
});

describe('a family', () => {
  it('of one charge owes one', () => {
    expect(familyOf(next, [])).toEqual({ members: [next], intended: 1 });
    expect(familyOf(denied, [])).toEqual({ members: [denied], intended: 1 });
  });

  it('owes one for a charge and the one in its place, whichever is asked about', () => {
    expect(familyOf(denied, [next])).toEqual({ members: [denied, next], intended: 1 });
    expect(familyOf(next, [denied])).toEqual({ members: [next, denied], intended: 1 });
  });

  it('holds all that were pressed one in the place of another', () => {
    const second = pressed(2, 60_000, lost, marked(false));
    const third = pressed(3, 120_000, answered('succeeded'));
    const { intended, members } = familyOf(third, [denied, second]);
    expect(idsOf(members).toSorted()).toEqual([idOf(1), idOf(2), idOf(3)]);
    expect(intended).toBe(1);
  });

  it('ends at a charge that went through: the press after it is another want', () => {
    const again = pressed(3, 120_000, answered('succeeded'));
    expect(idsOf(familyOf(next, [denied, again]).members)).toEqual([idOf(2), idOf(1)]);
    expect(idsOf(familyOf(again, [denied, next]).members)).toEqual([idOf(3)]);
  });

  it('leaves strangers out', () => {
    const before = pressed(4, -60_000, answered('succeeded'));
    expect(familyOf(next, [before]).members).toEqual([next]);
  });
});

describe('a request', () => {
  it('may have left unless it never did', () => {
    const sent = Object.entries(STORIES).filter(([, events]) =>
      wasSent(existing(foldCharge(events))),
    );
    expect(Object.keys(STORIES).filter((state) => !sent.some(([each]) => each === state))).toEqual([
      'not-sent',
    ]);
  });

  it('never left where it was withheld', () => {
    const reason = { code: 'held-up' } as const;
    const event = { type: 'withheld', at: NOW, life: 'life-1', reason } as const;
    expect(wasSent(existing(foldCharge([sending(), event])))).toBe(false);
  });
});
