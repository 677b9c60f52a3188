import type { IDBPTransaction } from 'idb';
import type { Charge, ChargeRequest, DamagedCharge } from '../domain/charge';
import type { ChargeEvent } from '../domain/charge-event';
import { chargeEventSchema } from '../domain/charge-schema';
import { foldCharge } from '../domain/step-charge';
import type { ChargesOfCustomer, ClosedRecord } from '../ports';
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
  const closed: DamagedCharge[] = [];
  for (const chargeId of chargeIds) {
    const charge = await readCharge(transaction, chargeId);
    const left = charge === undefined ? await readLeft(transaction, chargeId) : undefined;
    if (charge !== undefined) charges.push(charge);
    if (left !== undefined) (left.isClosed ? closed : damaged).push(left.damaged);
  }
  return {
    charges: charges.toSorted((a, b) => a.request.pressedAt - b.request.pressedAt),
    damaged,
    closed,
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

/** The number of the next event of a charge. */
export async function nextSeq(transaction: Transaction, chargeId: string): Promise<number> {
  const keys = await transaction.objectStore('events').getAllKeys(rangeOf(chargeId));
  return Math.max(-1, ...keys.map(([, seq]) => seq)) + 1;
}

/** What is left of a charge that cannot be read; undefined when it can be, or when the agent has seen to it. */
export async function readDamaged(
  transaction: Transaction,
  chargeId: string,
): Promise<DamagedCharge | undefined> {
  const left = await readLeft(transaction, chargeId);
  return left === undefined || left.isClosed ? undefined : left.damaged;
}

/** A damaged record that the agent has closed, with what is left of its story; undefined when there is none. */
export async function readClosed(
  transaction: Transaction,
  chargeId: string,
): Promise<ClosedRecord | undefined> {
  const left = await readLeft(transaction, chargeId);
  return left?.isClosed === true ? left : undefined;
}

interface Left extends ClosedRecord {
  readonly isClosed: boolean;
}

async function readLeft(transaction: Transaction, chargeId: string): Promise<Left | undefined> {
  if ((await readCharge(transaction, chargeId)) !== undefined) return undefined;
  const records = await transaction.objectStore('events').getAll(rangeOf(chargeId));
  const pending = await transaction.objectStore('pending').get(chargeId);
  if (records.length === 0 && pending === undefined) return undefined;
  const parsed = records.map(({ event }) => chargeEventSchema.safeParse(event).data);
  const readable = parsed.filter((event) => event !== undefined);
  const word = readable.findLast((event) => event.type === 'marked');
  const who = pending?.who ?? records[0]?.who ?? '/';
  const slash = who.indexOf('/');
  const times = [records[0]?.begunAt, ...readable.map(({ at }) => at)];
  const damaged: DamagedCharge = {
    chargeId,
    organization: who.slice(0, slash),
    externalId: who.slice(slash + 1),
    begunAt: times.find((at) => at !== undefined) ?? null,
    mayAuthenticate: readable.some(asksCustomer),
    denied: word === undefined || word.charged ? null : { ...whatIsLent(chargeId, readable) },
  };
  // Closed: the agent has seen to it, and since then nothing but looks that found nothing was added.
  const sinceWord = word === undefined ? parsed : parsed.slice(parsed.indexOf(word) + 1);
  // Only what was denied is watched on: a word of *charged* that is watched was given before the damage.
  const isClosed =
    word !== undefined &&
    pending?.openWho === undefined &&
    !(word.charged && pending !== undefined) &&
    sinceWord.every((event) => event?.type === 'looked' && event.finding.kind === 'nothing');
  return { damaged, isClosed, story: salvage(chargeId, readable) };
}

function asksCustomer(event: ChargeEvent): boolean {
  const isAnswer = event.type === 'answered' || event.type === 'key-answered';
  return isAnswer && event.answer?.status === 'authenticating';
}

/** The key that a denied record lends, and the price point that it was for. */
function whatIsLent(chargeId: string, [first]: readonly ChargeEvent[]) {
  if (first?.type !== 'sending') return { key: chargeId, ident: null };
  return { key: first.lentKey?.key ?? chargeId, ident: first.request.pricePoint.ident };
}

/**
 * What can be told of a charge by those of its events that can be read: sent, with an outcome that nobody
 * knows, and what was said and found since. Null where not even its beginning can be read.
 */
function salvage(chargeId: string, [first, ...later]: readonly ChargeEvent[]): Charge | null {
  if (first?.type !== 'sending' || first.request.chargeId !== chargeId) return null;
  const lost = { type: 'lost', at: first.at, why: 'background-ended', httpStatus: null } as const;
  const since = later.filter(({ type }) => type === 'marked' || type === 'looked');
  return foldCharge([first, lost, ...since]) ?? null;
}
