import { foldCharge } from '../domain/step-charge';
import type { Journal } from '../ports';
import type { Database } from './database';
import { keepPending } from './journal-pending';
import { nextSeq, readAll, readCharge, readClosed, readDamaged, whoOf } from './journal-records';
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
      const newest = await events.index('order').openKeyCursor(null, 'prev');
      const order = (newest?.key ?? 0) + 1;
      await writeAll(transaction, async () => {
        await keepPending(transaction, charge);
        await events.add({
          chargeId: request.chargeId,
          seq: 0,
          begunAt: event.at,
          who,
          order,
          event,
        });
      });
      return { begun: true, charge };
    },

    async append(chargeId, event) {
      const transaction = await write();
      const charge = await readCharge(transaction, chargeId);
      const now = charge && foldCharge([...charge.events, event]);
      if (charge === undefined || now === undefined) return charge;
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
      const cursor = await transaction
        .objectStore('events')
        .index('order')
        .openCursor(null, 'prev');
      if (cursor === null || (cursor.value.begunAt ?? 0) < since) return undefined;
      return readCharge(transaction, cursor.value.chargeId);
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
      return pending.map(({ chargeId, lookAt = 0, plannedAt = 0 }) => ({
        chargeId,
        at: lookAt,
        plannedAt,
      }));
    },

    async readDamaged(chargeId) {
      return readDamaged(await look(), chargeId);
    },

    async closeDamaged(chargeId, word) {
      const transaction = await write();
      const damaged = await readDamaged(transaction, chargeId);
      if (damaged === undefined) return false;
      const seq = await nextSeq(transaction, chargeId);
      const who = whoOf(damaged);
      // What was denied is watched like every other denial; of what was charged there is nothing to find.
      const pending = { chargeId, who, lookAt: word.at, plannedAt: word.at };
      await writeAll(transaction, async () => {
        await transaction.objectStore('events').add({ chargeId, seq, event: word });
        if (word.charged) await transaction.objectStore('pending').delete(chargeId);
        else await transaction.objectStore('pending').put(pending);
      });
      return true;
    },

    async readClosed(chargeId) {
      return readClosed(await look(), chargeId);
    },

    async noteDamaged(chargeId, looked, lookAt) {
      const transaction = await write();
      const closed = await readClosed(transaction, chargeId);
      if (closed === undefined) return;
      const seq = await nextSeq(transaction, chargeId);
      const who = whoOf(closed.damaged);
      const isFound = looked.finding.kind !== 'nothing';
      const pending = transaction.objectStore('pending');
      await writeAll(transaction, async () => {
        await transaction.objectStore('events').add({ chargeId, seq, event: looked });
        if (isFound) await pending.put({ chargeId, who, openWho: who });
        else if (lookAt === null) await pending.delete(chargeId);
        else await pending.put({ chargeId, who, lookAt, plannedAt: looked.at });
      });
    },
  };
}
