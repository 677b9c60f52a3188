import { afterEach, describe, expect, it, vi } from 'vitest';
import { createJournal } from '../../../src/platform/journal';
import type { ChargeState } from '../../../src/domain/state-facts';
import type { BeginningEvent, LaterEvent } from '../../../src/ports';
import { freshDatabase } from '../support/fresh-database';
import {
  answered,
  CHARGE_ID,
  looked,
  lost,
  marked,
  notSent,
  NOW,
  OTHER_CHARGE_ID,
  refused,
  sending,
} from '../support/samples';

afterEach(() => {
  vi.restoreAllMocks();
});

function newJournal() {
  const database = freshDatabase();
  return { journal: createJournal(database), database };
}

describe('the journal begins a charge', () => {
  it.each<[string, BeginningEvent, ChargeState, number]>([
    ['that is about to be sent, with a claim', sending(), 'sending', 1],
    ['that is not sent, without a claim', notSent(), 'not-sent', 0],
  ])('%s', async (_, event, state, open) => {
    const { journal } = newJournal();
    const charge = { request: event.request, state, events: [event] };
    await expect(journal.begin(event)).resolves.toEqual({ begun: true, charge });
    await expect(journal.read(CHARGE_ID)).resolves.toEqual(charge);
    await expect(journal.countOpen()).resolves.toBe(open);
  });

  it('once for each id, whoever the customer is', async () => {
    const { journal } = newJournal();
    await journal.begin(sending());
    for (const event of [sending(), sending({ externalId: 'cus_2' }), notSent()]) {
      await expect(journal.begin(event)).resolves.toEqual({ begun: false, why: 'same-charge' });
    }
    await expect(journal.countOpen()).resolves.toBe(1);
  });

  it('once for each id, also when it was not sent', async () => {
    const { journal } = newJournal();
    await journal.begin(notSent());
    await expect(journal.begin(sending())).resolves.toEqual({ begun: false, why: 'same-charge' });
    await expect(journal.countOpen()).resolves.toBe(0);
  });

  it('of one customer at a time, and says which is open', async () => {
    const { journal } = newJournal();
    await journal.begin(sending());
    await expect(journal.begin(sending({ chargeId: OTHER_CHARGE_ID }))).resolves.toEqual({
      begun: false,
      why: 'customer-busy',
      chargeId: CHARGE_ID,
    });
    await expect(journal.read(OTHER_CHARGE_ID)).resolves.toBeUndefined();
  });

  it.each([
    ['another customer', { externalId: 'cus_2' }],
    ['a customer in other letters', { externalId: 'CUS_1001' }],
    ['that customer of another organisation', { organization: 'other' }],
    ['a customer with a slash', { externalId: 'acme/cus_1001' }],
  ])('of %s beside an open one', async (_, changes) => {
    const { journal } = newJournal();
    await journal.begin(sending());
    const other = sending({ chargeId: OTHER_CHARGE_ID, ...changes });
    await expect(journal.begin(other)).resolves.toMatchObject({ begun: true });
  });

  it('that is not sent although the customer has an open one', async () => {
    const { journal } = newJournal();
    await journal.begin(sending());
    await expect(journal.begin(notSent({ chargeId: OTHER_CHARGE_ID }))).resolves.toMatchObject({
      begun: true,
    });
    await expect(journal.countOpen()).resolves.toBe(1);
  });
});

describe('an event', () => {
  it.each<[string, LaterEvent[], ChargeState, boolean]>([
    ['succeeded', [answered('succeeded')], 'succeeded', false],
    ['failed', [answered('failed')], 'failed', false],
    ['cancelled', [answered('cancelled')], 'cancelled', false],
    ['refused', [refused], 'refused', false],
    ['lost and then answered', [lost, answered('succeeded')], 'succeeded', false],
    ['lost and then refused', [lost, refused], 'refused', false],
    ['marked as charged', [lost, marked(true)], 'marked-charged', false],
    ['marked as not charged', [lost, marked(false)], 'marked-not-charged', false],
    ['processing and then marked', [answered('processing'), marked(true)], 'marked-charged', false],
    ['lost', [lost], 'unknown', true],
    ['processing', [answered('processing')], 'processing', true],
    ['authenticating', [answered('authenticating')], 'authenticating', true],
    ['lost and then processing', [lost, answered('processing')], 'processing', true],
    ['marked too early', [marked(false)], 'sending', true],
  ])('%s: the claim stands on is told', async (_, later, state, isClaimed) => {
    const { journal } = newJournal();
    await journal.begin(sending());
    let told;
    for (const event of later) told = await journal.append(CHARGE_ID, event);
    expect(told?.state).toBe(state);
    await expect(journal.read(CHARGE_ID)).resolves.toEqual(told);
    await expect(journal.countOpen()).resolves.toBe(isClaimed ? 1 : 0);
    const next = await journal.begin(sending({ chargeId: OTHER_CHARGE_ID }));
    expect(next.begun).toBe(!isClaimed);
  });

  it('that does not fit changes nothing and tells how the charge stands', async () => {
    const { journal } = newJournal();
    await journal.begin(sending());
    const settled = await journal.append(CHARGE_ID, answered('failed'));
    for (const event of [answered('succeeded'), lost, refused, marked(false)]) {
      await expect(journal.append(CHARGE_ID, event)).resolves.toEqual(settled);
    }
  });

  it.each<[string, LaterEvent[], LaterEvent, ChargeState]>([
    ['after the word of the agent', [lost, marked(true)], answered('failed'), 'failed'],
    ['after the word of the agent', [lost, marked(false)], answered('succeeded'), 'succeeded'],
    ['after the books have shown its order', [lost, looked('ours')], refused, 'succeeded'],
    ['after a second order has shown', [lost, looked('twice')], refused, 'charged-twice'],
  ])('of the server that comes late, %s, is kept', async (_, before, late, state) => {
    const { journal } = newJournal();
    await journal.begin(sending());
    for (const event of before) await journal.append(CHARGE_ID, event);
    const charge = await journal.append(CHARGE_ID, late);
    expect(charge).toMatchObject({ state });
    expect(charge?.events.at(-1)).toEqual(late);
    await expect(journal.read(CHARGE_ID)).resolves.toEqual(charge);
  });

  const withheld = (life: string): LaterEvent => ({
    type: 'withheld',
    at: NOW + 1,
    life,
    reason: { code: 'held-up' },
  });

  it('that nothing was sent, by the life that wrote it, frees the customer', async () => {
    const { journal } = newJournal();
    await journal.begin(sending({}, 'life-1'));
    const charge = await journal.append(CHARGE_ID, withheld('life-1'));
    expect(charge?.state).toBe('not-sent');
    await expect(journal.countOpen()).resolves.toBe(0);
    await expect(journal.looksAhead()).resolves.toEqual([]);
  });

  it('that nothing was sent, by another life, is not taken: only the first one knows', async () => {
    const { journal } = newJournal();
    await journal.begin(sending({}, 'life-1'));
    const charge = await journal.append(CHARGE_ID, withheld('life-2'));
    expect(charge).toMatchObject({ state: 'sending', events: { length: 1 } });
    await expect(journal.read(CHARGE_ID)).resolves.toEqual(charge);
    await expect(journal.countOpen()).resolves.toBe(1);
  });

  it('that nothing was sent is not taken once the answer was given up', async () => {
    const { journal } = newJournal();
    await journal.begin(sending({}, 'life-1'));
    const lostNow = await journal.append(CHARGE_ID, lost);
    await expect(journal.append(CHARGE_ID, withheld('life-1'))).resolves.toEqual(lostNow);
  });

  it('of a charge that nobody knows is nothing', async () => {
    const { journal, database } = newJournal();
    await expect(journal.append(CHARGE_ID, lost)).resolves.toBeUndefined();
    await expect((await database()).count('events')).resolves.toBe(0);
  });

  it('of two at once is one, the first', async () => {
    const { journal } = newJournal();
    await journal.begin(sending());
    const told = await Promise.all([
      journal.append(CHARGE_ID, answered('succeeded')),
      journal.append(CHARGE_ID, answered('failed')),
    ]);
    expect(told.map((charge) => charge?.state)).toEqual(['succeeded', 'succeeded']);
  });

  it('that closes a charge frees no customer but its own', async () => {
    const { journal } = newJournal();
    await journal.begin(sending());
    await journal.begin(sending({ chargeId: OTHER_CHARGE_ID, externalId: 'cus_2' }));
    await journal.append(CHARGE_ID, answered('succeeded'));
    const { charges } = await journal.open();
    expect(charges.map(({ request }) => request.externalId)).toEqual(['cus_2']);
  });

  it('never changes a record: each is added', async () => {
    const { journal, database } = newJournal();
    await journal.begin(sending());
    await journal.append(CHARGE_ID, lost);
    await journal.append(CHARGE_ID, marked(true));
    await expect((await database()).getAll('events')).resolves.toEqual([
      {
        chargeId: CHARGE_ID,
        seq: 0,
        begunAt: NOW,
        who: 'acme/cus_1001',
        order: 1,
        event: sending(),
      },
      { chargeId: CHARGE_ID, seq: 1, event: lost },
      { chargeId: CHARGE_ID, seq: 2, event: marked(true) },
    ]);
  });
});

describe('the disk', () => {
  it('is asked for strict durability by every write', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const { journal } = newJournal();
    await journal.begin(sending());
    await journal.append(CHARGE_ID, lost);
    await journal.append(CHARGE_ID, answered('succeeded'));
    const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes.map(([, , options]) => options)).toEqual(
      [1, 2, 3].map(() => ({ durability: 'strict' })),
    );
  });

  type Write = (...record: Parameters<IDBObjectStore['add']>) => IDBRequest<IDBValidKey>;
  type Failure = (store: IDBObjectStore, write: () => IDBRequest<IDBValidKey>) => ReturnType<Write>;

  const failures: [string, Failure][] = [
    [
      'refuses at once',
      () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    ],
    [
      'gives up the transaction',
      (store, write) => {
        const request = write();
        store.transaction.abort();
        return request;
      },
    ],
  ];
  /** Events are added, never put; what is pending is put. */
  const stores = [
    ['events', 'add'],
    ['pending', 'put'],
  ] as const;

  /** Breaks every writing to one store. */
  function breakWriting([storeName, method]: (typeof stores)[number], fail: Failure) {
    const original = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, method)
      ?.value as Write;
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
      this: IDBObjectStore,
      ...record
    ) {
      const write = () => original.apply(this, record);
      return this.name === storeName ? fail(this, write) : write();
    });
  }

  const breaks = failures.flatMap(([how, fail]) =>
    stores.map((store) => [how, store[0], store, fail] as const),
  );

  it.each(breaks)('that %s while %s are written keeps nothing of a beginning', async (...one) => {
    const [, , store, fail] = one;
    const { journal, database } = newJournal();
    await journal.countOpen();
    breakWriting(store, fail);
    await expect(journal.begin(sending())).rejects.toThrow();
    vi.restoreAllMocks();
    const db = await database();
    await expect(Promise.all([db.count('events'), db.count('pending')])).resolves.toEqual([0, 0]);
    await expect(journal.begin(sending())).resolves.toMatchObject({ begun: true });
  });

  it.each(breaks)('that %s while %s are written keeps an open charge open', async (...one) => {
    const [, , store, fail] = one;
    const { journal, database } = newJournal();
    await journal.begin(sending());
    const before = await (await database()).getAll('pending');
    breakWriting(store, fail);
    await expect(journal.append(CHARGE_ID, answered('succeeded'))).rejects.toThrow();
    vi.restoreAllMocks();
    await expect(journal.read(CHARGE_ID)).resolves.toMatchObject({ state: 'sending' });
    await expect(journal.countOpen()).resolves.toBe(1);
    await expect((await database()).getAll('pending')).resolves.toEqual(before);
  });

  it('that cannot be opened is a rejection, and is tried again', async () => {
    let tries = 0;
    const database = freshDatabase();
    const journal = createJournal(() => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('no disk')) : database();
    });
    await expect(journal.begin(sending())).rejects.toThrow('no disk');
    await expect(journal.begin(sending())).resolves.toMatchObject({ begun: true });
  });
});

describe('the latest charge', () => {
  /** Two charges, in the order in which they were begun. */
  async function begunAt(first: number, second: number) {
    const { journal } = newJournal();
    await journal.begin({ ...sending({ chargeId: OTHER_CHARGE_ID }), at: first });
    await journal.begin({ ...notSent(), at: second });
    return journal;
  }

  it.each([
    [NOW, CHARGE_ID],
    [NOW + 5, CHARGE_ID],
    [NOW + 6, undefined],
  ])('since %i is %s', async (since, chargeId) => {
    const journal = await begunAt(NOW, NOW + 5);
    const latest = await journal.latest(since);
    expect(latest?.request.chargeId).toBe(chargeId);
  });

  it('is the one that was begun last, though the clock was set back before it', async () => {
    const journal = await begunAt(NOW + 3_600_000, NOW);
    const latest = await journal.latest(NOW);
    expect(latest?.request.chargeId).toBe(CHARGE_ID);
  });

  it('is none when the last one is too old, though one before it has a later time', async () => {
    const journal = await begunAt(NOW + 3_600_000, NOW);
    await expect(journal.latest(NOW + 1)).resolves.toBeUndefined();
  });

  it('is none where nothing was ever begun', async () => {
    const { journal } = newJournal();
    await expect(journal.latest(0)).resolves.toBeUndefined();
  });

  it('is none where the last one cannot be read', async () => {
    const { journal, database } = newJournal();
    await journal.begin(sending());
    const db = await database();
    await db.put('events', { chargeId: CHARGE_ID, seq: 0, order: 1, event: 'scratched' });
    await expect(journal.latest(0)).resolves.toBeUndefined();
  });

  it('is one that was not sent, too', async () => {
    const { journal } = newJournal();
    await journal.begin(notSent());
    await expect(journal.latest(0)).resolves.toMatchObject({ state: 'not-sent' });
  });

  it('counts from its beginning, not from what came later', async () => {
    const { journal } = newJournal();
    await journal.begin(sending());
    await journal.append(CHARGE_ID, { ...lost, at: NOW + 90_000 });
    await expect(journal.latest(NOW + 1)).resolves.toBeUndefined();
  });
});
