import { describe, expect, it } from 'vitest';
import type { DamagedCharge } from '../../../src/domain/charge';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import { createJournal } from '../../../src/platform/journal';
import { freshDatabase } from '../support/fresh-database';
import {
  answered,
  CHARGE_ID,
  COINS,
  existing,
  looked,
  lost,
  marked,
  notSent,
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
  mayAuthenticate: false,
  denied: null,
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
    await expect(journal.open()).resolves.toEqual({ charges: [], damaged: [damaged], closed: [] });
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
      closed: [],
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
      closed: [],
    });
  });

  it('whose claim is gone is known by its beginning, for its customer', async () => {
    const { journal, database } = await scratched('scratched');
    await database.delete('pending', CHARGE_ID);
    await expect(journal.ofCustomer('acme', 'cus_1001')).resolves.toEqual({
      charges: [],
      damaged: [damaged],
      closed: [],
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
      mayAuthenticate: false,
      denied: null,
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
      closed: [],
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
    await expect(journal.open()).resolves.toEqual({ charges: [], damaged: [], closed: [] });
    const { closed, ...others } = await journal.ofCustomer('acme', 'cus_1001');
    expect(others).toEqual({ charges: [], damaged: [] });
    expect(closed).toMatchObject([{ ...damaged, denied: { key: CHARGE_ID } }]);
    await expect(journal.countOpen()).resolves.toBe(0);
    await expect(journal.begin(sending({ chargeId: OTHER_CHARGE_ID }))).resolves.toMatchObject({
      begun: true,
    });
  });

  it('of a charge that was made leaves nothing to look for', async () => {
    const { journal, database } = await scratched('scratched');
    await journal.closeDamaged(CHARGE_ID, marked(true));
    await expect(journal.looksAhead()).resolves.toEqual([]);
    await expect(database.count('pending')).resolves.toBe(0);
    const { closed } = await journal.ofCustomer('acme', 'cus_1001');
    expect(closed).toEqual([damaged]);
  });

  it('of a charge that was not made has it looked at, at once', async () => {
    const { journal, database } = await scratched('scratched');
    await journal.closeDamaged(CHARGE_ID, word);
    await expect(journal.looksAhead()).resolves.toEqual([
      { chargeId: CHARGE_ID, at: word.at, plannedAt: word.at },
    ]);
    await expect(database.getAll('pending')).resolves.toEqual([
      { chargeId: CHARGE_ID, who: WHO, lookAt: word.at, plannedAt: word.at },
    ]);
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

describe('a damaged record whose customer was asked to authenticate', () => {
  it.each([
    ['authenticating', true],
    ['processing', false],
  ] as const)('says so, as far as it can be read: %s, %j', async (status, mayAuthenticate) => {
    const { journal } = await scratched('scratched', [answered(status)], 2);
    await expect(journal.readDamaged(CHARGE_ID)).resolves.toEqual({ ...damaged, mayAuthenticate });
  });
});

describe('a damaged record that was denied', () => {
  const lentKey = { key: OTHER_CHARGE_ID, by: OTHER_CHARGE_ID };

  it.each<[string, unknown, object]>([
    [
      'its beginning can be read',
      { ...sending(), lentKey: null },
      { key: CHARGE_ID, ident: COINS.ident },
    ],
    [
      'it was lent a key itself',
      { ...sending(), lentKey },
      { key: OTHER_CHARGE_ID, ident: COINS.ident },
    ],
    ['its beginning cannot be read', 'scratched', { key: CHARGE_ID, ident: null }],
    ['it begins with something else', answered('succeeded'), { key: CHARGE_ID, ident: null }],
  ])('lends its key, where %s', async (_, first, denied) => {
    const { journal, database } = await scratched(first);
    await database.put('events', { chargeId: CHARGE_ID, seq: 1, event: 'scratched' });
    await journal.closeDamaged(CHARGE_ID, word);
    const { closed } = await journal.ofCustomer('acme', 'cus_1001');
    expect(closed).toEqual([{ ...damaged, denied }]);
  });

  it('lends nothing while nobody has denied it', async () => {
    const { journal } = await scratched('scratched', [lost], 1);
    const { damaged: shown } = await journal.ofCustomer('acme', 'cus_1001');
    expect(shown).toEqual([damaged]);
  });

  it('tells what can be read of its story: sent, lost, denied and looked at', async () => {
    const { journal } = await scratched('scratched', [lost, looked('nothing')], 1);
    await journal.closeDamaged(CHARGE_ID, word);
    const closed = existing(await journal.readClosed(CHARGE_ID));
    expect(closed.damaged).toMatchObject({ chargeId: CHARGE_ID, denied: { key: CHARGE_ID } });
    expect(closed.story).toEqual({
      request: sending().request,
      state: 'marked-not-charged',
      events: [
        sending(),
        { type: 'lost', at: NOW, why: 'background-ended', httpStatus: null },
        looked('nothing'),
        word,
      ],
    });
  });

  it('tells of no answer of the server’s: what came of it is what the record does not say', async () => {
    const { journal } = await scratched('scratched', [answered('succeeded'), looked('nothing')], 2);
    await journal.closeDamaged(CHARGE_ID, word);
    const { story } = existing(await journal.readClosed(CHARGE_ID));
    expect(story?.events.map(({ type }) => type)).toEqual(['sending', 'lost', 'marked']);
    expect(story?.state).toBe('marked-not-charged');
  });

  it('is not closed where the look that had opened it again is missing', async () => {
    const looks = [looked('probable'), looked('nothing')];
    const { journal, database } = await scratched(sending(), [lost, marked(false), ...looks]);
    await database.delete('events', [CHARGE_ID, 3]);
    await expect(journal.readClosed(CHARGE_ID)).resolves.toBeUndefined();
    await expect(journal.readDamaged(CHARGE_ID)).resolves.toMatchObject({ chargeId: CHARGE_ID });
  });

  it.each<[string, unknown]>([
    ['cannot be read', 'scratched'],
    ['is of another charge', sending({ chargeId: OTHER_CHARGE_ID })],
    ['is no beginning of a charge that was sent', notSent()],
  ])('has no story where its beginning %s', async (_, first) => {
    const { journal, database } = await scratched(first);
    await database.put('events', { chargeId: CHARGE_ID, seq: 1, event: 'scratched' });
    await journal.closeDamaged(CHARGE_ID, word);
    await expect(journal.readClosed(CHARGE_ID)).resolves.toMatchObject({ story: null });
  });

  it('is not told as closed before that, nor where the charge can be read', async () => {
    const { journal } = await scratched('scratched', [lost], 1);
    await expect(journal.readClosed(CHARGE_ID)).resolves.toBeUndefined();
    await expect(journal.readClosed(OTHER_CHARGE_ID)).resolves.toBeUndefined();
    const sound = await scratched(sending(), [lost, marked(false)]);
    await expect(sound.journal.readClosed(CHARGE_ID)).resolves.toBeUndefined();
  });

  it('was begun when anything of it can tell, at the earliest', async () => {
    const { journal, database } = await scratched('scratched', [lost]);
    await database.put('events', { chargeId: CHARGE_ID, seq: 0, event: 'scratched' });
    await expect(journal.readDamaged(CHARGE_ID)).resolves.toMatchObject({ begunAt: lost.at });
  });
});

describe('a look at a damaged record', () => {
  async function denied() {
    const made = await scratched('scratched');
    await made.journal.closeDamaged(CHARGE_ID, word);
    return made;
  }
  const found = { ...looked('ours'), at: NOW + 9 };
  const nothing = { ...looked('nothing'), at: NOW + 9 };

  it('that finds nothing is kept, and the next one planned', async () => {
    const { journal, database } = await denied();
    await journal.noteDamaged(CHARGE_ID, nothing, NOW + 60_000);
    await expect(database.get('events', [CHARGE_ID, 2])).resolves.toEqual({
      chargeId: CHARGE_ID,
      seq: 2,
      event: nothing,
    });
    await expect(database.getAll('pending')).resolves.toEqual([
      { chargeId: CHARGE_ID, who: WHO, lookAt: NOW + 60_000, plannedAt: NOW + 9 },
    ]);
    await expect(journal.countOpen()).resolves.toBe(0);
    await expect(journal.readClosed(CHARGE_ID)).resolves.toBeDefined();
  });

  it('that finds nothing any more leaves it closed for good', async () => {
    const { journal, database } = await denied();
    await journal.noteDamaged(CHARGE_ID, nothing, null);
    await expect(database.count('pending')).resolves.toBe(0);
    await expect(journal.readDamaged(CHARGE_ID)).resolves.toBeUndefined();
    const { closed } = await journal.ofCustomer('acme', 'cus_1001');
    expect(closed.length).toBe(1);
  });

  it.each(['ours', 'probable', 'possible', 'twice'] as const)(
    'that finds something (%s) opens it again, and claims its customer',
    async (kind) => {
      const { journal, database } = await denied();
      await journal.noteDamaged(CHARGE_ID, { ...looked(kind), at: NOW + 9 }, NOW + 60_000);
      await expect(journal.readDamaged(CHARGE_ID)).resolves.toMatchObject({ chargeId: CHARGE_ID });
      await expect(journal.readClosed(CHARGE_ID)).resolves.toBeUndefined();
      await expect(journal.countOpen()).resolves.toBe(1);
      await expect(database.getAll('pending')).resolves.toEqual([
        { chargeId: CHARGE_ID, who: WHO, openWho: WHO },
      ]);
      await expect(journal.begin(sending({ chargeId: OTHER_CHARGE_ID }))).resolves.toMatchObject({
        why: 'customer-busy',
      });
    },
  );

  it('after which it was opened again is closed by the next word alone', async () => {
    const { journal, database } = await denied();
    await journal.noteDamaged(CHARGE_ID, found, null);
    await journal.noteDamaged(CHARGE_ID, nothing, null);
    await expect(database.count('events')).resolves.toBe(3);
    await expect(journal.countOpen()).resolves.toBe(1);
    await expect(journal.closeDamaged(CHARGE_ID, marked(true))).resolves.toBe(true);
    await expect(journal.countOpen()).resolves.toBe(0);
    const { closed } = await journal.ofCustomer('acme', 'cus_1001');
    expect(closed).toEqual([damaged]);
  });

  it('that was found after its claim had got lost opens it again all the same', async () => {
    const { journal, database } = await denied();
    await journal.noteDamaged(CHARGE_ID, found, null);
    await database.delete('pending', CHARGE_ID);
    await expect(journal.readDamaged(CHARGE_ID)).resolves.toBeDefined();
  });

  it('of which a record went bad after the word is not closed', async () => {
    const { journal, database } = await denied();
    await database.put('events', { chargeId: CHARGE_ID, seq: 2, event: 'scratched' });
    await expect(journal.readClosed(CHARGE_ID)).resolves.toBeUndefined();
    await expect(journal.readDamaged(CHARGE_ID)).resolves.toMatchObject({ chargeId: CHARGE_ID });
  });

  it('is kept for none that nobody has denied', async () => {
    const { journal, database } = await scratched('scratched');
    await journal.noteDamaged(CHARGE_ID, found, null);
    await journal.noteDamaged(OTHER_CHARGE_ID, found, null);
    await expect(database.count('events')).resolves.toBe(1);
  });
});
