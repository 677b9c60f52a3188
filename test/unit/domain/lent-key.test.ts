import { describe, expect, it } from 'vitest';
import type { Charge, ChargeRequest, DamagedCharge } from '../../../src/domain/charge';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import { lentKeyFor } from '../../../src/domain/lent-key';
import { foldCharge } from '../../../src/domain/step-charge';
import {
  answered,
  aRequest,
  existing,
  looked,
  lost,
  marked,
  NOW,
  refused,
  sending,
  TRIAL,
} from '../support/samples';

const DAY = 24 * 60 * 60_000;
const LENDER = '00000000-0000-4000-8000-0000000000aa';
const BORROWER = '00000000-0000-4000-8000-0000000000bb';
const press = aRequest();
const loan = { key: LENDER, by: LENDER };

function charge(changes: Partial<ChargeRequest>, ...events: ChargeEvent[]): Charge {
  return existing(foldCharge([sending({ chargeId: LENDER, ...changes }), ...events]));
}
/** A later charge, sent with the key of the first. */
function borrower(...events: ChargeEvent[]): Charge {
  const request = { chargeId: BORROWER, pressedAt: NOW + 1 };
  return existing(foldCharge([{ ...sending(request), lentKey: loan }, ...events]));
}
const denied = (changes: Partial<ChargeRequest> = {}) => charge(changes, lost, marked(false));

function lentBy(charges: readonly Charge[], closed: readonly DamagedCharge[] = [], now = NOW) {
  return lentKeyFor(press, { charges, closed }, now);
}

const damaged: DamagedCharge = {
  chargeId: LENDER,
  organization: 'acme',
  externalId: 'cus_1001',
  begunAt: NOW,
  mayAuthenticate: false,
  denied: { key: LENDER, ident: press.pricePoint.ident },
};

describe('a key is lent', () => {
  it('by a charge of the same that was lost and then marked as not charged', () => {
    expect(lentBy([denied()])).toEqual(loan);
  });

  it('for 24 hours after its press, whichever way the clock was set since', () => {
    expect(lentBy([denied()], [], NOW + DAY)).toEqual(loan);
    expect(lentBy([denied()], [], NOW + DAY + 1)).toBeNull();
    expect(lentBy([denied()], [], NOW - DAY)).toEqual(loan);
    expect(lentBy([denied()], [], NOW - DAY - 1)).toBeNull();
  });

  it('by the last of several charges, in whatever order they are known', () => {
    const first = denied({ chargeId: BORROWER, pressedAt: NOW - 1000 });
    expect(lentBy([first, denied()])).toEqual(loan);
    expect(lentBy([denied(), first])).toEqual(loan);
  });

  it('again, in the name of the charge whose it first was, when it was lost again', () => {
    expect(lentBy([denied(), borrower(lost, marked(false))])).toEqual(loan);
    expect(lentBy([borrower(lost, marked(false))])).toEqual(loan);
  });

  it('by a damaged record that was denied and closed', () => {
    expect(lentBy([], [damaged])).toEqual(loan);
    const borrowed = { ...damaged, chargeId: BORROWER };
    expect(lentBy([], [borrowed])).toEqual({ key: LENDER, by: BORROWER });
  });

  it('after looks that found nothing', () => {
    expect(lentBy([charge({}, lost, marked(false), looked('nothing'))])).toEqual(loan);
  });
});

describe('no key is lent', () => {
  it('where nothing was charged before', () => {
    expect(lentBy([])).toBeNull();
  });

  it.each<[string, readonly ChargeEvent[]]>([
    ['is still lost', [lost]],
    ['was marked as charged', [lost, marked(true)]],
    ['was denied without having been lost', [answered('processing'), marked(false)]],
    ['was denied by the server', [answered('failed')]],
  ])('by a charge that %s', (_, events) => {
    expect(lentBy([charge({}, ...events)])).toBeNull();
  });

  it('by a charge of another price point', () => {
    expect(lentBy([denied({ pricePoint: TRIAL })])).toBeNull();
  });

  it.each<[string, Partial<DamagedCharge>]>([
    ['that nobody denied', { denied: null }],
    ['of another price point', { denied: { key: LENDER, ident: TRIAL.ident } }],
    ['of which no price point can be read', { denied: { key: LENDER, ident: null } }],
    ['of which nobody knows when it was begun', { begunAt: null }],
    ['from more than 24 hours ago', { begunAt: NOW - DAY - 1 }],
  ])('by a damaged record %s', (_, changes) => {
    expect(lentBy([], [{ ...damaged, ...changes }])).toBeNull();
  });

  it.each<[string, readonly ChargeEvent[]]>([
    ['succeeded', [answered('succeeded')]],
    ['failed', [answered('failed')]],
    ['was refused', [refused]],
    ['is processed', [answered('processing')]],
    [
      'was told of the first one’s order',
      [{ type: 'already-charged', at: NOW + 2, answer: answered('succeeded').answer }],
    ],
    ['was told that the key is known', [{ ...lost, why: 'repeated' }]],
  ])('that a final answer has spent: the charge it was lent to %s', (_, events) => {
    expect(lentBy([denied(), borrower(...events)])).toBeNull();
    expect(lentBy([], [damaged])).toEqual(loan);
    expect(
      lentKeyFor(press, { charges: [borrower(...events)], closed: [damaged] }, NOW),
    ).toBeNull();
  });

  it('by a look, or an agent, that found the order of the charge it was lent to', () => {
    const found = looked('ours');
    expect(lentBy([denied(), borrower(lost, found)])).toBeNull();
    expect(lentBy([denied(), borrower(lost, marked(true))])).toBeNull();
  });

  it('that a later charge brought an answer to, by the first one’s own record', () => {
    const told = charge({}, lost, marked(false), {
      type: 'key-answered',
      at: NOW + 3,
      by: BORROWER,
      answer: answered('failed').answer,
    });
    expect(lentBy([told])).toBeNull();
  });
});

describe('a key is not spent', () => {
  it('by another charge’s answer', () => {
    const other = existing(
      foldCharge([sending({ chargeId: BORROWER, pressedAt: NOW - 5 }), answered('succeeded')]),
    );
    expect(lentBy([denied(), other])).toEqual(loan);
  });

  it('by a charge that was lost with it, or never sent', () => {
    expect(lentBy([denied(), borrower(lost)])).toEqual(loan);
    const withheld: ChargeEvent = {
      type: 'withheld',
      at: NOW + 2,
      life: 'life-1',
      reason: { code: 'held-up' },
    };
    expect(lentBy([denied(), borrower(withheld)])).toEqual(loan);
  });
});
