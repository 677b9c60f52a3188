import { describe, expect, it, vi } from 'vitest';
import { markCharge } from '../../../src/background/mark-charge';
import type { ChargeState } from '../../../src/domain/state-facts';
import type { Payment } from '../../../src/domain/customer-books';
import { AUTHENTICATION_LIVES, MARK_NOT_CHARGED_AFTER } from '../../../src/domain/limits';
import type { LaterEvent } from '../../../src/ports';
import type { MarkChargeRequest } from '../../../src/protocol/requests';
import { createFakePorts, historyOf, setClocks } from '../support/fake-ports';
import { gate } from '../support/gate';
import {
  answered,
  CHARGE_ID,
  dollars,
  existing,
  looked,
  lost,
  NOW,
  OTHER_CHARGE_ID,
  sending,
  uncertain,
} from '../support/samples';

const LATE = lost.at + MARK_NOT_CHARGED_AFTER;
const AN_HOUR = NOW + 1 + AUTHENTICATION_LIVES;

const failed = { ok: false, why: 'network' } as const;

function word(charged: boolean, changes: Partial<MarkChargeRequest> = {}): MarkChargeRequest {
  return { chargeId: CHARGE_ID, charged, orderId: null, why: '', ...changes };
}

/** A charge that stands as its events say, half an hour later. */
async function afterA(...later: LaterEvent[]) {
  const made = await createFakePorts();
  setClocks(made.world, LATE);
  await made.ports.journal.begin(sending());
  for (const event of later) await made.ports.journal.append(CHARGE_ID, event);
  return made;
}

describe('marking a charge', () => {
  it.each([
    [true, 'marked-charged', 'o-1'],
    [false, 'marked-not-charged', null],
  ] as const)(
    'as charged %j settles it by the word of the agent, and frees the customer',
    async (charged, state, orderId) => {
      const { ports, world } = await afterA(lost);
      const why = 'seen in the support tool';
      const charge = await markCharge(ports, word(charged, { orderId: 'o-1', why }));
      expect(charge?.state).toBe(state);
      expect(charge?.events.at(-1)).toEqual({
        type: 'marked',
        at: LATE,
        charged,
        by: 'Ada',
        why,
        orderId,
      });
      expect(world.told.map((told) => told.state)).toEqual([state]);
      await expect(ports.journal.countOpen()).resolves.toBe(0);
      expect(world.badge).toBe(0);
      expect(world.sent).toEqual([]);
    },
  );

  it('sets the alarm: the word is watched for what may speak against it', async () => {
    const { ports, world } = await afterA(lost);
    await markCharge(ports, word(false));
    expect(world.alarmAt).toBe(LATE + 30_000);
  });

  it('has its alarm set before the word is written: this life may end right after it', async () => {
    const { ports, world } = await afterA(lost);
    const append = ports.journal.append.bind(ports.journal);
    const seen: (number | null | undefined)[] = [];
    vi.spyOn(ports.journal, 'append').mockImplementation((chargeId, event) => {
      if (event.type === 'marked') seen.push(world.alarmAt);
      return append(chargeId, event);
    });
    await markCharge(ports, word(false));
    expect(seen).toEqual([LATE + 60_000]);
  });

  it.each<[string, LaterEvent, boolean, number, ChargeState]>([
    ['unknown', lost, false, LATE - 1, 'unknown'],
    ['unknown', lost, false, LATE, 'marked-not-charged'],
    ['unknown', lost, false, lost.at - 1, 'unknown'],
    ['unknown, by clocks that were set back,', lost, false, 0, 'unknown'],
    ['unknown', lost, true, NOW + 2, 'marked-charged'],
    ['processing', answered('processing'), false, LATE - 1, 'processing'],
    ['processing', answered('processing'), false, LATE, 'marked-not-charged'],
    ['authenticating', answered('authenticating'), false, LATE - 1, 'authenticating'],
    ['authenticating', answered('authenticating'), false, LATE, 'authenticating'],
    ['authenticating', answered('authenticating'), false, AN_HOUR - 1, 'authenticating'],
    ['authenticating', answered('authenticating'), false, AN_HOUR, 'marked-not-charged'],
    ['authenticating', answered('authenticating'), true, NOW + 2, 'marked-charged'],
    // The look before the word confirms what the server had said.
    ['unconfirmed', uncertain.failed, false, LATE, 'failed'],
    ['unconfirmed', uncertain.failed, false, NOW + 2, 'unconfirmed'],
    ['unconfirmed', uncertain.failed, true, NOW + 2, 'marked-charged'],
  ])('that is %s (%o) as charged %j at %i makes it %s', async (...row) => {
    const [, event, charged, at, state] = row;
    const { ports, world } = await afterA(event);
    setClocks(world, at);
    const charge = await markCharge(ports, word(charged));
    expect(charge?.state).toBe(state);
  });

  it('that was reopened may be denied at once: it is long since it was sent', async () => {
    const { ports, world } = await afterA(lost, looked('nothing'));
    await markCharge(ports, word(false));
    await ports.journal.append(CHARGE_ID, { ...looked('probable'), at: LATE + 1 });
    world.now = LATE + 2;
    const charge = await markCharge(ports, word(false));
    expect(charge?.state).toBe('marked-not-charged');
  });

  it('that went through twice is seen to, never denied', async () => {
    const { ports } = await afterA(answered('succeeded'), looked('twice'));
    await expect(markCharge(ports, word(false))).resolves.toMatchObject({ state: 'charged-twice' });
    await expect(markCharge(ports, word(true))).resolves.toMatchObject({ state: 'marked-charged' });
  });

  it('that is being sent changes nothing', async () => {
    const { ports } = await afterA();
    for (const charged of [true, false]) {
      await expect(markCharge(ports, word(charged))).resolves.toMatchObject({ state: 'sending' });
    }
    await expect(ports.journal.countOpen()).resolves.toBe(1);
  });

  it.each([true, false])('that is settled takes no word, charged: %j', async (charged) => {
    const { ports } = await afterA(answered('succeeded'));
    const charge = existing(await markCharge(ports, word(charged)));
    expect(charge.state).toBe('succeeded');
    expect(charge.events.filter(({ type }) => type === 'marked')).toEqual([]);
  });

  it('twice at once is one word', async () => {
    const { ports } = await afterA(lost);
    const both = [markCharge(ports, word(true)), markCharge(ports, word(false))];
    const states = (await Promise.all(both)).map((charge) => charge?.state);
    expect(states).toEqual(['marked-charged', 'marked-charged']);
    const charge = existing(await ports.journal.read(CHARGE_ID));
    expect(charge.events.filter(({ type }) => type === 'marked').length).toBe(1);
  });

  it('waits until a look at that customer is done', async () => {
    const { ports } = await afterA(lost);
    const steps: string[] = [];
    const look = gate();
    const looking = ports.locks.run('settle:acme/cus_1001', async () => {
      await look.opened;
      steps.push('looked');
    });
    const marking = markCharge(ports, word(true)).then(() => steps.push('marked'));
    await ports.journal.countOpen();
    look.open();
    await Promise.all([looking, marking]);
    expect(steps).toEqual(['looked', 'marked']);
  });

  it('that nobody knows is nothing', async () => {
    const { ports, world } = await createFakePorts();
    await expect(markCharge(ports, word(true))).resolves.toBeNull();
    expect(world.told).toEqual([]);
    expect(world.alarmAt).toBeUndefined();
  });

  it('that can be read no more when its turn comes is nothing', async () => {
    const { ports, world } = await afterA(lost);
    const known = await ports.journal.read(CHARGE_ID);
    vi.spyOn(ports.journal, 'read').mockResolvedValueOnce(known).mockResolvedValue(undefined);
    await expect(markCharge(ports, word(true))).resolves.toBeNull();
    expect(world.told).toEqual([]);
  });

  it.each<
    [string, readonly string[], (ports: Awaited<ReturnType<typeof afterA>>['ports']) => void]
  >([
    ['notifier', ['notifier'], ({ notifier }) => vi.spyOn(notifier, 'tell').mockRejectedValue(0)],
    ['alarm', ['watch', 'alarm'], ({ alarm }) => vi.spyOn(alarm, 'wakeAt').mockRejectedValue(0)],
    ['watch', ['watch'], ({ journal }) => vi.spyOn(journal, 'looksAhead').mockRejectedValue(0)],
  ])('is done although the %s fails', async (_, bugs, breakIt) => {
    const { ports, world } = await afterA(lost);
    breakIt(ports);
    const charge = await markCharge(ports, word(true));
    expect(charge?.state).toBe('marked-charged');
    expect(world.bugs).toEqual(bugs);
  });
});

describe('before a charge is denied', () => {
  const payment: Payment = {
    orderId: 'o-1',
    amount: dollars(499),
    refundedMinor: 0,
    createdAt: NOW + 1,
  };

  it('the server is asked once more, for the agent', async () => {
    const { ports, world } = await afterA(lost);
    const charge = existing(await markCharge(ports, word(false)));
    expect(world.used.filter((used) => /^(my|pay)/.test(used))).toEqual([
      'myAssets acme cus_1001 15000',
      'paymentsHistory acme cus_1001 15000',
    ]);
    expect(charge.events.map(({ type }) => type)).toEqual(['sending', 'lost', 'looked', 'marked']);
    expect(charge.events[2]).toMatchObject({ by: 'agent' });
  });

  it('nobody is asked where the agent says that it was charged', async () => {
    const { ports, world } = await afterA(lost);
    await markCharge(ports, word(true));
    expect(world.used.filter((used) => used !== 'alarm')).toEqual([]);
  });

  it('an order that the agent has not seen keeps it open, and is told', async () => {
    const { ports, world } = await afterA(lost, looked('nothing'));
    world.payments = historyOf(payment);
    setClocks(world, LATE);
    const charge = existing(await markCharge(ports, word(false)));
    expect(charge.state).toBe('unknown');
    expect(charge.events.at(-1)).toMatchObject({ type: 'looked', finding: { kind: 'probable' } });
    expect(world.told.at(-1)).toEqual(charge);
    await expect(ports.journal.countOpen()).resolves.toBe(1);
  });

  it('an order that shows beside the one that the agent has seen keeps it open', async () => {
    const { ports, world } = await afterA(lost, looked('probable'));
    const other = { ...payment, orderId: 'o-9', amount: dollars(589) };
    world.payments = historyOf(other);
    setClocks(world, LATE);
    const charge = existing(await markCharge(ports, word(false)));
    expect([charge.state, charge.events.at(-1)?.type]).toEqual(['unknown', 'looked']);
  });

  it('an order that the agent has seen is theirs to deny', async () => {
    const { ports, world } = await afterA(lost, looked('probable'));
    world.payments = historyOf(payment);
    setClocks(world, LATE);
    const charge = await markCharge(ports, word(false));
    expect(charge?.state).toBe('marked-not-charged');
  });

  it('books that cannot be read keep nobody from saying so', async () => {
    const { ports, world } = await afterA(lost);
    [world.payments, world.assets] = [failed, failed];
    const charge = await markCharge(ports, word(false));
    expect(charge?.state).toBe('marked-not-charged');
  });

  it("the half hour is counted by the server's clock", async () => {
    const { ports, world } = await afterA(lost);
    // This device's clock was an hour ahead at the press, or is now.
    setClocks(world, LATE - 1);
    world.now = LATE + 3_600_000;
    await expect(markCharge(ports, word(false))).resolves.toMatchObject({ state: 'unknown' });
    setClocks(world, LATE);
    world.now = NOW - 3_600_000;
    await expect(markCharge(ports, word(false))).resolves.toMatchObject({
      state: 'marked-not-charged',
    });
  });

  it('the half hour is counted from the next event on where only this clock, set back, is known', async () => {
    const { ports, world } = await afterA(lost);
    [world.payments, world.assets] = [failed, failed];
    world.now = NOW - 3_600_000;
    await expect(markCharge(ports, word(false))).resolves.toMatchObject({ state: 'unknown' });
    world.now += MARK_NOT_CHARGED_AFTER - 1;
    await expect(markCharge(ports, word(false))).resolves.toMatchObject({ state: 'unknown' });
    world.now += 1;
    await expect(markCharge(ports, word(false))).resolves.toMatchObject({
      state: 'marked-not-charged',
    });
  });
});

describe('the half hour before a denial', () => {
  const HOUR = 3_600_000;

  it('is not shortened by a clock that is set forward after the look', async () => {
    const { ports, world } = await afterA(lost);
    setClocks(world, LATE - 1);
    const locks: typeof ports.locks = {
      run: async (name, work) => {
        const done = await ports.locks.run(name, work);
        world.now += HOUR;
        return done;
      },
    };
    const marked = markCharge({ ...ports, locks }, word(false));
    await expect(marked).resolves.toMatchObject({ state: 'unknown' });
  });

  it('goes on by what the server told last, where it tells nothing now', async () => {
    const { ports, world } = await afterA(lost);
    // An hour by this device, and a minute by the server.
    const look = { ...looked('nothing'), at: NOW + HOUR, serverAt: NOW + 60_000 };
    await ports.journal.append(CHARGE_ID, look);
    [world.payments, world.assets] = [failed, failed];
    world.now = NOW + HOUR + MARK_NOT_CHARGED_AFTER - 60_000;
    await expect(markCharge(ports, word(false))).resolves.toMatchObject({ state: 'unknown' });
    world.now += 1;
    await expect(markCharge(ports, word(false))).resolves.toMatchObject({
      state: 'marked-not-charged',
    });
  });

  it('is nothing where the look meets a record that can be read no more', async () => {
    const { ports, world } = await afterA(lost);
    const known = await ports.journal.read(CHARGE_ID);
    vi.spyOn(ports.journal, 'read').mockResolvedValueOnce(known).mockResolvedValue(undefined);
    await expect(markCharge(ports, word(false))).resolves.toBeNull();
    expect(world.told).toEqual([]);
  });
});

describe('the order that the agent takes for this charge', () => {
  async function besideAnother(externalId: string) {
    const made = await createFakePorts({ now: LATE });
    const { journal } = made.ports;
    await journal.begin(sending({ chargeId: OTHER_CHARGE_ID, externalId }));
    const event = answered('succeeded');
    await journal.append(OTHER_CHARGE_ID, {
      ...event,
      answer: { ...event.answer, orderId: 'o-other' },
    });
    await journal.begin(sending());
    await journal.append(CHARGE_ID, lost);
    return made;
  }

  it('is refused when it belongs to another charge of the customer', async () => {
    const { ports } = await besideAnother('cus_1001');
    const charge = await markCharge(ports, word(true, { orderId: 'o-other' }));
    expect(charge).toMatchObject({ state: 'unknown', events: { length: 2 } });
  });

  it.each(['o-1', null])('is taken when it belongs to none: %s', async (orderId) => {
    const { ports } = await besideAnother('cus_1001');
    const charge = await markCharge(ports, word(true, { orderId }));
    expect(charge?.events.at(-1)).toMatchObject({ type: 'marked', orderId });
  });

  it('is taken when only another customer has one of that name', async () => {
    const { ports } = await besideAnother('cus_2');
    const charge = await markCharge(ports, word(true, { orderId: 'o-other' }));
    expect(charge?.state).toBe('marked-charged');
  });

  it('is taken when it is known already as its own', async () => {
    const { ports } = await afterA(lost, looked('probable'));
    await markCharge(ports, word(true, { orderId: 'o-1' }));
    await ports.journal.append(CHARGE_ID, { ...looked('twice'), at: LATE });
    const charge = await markCharge(ports, word(true, { orderId: 'o-1' }));
    expect(charge).toMatchObject({ state: 'marked-charged', events: { length: 6 } });
  });
});
