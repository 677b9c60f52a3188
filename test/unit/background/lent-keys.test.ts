import { describe, expect, it, vi } from 'vitest';
import { startCharge } from '../../../src/background/start-charge';
import type { ChargeAnswer } from '../../../src/domain/charge-event';
import { KEY_LENT_FOR } from '../../../src/domain/limits';
import type { LaterEvent, OneClickOutcome } from '../../../src/ports';
import type { StartChargeRequest } from '../../../src/protocol/requests';
import { createFakePorts, setClocks } from '../support/fake-ports';
import {
  answered,
  aPress,
  CHARGE_ID,
  COINS,
  existing,
  lost,
  marked,
  NOW,
  OTHER_CHARGE_ID,
  refused,
  sending,
} from '../support/samples';

const THIRD_ID = '00000000-0000-4000-8000-000000000003';
const HOUR = 3_600_000;

function answer(status: ChargeAnswer['status'], changes: Partial<ChargeAnswer> = {}) {
  const event = answered(status);
  return { ...event, answer: { ...event.answer, ...changes } };
}
/** The order that the server made under the first charge's key. */
const replay = answer('succeeded', { orderId: 'o-1', isReplay: true });

type Made = Awaited<ReturnType<typeof createFakePorts>>;

/** A charge that was lost and marked as not charged, an hour ago. */
async function denied(...events: LaterEvent[]): Promise<Made> {
  const made = await createFakePorts();
  await made.ports.journal.begin(sending());
  const story = events.length === 0 ? [lost, marked(false)] : events;
  for (const event of story) await made.ports.journal.append(CHARGE_ID, event);
  setClocks(made.world, NOW + HOUR);
  return made;
}

/** The same, of which a record went bad before it was closed as not charged. */
async function damaged(): Promise<Made> {
  const made = await denied(lost);
  const db = await made.database();
  await db.put('events', { chargeId: CHARGE_ID, seq: 1, event: 'scratched' });
  await made.ports.journal.closeDamaged(CHARGE_ID, marked(false));
  return made;
}

/** The next press of the same, which the server answers like that. */
async function press(
  { ports, world }: Made,
  outcome: OneClickOutcome,
  changes: Partial<StartChargeRequest> = {},
) {
  world.answer = () => Promise.resolve(outcome);
  const asked = { chargeId: OTHER_CHARGE_ID, pressedAt: world.now, ...changes };
  const { charge } = await startCharge(ports, aPress(asked));
  return charge;
}

const keysOf = ({ world }: Made) => world.sent.map(({ idempotencyKey }) => idempotencyKey);
const firstOf = async ({ ports }: Made) => existing(await ports.journal.read(CHARGE_ID));

describe('the press after a charge that was lost and denied', () => {
  it("sends that charge's key, its own reference, and keeps both", async () => {
    const made = await denied();
    const charge = await press(made, answered('succeeded'));
    expect(made.world.sent).toMatchObject([
      { idempotencyKey: CHARGE_ID, metadata: { ref: OTHER_CHARGE_ID } },
    ]);
    const lentKey = { key: CHARGE_ID, by: CHARGE_ID };
    expect(charge.events[0]).toMatchObject({ type: 'sending', lentKey });
    await expect(made.ports.journal.read(OTHER_CHARGE_ID)).resolves.toEqual(charge);
  });

  it.each<[string, LaterEvent[], Partial<StartChargeRequest>, number]>([
    ['was not lost', [answered('processing'), marked(false)], {}, HOUR],
    ['was settled otherwise', [lost, marked(true)], { again: [CHARGE_ID] }, HOUR],
    ['was of another price point', [lost, marked(false)], { pricePoint: gems() }, HOUR],
    ['was of another customer', [lost, marked(false)], { externalId: 'cus_2' }, HOUR],
    ['is older than a day', [lost, marked(false)], {}, KEY_LENT_FOR + 1],
  ])('sends its own key where that one %s', async (_, events, changes, age) => {
    const made = await denied(...events);
    setClocks(made.world, NOW + age);
    if (changes.pricePoint) {
      made.world.listed = {
        ok: true,
        value: { pricePoints: [changes.pricePoint], unreadable: 0 },
        serverAt: made.world.now,
      };
    }
    const charge = await press(made, answered('succeeded'), changes);
    expect(keysOf(made)).toEqual([OTHER_CHARGE_ID]);
    expect(charge.events[0]).toMatchObject({ lentKey: null });
  });

  it.each([KEY_LENT_FOR, -KEY_LENT_FOR])('sends it for a day, by either clock: %i', async (age) => {
    const made = await denied();
    setClocks(made.world, NOW + age);
    await press(made, answered('succeeded'));
    expect(keysOf(made)).toEqual([CHARGE_ID]);
  });
});

function gems() {
  return { ...COINS, ident: 'gems-9' };
}

describe('a server that honours keys', () => {
  it.each(['succeeded', 'processing', 'authenticating'] as const)(
    'answers the first order (%s): the first charge is made, the new one charged nothing more',
    async (status) => {
      const made = await denied();
      const told = answer(status, { orderId: 'o-1', isReplay: true });
      const charge = await press(made, told);
      const first = await firstOf(made);
      expect([first.state, charge.state]).toEqual([status, 'already-charged']);
      const at = NOW + HOUR;
      expect(first.events.at(-1)).toEqual({
        type: 'key-answered',
        at,
        by: OTHER_CHARGE_ID,
        answer: told.answer,
      });
      expect(charge.events.at(-1)).toEqual({ type: 'already-charged', at, answer: told.answer });
      await expect(made.ports.journal.countOpen()).resolves.toBe(status === 'succeeded' ? 0 : 1);
    },
  );

  it('has the first charge told of before the new one', async () => {
    const made = await denied();
    const charge = await press(made, replay);
    const tellings = made.world.told.map(({ request, state }) => [request.chargeId, state]);
    expect(tellings).toEqual([
      [OTHER_CHARGE_ID, 'sending'],
      [CHARGE_ID, 'succeeded'],
      [OTHER_CHARGE_ID, 'already-charged'],
    ]);
    expect(charge.state).toBe('already-charged');
  });

  it('has the order written into the first record before the new one is closed', async () => {
    const made = await denied();
    const { journal } = made.ports;
    const append = journal.append.bind(journal);
    vi.spyOn(journal, 'append').mockImplementation((chargeId, event) =>
      event.type === 'already-charged'
        ? Promise.reject(new Error('this life ends'))
        : append(chargeId, event),
    );
    await press(made, replay);
    await expect(firstOf(made)).resolves.toMatchObject({ state: 'succeeded' });
    await expect(journal.read(OTHER_CHARGE_ID)).resolves.toMatchObject({ state: 'sending' });
  });

  it('has its answer kept although the first record cannot be written', async () => {
    const made = await denied();
    const { journal } = made.ports;
    const append = journal.append.bind(journal);
    vi.spyOn(journal, 'append').mockImplementation((chargeId, event) =>
      chargeId === CHARGE_ID ? Promise.reject(new Error('disk')) : append(chargeId, event),
    );
    const charge = await press(made, replay);
    expect(charge.state).toBe('already-charged');
    expect(made.world.bugs).toContain('journal.append');
  });

  it('is believed although the notifier fails', async () => {
    const made = await denied();
    vi.spyOn(made.ports.notifier, 'tell').mockRejectedValue(new Error());
    const charge = await press(made, replay);
    expect(charge.state).toBe('already-charged');
    expect(new Set(made.world.bugs)).toEqual(new Set(['notifier']));
  });

  it.each(['failed', 'cancelled'] as const)(
    'has a replayed decline told as such (%s), and nothing said of the first charge',
    async (status) => {
      const made = await denied();
      const charge = await press(made, answer(status, { isReplay: true }));
      const first = await firstOf(made);
      expect([first.state, charge.state]).toEqual(['marked-not-charged', status]);
      expect(first.events.length).toBe(3);
    },
  );

  it('that never saw the key charges once, and the first charge stays as it is', async () => {
    const made = await denied();
    const charge = await press(made, answer('succeeded', { orderId: 'o-2' }));
    const first = await firstOf(made);
    expect([first.state, charge.state]).toEqual(['marked-not-charged', 'succeeded']);
    expect(first.events.length).toBe(3);
  });

  it('that answers a replay of a key of its own is answered like any other', async () => {
    const made = await createFakePorts();
    const charge = await press(made, replay);
    expect(charge.state).toBe('succeeded');
    expect(charge.events.at(-1)).toMatchObject({ type: 'answered' });
  });
});

describe('a server that will not take the key again', () => {
  const repeated = { ...lost, why: 'repeated', httpStatus: 409 } as const;

  it('reopens the first charge as unknown, and leaves the new one unknown', async () => {
    const made = await denied();
    const charge = await press(made, repeated);
    const first = await firstOf(made);
    expect([first.state, charge.state]).toEqual(['unknown', 'unknown']);
    expect(first.events.at(-1)).toMatchObject({ type: 'key-answered', answer: null });
    expect(charge.events.at(-1)).toMatchObject({ type: 'lost', why: 'repeated' });
    await expect(made.ports.journal.countOpen()).resolves.toBe(2);
  });

  it('says nothing of a charge that had lent none', async () => {
    const made = await createFakePorts();
    const charge = await press(made, repeated);
    expect(charge.state).toBe('unknown');
    expect(made.world.told.length).toBe(2);
  });

  it('is not taken for one that did not answer', async () => {
    const made = await denied();
    const charge = await press(made, lost);
    const first = await firstOf(made);
    expect([first.state, charge.state]).toEqual(['marked-not-charged', 'unknown']);
    expect(first.events.length).toBe(3);
  });
});

describe('a lent key', () => {
  const late = (event: LaterEvent): LaterEvent => ({ ...event, at: NOW + 2 * HOUR });

  it.each<[string, OneClickOutcome]>([
    ['an answer', answered('failed')],
    ['a replayed decline', answer('failed', { isReplay: true })],
    ['a refusal', refused],
  ])('is spent by %s: the press after it has a new one', async (_, outcome) => {
    const made = await denied();
    await press(made, outcome);
    await press(made, answered('succeeded'), { chargeId: THIRD_ID });
    expect(keysOf(made)).toEqual([CHARGE_ID, THIRD_ID]);
  });

  it('is spent once the server has answered the first order', async () => {
    const made = await denied();
    await press(made, replay);
    const again = [CHARGE_ID];
    await press(made, answered('succeeded'), { chargeId: THIRD_ID, again });
    expect(keysOf(made)).toEqual([CHARGE_ID, THIRD_ID]);
  });

  it('is spent once the server will not take it again', async () => {
    const made = await denied();
    await press(made, { ...lost, why: 'repeated' });
    setClocks(made.world, NOW + 2 * HOUR);
    for (const chargeId of [CHARGE_ID, OTHER_CHARGE_ID]) {
      await made.ports.journal.append(chargeId, late(marked(false)));
    }
    await press(made, answered('succeeded'), { chargeId: THIRD_ID });
    expect(keysOf(made)).toEqual([CHARGE_ID, THIRD_ID]);
  });

  it('that is lost again is lent again, as the first charge’s', async () => {
    const made = await denied();
    await press(made, lost);
    setClocks(made.world, NOW + 2 * HOUR);
    await made.ports.journal.append(OTHER_CHARGE_ID, late(marked(false)));
    const charge = await press(made, replay, { chargeId: THIRD_ID });
    expect(keysOf(made)).toEqual([CHARGE_ID, CHARGE_ID]);
    expect(charge.events[0]).toMatchObject({ lentKey: { key: CHARGE_ID, by: CHARGE_ID } });
    await expect(firstOf(made)).resolves.toMatchObject({ state: 'succeeded' });
    await expect(made.ports.journal.read(OTHER_CHARGE_ID)).resolves.toMatchObject({
      state: 'marked-not-charged',
    });
  });
});

describe('a damaged record that lends its key', () => {
  const found = (kind: string, orderId: string | null) => ({
    type: 'looked',
    at: NOW + HOUR,
    by: 'schedule',
    assets: 'no-snapshot',
    payments: 'no-snapshot',
    finding: { kind, orders: [{ orderId, amount: null, createdAt: null }] },
    serverAt: null,
    confirms: null,
  });

  it.each<[string, OneClickOutcome, object, string]>([
    ['answered', replay, found('ours', 'o-1'), 'already-charged'],
    ['not taken again', { ...lost, why: 'repeated' }, found('possible', null), 'unknown'],
  ])('is opened again once that is %s', async (_, outcome, look, state) => {
    const made = await damaged();
    const charge = await press(made, outcome);
    expect(keysOf(made)).toEqual([CHARGE_ID]);
    expect(charge.state).toBe(state);
    const record = await (await made.database()).get('events', [CHARGE_ID, 3]);
    expect(record?.event).toEqual(look);
    const { damaged: shown } = await made.ports.journal.ofCustomer('acme', 'cus_1001');
    expect(shown.map(({ chargeId }) => chargeId)).toEqual([CHARGE_ID]);
  });

  it('is left closed by an answer of its own to the new charge', async () => {
    const made = await damaged();
    const charge = await press(made, answered('succeeded'));
    expect(charge.state).toBe('succeeded');
    await expect(made.ports.journal.readClosed(CHARGE_ID)).resolves.toBeDefined();
  });

  it('that cannot be written keeps the answer from nobody', async () => {
    const made = await damaged();
    vi.spyOn(made.ports.journal, 'noteDamaged').mockRejectedValue(new Error('disk'));
    const charge = await press(made, replay);
    expect(charge.state).toBe('already-charged');
    expect(made.world.bugs).toContain('journal.noteDamaged');
  });
});
