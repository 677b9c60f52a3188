import type { IDBPObjectStore } from 'idb';
import { isOpen, type Charge, type ChargeEvent, type ChargeRequest } from '../domain/charge';
import { chargeEventSchema } from '../domain/charge-schema';
import { foldCharge, stepCharge } from '../domain/step-charge';
import type { Journal } from '../ports';
import type { Database, Schema } from './database';
import { writeAll } from './write-all';

// The answer to a write must mean that it is on the disk, also after a power cut (rule 1).
const STRICT = { durability: 'strict' } as const;

/** Makes the journal on IndexedDB, whose transactions are what makes a claim atomic across all our windows. */
export function createJournal(database: () => Promise<Database>): Journal {
  const read = async (chargeId: string) => {
    const db = await database();
    return readCharge(db.transaction('events').store, chargeId);
  };

  return {
    read,

    async begin(event) {
      const { request } = event;
      const db = await database();
      const transaction = db.transaction(['events', 'claims'], 'readwrite', STRICT);
      const events = transaction.objectStore('events');
      const claims = transaction.objectStore('claims');
      if ((await events.getKey([request.chargeId, 0])) !== undefined) {
        return { begun: false, why: 'same-charge' };
      }
      if (event.type === 'sending') {
        const claim = await claims.get(whoOf(request));
        if (claim !== undefined) {
          return { begun: false, why: 'customer-busy', chargeId: claim.chargeId };
        }
      }
      await writeAll(transaction, async () => {
        if (event.type === 'sending') {
          await claims.add({ who: whoOf(request), chargeId: request.chargeId });
        }
        await events.add({ chargeId: request.chargeId, seq: 0, begunAt: event.at, event });
      });
      const charge = foldCharge([event]);
      if (charge === undefined) throw new Error('a charge cannot begin like this');
      return { begun: true, charge };
    },

    async append(chargeId, event) {
      const db = await database();
      const transaction = db.transaction(['events', 'claims'], 'readwrite', STRICT);
      const events = transaction.objectStore('events');
      const charge = await readCharge(events, chargeId);
      const step = charge && stepCharge(charge.state, event);
      if (charge === undefined || !step?.ok) return charge;
      await writeAll(transaction, async () => {
        await events.add({ chargeId, seq: charge.events.length, event });
        if (isOpen(step.state)) return;
        await transaction.objectStore('claims').delete(whoOf(charge.request));
      });
      return { ...charge, state: step.state, events: [...charge.events, event] };
    },

    async open() {
      const db = await database();
      const claims = await db.getAll('claims');
      const charges = await Promise.all(claims.map(({ chargeId }) => read(chargeId)));
      return charges.filter((charge) => charge !== undefined);
    },

    async countOpen() {
      return (await database()).count('claims');
    },

    async latest(since) {
      const db = await database();
      const newest = db.transaction('events').store.index('begunAt');
      const cursor = await newest.openCursor(IDBKeyRange.lowerBound(since), 'prev');
      return cursor === null ? undefined : read(cursor.value.chargeId);
    },
  };
}

/** A customer of an organisation, as the claims name it. No organisation ID holds a slash. */
function whoOf({ organization, externalId }: ChargeRequest): string {
  return `${organization}/${externalId}`;
}

type EventStore = Pick<
  IDBPObjectStore<Schema, ['events', 'claims'] | ['events'], 'events', IDBTransactionMode>,
  'getAll'
>;

async function readCharge(events: EventStore, chargeId: string): Promise<Charge | undefined> {
  const records = await events.getAll(IDBKeyRange.bound([chargeId, 0], [chargeId, Infinity]));
  const parsed: ChargeEvent[] = [];
  for (const { event } of records) {
    const result = chargeEventSchema.safeParse(event);
    if (!result.success) return undefined;
    parsed.push(result.data);
  }
  return foldCharge(parsed);
}
