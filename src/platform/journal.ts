import type { IDBPTransaction } from 'idb';
import {
  isOpen,
  type Charge,
  type ChargeEvent,
  type ChargeRequest,
  type DamagedCharge,
} from '../domain/charge';
import { chargeEventSchema } from '../domain/charge-schema';
import { nextLook } from '../domain/look-schedule';
import { foldCharge, stepCharge } from '../domain/step-charge';
import type { ChargesOfCustomer, Journal } from '../ports';
import type { Database, Schema } from './database';
import { writeAll } from './write-all';

// The answer to a write must mean that it is on the disk, also after a power cut (rule 1).
const STRICT = { durability: 'strict' } as const;

/** Makes the journal on IndexedDB, whose transactions are what makes a claim atomic across all our windows. */
export function createJournal(database: () => Promise<Database>): Journal {
  const write = async () =>
    (await database()).transaction(['events', 'pending'], 'readwrite', STRICT);
  const look = async () => (await database()).transaction(['events', 'pending'], 'readonly');

  return {
    async begin(event) {
      const { request } = event;
      const transaction = await write();
      const events = transaction.objectStore('events');
      const pending = transaction.objectStore('pending');
      if ((await events.getKey([request.chargeId, 0])) !== undefined) {
        return { begun: false, why: 'same-charge' };
      }
      const who = whoOf(request);
      if (event.type === 'sending') {
        const claim = await pending.index('openWho').get(who);
        if (claim !== undefined) {
          return { begun: false, why: 'customer-busy', chargeId: claim.chargeId };
        }
      }
      const charge = foldCharge([event]);
      if (charge === undefined) throw new Error('a charge cannot begin like this');
      await writeAll(transaction, async () => {
        await keepPending(transaction, charge);
        await events.add({ chargeId: request.chargeId, seq: 0, begunAt: event.at, who, event });
      });
      return { begun: true, charge };
    },

    async append(chargeId, event) {
      const transaction = await write();
      const charge = await readCharge(transaction, chargeId);
      const step = charge && stepCharge(charge.state, event);
      if (charge === undefined || !step?.ok) return charge;
      const now = { ...charge, state: step.state, events: [...charge.events, event] };
      await writeAll(transaction, async () => {
        await transaction.objectStore('events').add({ chargeId, seq: charge.events.length, event });
        await keepPending(transaction, now);
      });
      return now;
    },

    async read(chargeId) {
      return readCharge(await look(), chargeId);
    },

    async open() {
      const transaction = await look();
      const open = await transaction.objectStore('pending').index('openWho').getAllKeys();
      return readAll(transaction, open);
    },

    async countOpen() {
      return (await look()).objectStore('pending').index('openWho').count();
    },

    async latest(since) {
      const transaction = await look();
      const newest = transaction.objectStore('events').index('begunAt');
      const cursor = await newest.openCursor(IDBKeyRange.lowerBound(since), 'prev');
      return cursor === null ? undefined : readCharge(transaction, cursor.value.chargeId);
    },

    async ofCustomer(organization, externalId) {
      const transaction = await look();
      const who = whoOf({ organization, externalId });
      const keys = await transaction.objectStore('events').index('who').getAllKeys(who);
      return readAll(
        transaction,
        keys.map(([chargeId]) => chargeId),
      );
    },

    async looksAhead() {
      const pending = await (await look()).objectStore('pending').index('lookAt').getAll();
      return pending.map(({ chargeId, lookAt = 0 }) => ({ chargeId, at: lookAt }));
    },

    async readDamaged(chargeId) {
      return readDamaged(await look(), chargeId);
    },

    async closeDamaged(chargeId, word) {
      const transaction = await write();
      if ((await readDamaged(transaction, chargeId)) === undefined) return false;
      const events = transaction.objectStore('events');
      const records = await events.getAllKeys(rangeOf(chargeId));
      const seq = Math.max(-1, ...records.map(([, each]) => each)) + 1;
      await writeAll(transaction, async () => {
        await events.add({ chargeId, seq, event: word });
        await transaction.objectStore('pending').delete(chargeId);
      });
      return true;
    },
  };
}

type Mode = 'readonly' | 'readwrite';
type Transaction<Allowed extends Mode = Mode> = IDBPTransaction<
  Schema,
  ('events' | 'pending')[],
  Allowed
>;

/** Notes whether the charge claims its customer and when it is to be looked at: both follow from its events. */
async function keepPending(transaction: Transaction<'readwrite'>, charge: Charge): Promise<void> {
  const pending = transaction.objectStore('pending');
  const { chargeId } = charge.request;
  const who = whoOf(charge.request);
  const lookAt = nextLook(charge);
  if (!isOpen(charge.state) && lookAt === null) {
    await pending.delete(chargeId);
    return;
  }
  await pending.put({
    chargeId,
    who,
    ...(isOpen(charge.state) ? { openWho: who } : {}),
    ...(lookAt === null ? {} : { lookAt }),
  });
}

/** A customer of an organisation, as the journal names it. No organisation ID holds a slash. */
function whoOf({
  organization,
  externalId,
}: Pick<ChargeRequest, 'organization' | 'externalId'>): string {
  return `${organization}/${externalId}`;
}

const rangeOf = (chargeId: string) => IDBKeyRange.bound([chargeId, 0], [chargeId, Infinity]);

async function readAll(
  transaction: Transaction,
  chargeIds: readonly string[],
): Promise<ChargesOfCustomer> {
  const charges: Charge[] = [];
  const damaged: DamagedCharge[] = [];
  for (const chargeId of chargeIds) {
    const charge = await readCharge(transaction, chargeId);
    const broken = charge === undefined ? await readDamaged(transaction, chargeId) : undefined;
    if (charge !== undefined) charges.push(charge);
    if (broken !== undefined) damaged.push(broken);
  }
  return {
    charges: charges.toSorted((a, b) => a.request.pressedAt - b.request.pressedAt),
    damaged,
  };
}

async function readCharge(transaction: Transaction, chargeId: string): Promise<Charge | undefined> {
  const records = await transaction.objectStore('events').getAll(rangeOf(chargeId));
  const parsed: ChargeEvent[] = [];
  for (const { event } of records) {
    const result = chargeEventSchema.safeParse(event);
    if (!result.success) return undefined;
    parsed.push(result.data);
  }
  return foldCharge(parsed);
}

/** What is left of a charge that cannot be read; undefined when it can be, or when the agent has seen to it. */
async function readDamaged(
  transaction: Transaction,
  chargeId: string,
): Promise<DamagedCharge | undefined> {
  if ((await readCharge(transaction, chargeId)) !== undefined) return undefined;
  const records = await transaction.objectStore('events').getAll(rangeOf(chargeId));
  const pending = await transaction.objectStore('pending').get(chargeId);
  const word = chargeEventSchema.safeParse(records.at(-1)?.event);
  const wasSeenTo = word.success && word.data.type === 'marked' && pending?.openWho === undefined;
  if (wasSeenTo || (records.length === 0 && pending === undefined)) return undefined;
  const who = pending?.who ?? records[0]?.who ?? '/';
  const slash = who.indexOf('/');
  return {
    chargeId,
    organization: who.slice(0, slash),
    externalId: who.slice(slash + 1),
    begunAt: records[0]?.begunAt ?? null,
  };
}
