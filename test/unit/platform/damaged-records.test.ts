import { describe, expect, it } from 'vitest';
import type { DamagedCharge } from '../../../src/domain/charge';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import { createJournal } from '../../../src/platform/journal';
import { freshDatabase } from '../support/fresh-database';
import {
  answered,
  CHARGE_ID,
  looked,
  lost,
  marked,
  NOW,
  OTHER_CHARGE_ID,
  sending,
} from '../support/samples';

const WHO = 'acme/cus_1001';
const word = { ...marked(false), why: 'the bank knows of none' };

const damaged: DamagedCharge = {
  chargeId: CHARGE_ID,
  organization: 'acme',
  externalId: 'cus_1001',
  begunAt: NOW,
};

/** A journal with one charge of which one record is then something else. */
async function scratched(event: unknown, later: Parameters<Journal['append']>[1][] = [], seq = 0) {
  const database = freshDatabase();
  const journal = createJournal(database);
  await journal.begin(sending());
  for (const each of later) await journal.append(CHARGE_ID, each);
  const db = await database();
  const beginning = seq === 0 ? { begunAt: NOW, who: WHO } : {};
  await db.put('events', { chargeId: CHARGE_ID, seq, ...beginning, event });
  return { journal, database: db };
}

type Journal = ReturnType<typeof createJournal>;

const scratches: [string, unknown][] = [
  ['text', 'scratched'],
  ['nothing', null],
  ['of an unknown kind', { ...sending(), type: 'sent' }],
  ['with a stranger', { ...sending(), stranger: 1 }],
  ['without its request', { ...sending(), request: undefined }],
  [
    'of an impossible price',
    sending({ pricePoint: { ...sending().request.pricePoint, ident: '' } }),
  ],
  ['of another story', answered('succeeded')],
  ['of another charge', sending({ chargeId: OTHER_CHARGE_ID })],
];

describe('a record that cannot be understood', () => {
  it.each(scratches)('%s is shown, blocks its customer and is not dropped', async (_, event) => {
    const { journal, database } = await scratched(event);
    await expect(journal.read(CHARGE_ID)).resolves.toBeUndefined();
    await expect(journal.open()).resolves.toEqual({ charges: [], damaged: [damaged] });
    await expect(journal.readDamaged(CHARGE_ID)).resolves.toEqual(damaged);
    await expect(journal.countOpen()).resolves.toBe(1);
    await expect(journal.append(CHARGE_ID, answered('succeeded'))).resolves.toBeUndefined();
    await expect(journal.begin(sending())).resolves.toMatchObject({ why: 'same-charge' });
    await expect(journal.begin(sending({ chargeId: OTHER_CHARGE_ID }))).resolves.toEqual({
      begun: false,
      why: 'customer-busy',
      chargeId: CHARGE_ID,
    });
    await expect(database.get('events', [CHARGE_ID, 0])).resolves.toMatchObject({ event });
  });

  it.each<[string, ChargeEvent[], number]>([
    ['its last', [lost], 1],
    ['one in the middle', [lost, looked('nothing')], 1],
  ])('makes its whole charge so when it is %s', async (_, later, seq) => {
    const { journal } = await scratched('scratched', later as never, seq);
    await expect(journal.read(CHARGE_ID)).resolves.toBeUndefined();
    await expect(journal.readDamaged(CHARGE_ID)).resolves.toEqual(damaged);
  });

  it('of a charge that is watched is no word of the agent on its damage', async () => {
    const { journal } = await scratched('scratched', [lost, marked(true)], 1);
    await expect(journal.readDamaged(CHARGE_ID)).resolves.toEqual(damaged);
    await expect(journal.ofCustomer('acme', 'cus_1001')).resolves.toEqual({
      charges: [],
      damaged: [damaged],
    });
  });

  it('of which one is missing tells no story, even where the others would', async () => {
    const { journal, database } = await scratched(sending(), [
      lost,
      looked('nothing'),
      looked('probable'),
    ]);
    await database.delete('events', [CHARGE_ID, 2]);
    await expect(journal.read(CHARGE_ID)).resolves.toBeUndefined();
    await expect(journal.readDamaged(CHARGE_ID)).resolves.toEqual(damaged);
  });

  it('whose beginning is gone is known by its claim alone', async () => {
    const { journal, database } = await scratched(sending());
    await database.delete('events', [CHARGE_ID, 0]);
    await expect(journal.open()).resolves.toEqual({
      charges: [],
      damaged: [{ ...damaged, begunAt: null }],
    });
  });

  it('whose claim is gone is known by its beginning, for its customer', async () => {
    const { journal, database } = await scratched('scratched');
    await database.delete('pending', CHARGE_ID);
    await expect(journal.ofCustomer('acme', 'cus_1001')).resolves.toEqual({
      charges: [],
      damaged: [damaged],
    });
    await expect(journal.readDamaged(CHARGE_ID)).resolves.toEqual(damaged);
  });

  it('that names nobody any more is still somebody’s to see to', async () => {
    const { journal, database } = await scratched('scratched');
    await database.delete('pending', CHARGE_ID);
    await database.put('events', { chargeId: CHARGE_ID, seq: 0, event: 'scratched' });
    await expect(journal.readDamaged(CHARGE_ID)).resolves.toEqual({
      chargeId: CHARGE_ID,
      organization: '',
      externalId: '',
      begunAt: null,
    });
  });

  it('keeps a customer with a slash whole', async () => {
    const database = freshDatabase();
    const journal = createJournal(database);
    await journal.begin(sending({ externalId: 'a/b/c' }));
    await (await database()).put('events', { chargeId: CHARGE_ID, seq: 1, event: 'scratched' });
    await expect(journal.readDamaged(CHARGE_ID)).resolves.toEqual({
      ...damaged,
      externalId: 'a/b/c',
    });
  });

  it('of a settled charge blocks its customer just so', async () => {
    const { journal } = await scratched('scratched', [answered('succeeded')], 1);
    await expect(journal.ofCustomer('acme', 'cus_1001')).resolves.toEqual({
      charges: [],
      damaged: [damaged],
    });
  });

  it('is none where a charge can be read, or is not there', async () => {
    const { journal } = await scratched(sending());
    await expect(journal.readDamaged(CHARGE_ID)).resolves.toBeUndefined();
    await expect(journal.readDamaged(OTHER_CHARGE_ID)).resolves.toBeUndefined();
  });
});

describe("the agent's word on a damaged record", () => {
  it.each(scratches)('%s frees its customer and keeps everything', async (_, event) => {
    const { journal, database } = await scratched(event);
    await expect(journal.closeDamaged(CHARGE_ID, word)).resolves.toBe(true);
    await expect(database.getAll('events')).resolves.toEqual([
      { chargeId: CHARGE_ID, seq: 0, begunAt: NOW, who: WHO, event },
      { chargeId: CHARGE_ID, seq: 1, event: word },
    ]);
    await expect(journal.readDamaged(CHARGE_ID)).resolves.toBeUndefined();
    await expect(journal.open()).resolves.toEqual({ charges: [], damaged: [] });
    await expect(journal.ofCustomer('acme', 'cus_1001')).resolves.toEqual({
      charges: [],
      damaged: [],
    });
    await expect(journal.countOpen()).resolves.toBe(0);
    await expect(journal.looksAhead()).resolves.toEqual([]);
    await expect(journal.begin(sending({ chargeId: OTHER_CHARGE_ID }))).resolves.toMatchObject({
      begun: true,
    });
  });

  it('comes after all that is there, also where a record is missing', async () => {
    const { journal, database } = await scratched('scratched', [lost, looked('nothing')]);
    await database.delete('events', [CHARGE_ID, 1]);
    await journal.closeDamaged(CHARGE_ID, word);
    const records = await database.getAll('events');
    expect(records.map(({ seq, event }) => [seq, event])).toEqual([
      [0, 'scratched'],
      [2, looked('nothing')],
      [3, word],
    ]);
  });

  it('is the first record where none was left', async () => {
    const { journal, database } = await scratched(sending());
    await database.delete('events', [CHARGE_ID, 0]);
    await expect(journal.closeDamaged(CHARGE_ID, word)).resolves.toBe(true);
    await expect(database.getAll('events')).resolves.toEqual([
      { chargeId: CHARGE_ID, seq: 0, event: word },
    ]);
    await expect(journal.countOpen()).resolves.toBe(0);
  });

  it('is taken once', async () => {
    const { journal, database } = await scratched('scratched');
    const both = [journal.closeDamaged(CHARGE_ID, word), journal.closeDamaged(CHARGE_ID, word)];
    await expect(Promise.all(both)).resolves.toEqual([true, false]);
    await expect(database.count('events')).resolves.toBe(2);
  });

  it.each([CHARGE_ID, OTHER_CHARGE_ID])('is not taken where nothing is damaged: %s', async (id) => {
    const { journal, database } = await scratched(sending(), [lost]);
    await expect(journal.closeDamaged(id, word)).resolves.toBe(false);
    await expect(database.count('events')).resolves.toBe(2);
    await expect(journal.countOpen()).resolves.toBe(1);
  });
});
