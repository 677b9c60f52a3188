import { isOpen, type Charge } from '../domain/charge';
import { nextLook } from '../domain/look-schedule';
import { foldCharge, stepCharge } from '../domain/step-charge';
import type { Journal } from '../ports';
import type { Database } from './database';
import {
  rangeOf,
  readAll,
  readCharge,
  readDamaged,
  whoOf,
  type Transaction,
} from './journal-records';
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
