import type { IDBPTransaction } from 'idb';
import type { Charge, ChargeRequest, DamagedCharge } from '../domain/charge';
import type { ChargeEvent } from '../domain/charge-event';
import { chargeEventSchema } from '../domain/charge-schema';
import { foldCharge } from '../domain/step-charge';
import type { ChargesOfCustomer } from '../ports';
import type { Schema } from './database';

type Mode = 'readonly' | 'readwrite';

/** A transaction over all that the journal keeps. */
export type Transaction<Allowed extends Mode = Mode> = IDBPTransaction<
  Schema,
  ('events' | 'pending')[],
  Allowed
>;

/** A customer of an organisation, as the journal names it. No organisation ID holds a slash. */
export function whoOf({
  organization,
  externalId,
}: Pick<ChargeRequest, 'organization' | 'externalId'>): string {
  return `${organization}/${externalId}`;
}

/** All records of a charge. */
export const rangeOf = (chargeId: string) => IDBKeyRange.bound([chargeId, 0], [chargeId, Infinity]);

/** Reads those charges, the oldest press first, and what is left of the damaged ones. */
export async function readAll(
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

/** Reads a charge from its events; undefined when there is none, or one of them cannot be read. */
export async function readCharge(
  transaction: Transaction,
  chargeId: string,
): Promise<Charge | undefined> {
  const records = await transaction.objectStore('events').getAll(rangeOf(chargeId));
  const parsed: ChargeEvent[] = [];
  for (const [place, { seq, event }] of records.entries()) {
    const result = chargeEventSchema.safeParse(event);
    // Where one is missing the others tell another story.
    if (seq !== place || !result.success) return undefined;
    parsed.push(result.data);
  }
  const charge = foldCharge(parsed);
  return charge?.request.chargeId === chargeId ? charge : undefined;
}

/** What is left of a charge that cannot be read; undefined when it can be, or when the agent has seen to it. */
export async function readDamaged(
  transaction: Transaction,
  chargeId: string,
): Promise<DamagedCharge | undefined> {
  if ((await readCharge(transaction, chargeId)) !== undefined) return undefined;
  const records = await transaction.objectStore('events').getAll(rangeOf(chargeId));
  const pending = await transaction.objectStore('pending').get(chargeId);
  const word = chargeEventSchema.safeParse(records.at(-1)?.event);
  const wasSeenTo = word.success && word.data.type === 'marked' && pending === undefined;
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
