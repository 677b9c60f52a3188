import { randomUUID } from 'node:crypto';
import { expect } from 'playwright/test';
import { journalSource } from '../support/journal-source';
import { charge, waitForOutcome } from '../support/charge-form';
import { chargeStories } from '../support/charge-stories';
import { requestsOf } from '../support/ledger';
import { damageCharge, sampleRequest, seedCharge } from '../support/seed-charge';
import { test, type World } from '../support/world';

/** Evaluates with the journal adapter and two connections to one database, as two windows have them. */
async function withJournals<Result>({ browser }: World, expression: string): Promise<Result> {
  return browser.evaluateInExtension<Result>(`(async () => {
    ${await journalSource()}
    const { createJournal, lazyDatabase, openDatabase } = journalUnderTest;
    const name = 'claims-${randomUUID()}';
    const databases = [1, 2].map(() => lazyDatabase(() => openDatabase(name)));
    const journals = databases.map(createJournal);
    try {
      return await (${expression});
    } finally {
      for (const database of databases) (await database()).close();
      indexedDB.deleteDatabase(name);
    }
  })()`);
}

const CLAIMS = 10_000;

const claims = (of: string, times = CLAIMS) => `(async () => {
  const event = ${JSON.stringify({
    type: 'sending',
    at: 0,
    life: 'a-life',
    request: sampleRequest(),
    snapshot: { taken: false, why: 'unreachable' },
  })};
  const beginnings = await Promise.all(
    Array.from({ length: ${String(times)} }, (_, index) =>
      journals[index % 2].begin(${of}),
    ),
  );
  const count = {};
  for (const { begun, why } of beginnings) {
    const name = begun ? 'begun' : why;
    count[name] = (count[name] ?? 0) + 1;
  }
  return count;
})()`;

test('10,000 claims of one charge at once have one winner', async ({ world }) => {
  expect(await withJournals(world, claims('event'))).toEqual({
    begun: 1,
    'same-charge': CLAIMS - 1,
  });
});

test('1,000 charges of one customer at once have one winner', async ({ world }) => {
  const another = `{ ...event, request: { ...event.request, chargeId: crypto.randomUUID() } }`;
  expect(await withJournals(world, claims(another, 1_000))).toEqual({
    begun: 1,
    'customer-busy': 999,
  });
});

test('whatever the journal writes is flushed to the disk before it counts', async ({ world }) => {
  const durabilities = await withJournals(
    world,
    `(async () => {
      const seen = [];
      const open = IDBDatabase.prototype.transaction;
      IDBDatabase.prototype.transaction = function (...call) {
        const transaction = open.apply(this, call);
        if (transaction.mode === 'readwrite') seen.push(transaction.durability);
        return transaction;
      };
      try {
        await ${claims('event', 1)};
      } finally {
        IDBDatabase.prototype.transaction = open;
      }
      return [...new Set(seen)];
    })()`,
  );
  expect(durabilities).toEqual(['strict']);
});

test('a record that cannot be read blocks its customer', async ({ world, ticket }) => {
  const { browser, sandbox } = world;
  const events = chargeStories().find(({ name }) => name === 'unknown')?.events ?? [];
  const [first] = events;
  if (first?.type !== 'sending') throw new Error('this story begins with no charge');
  const { chargeId, externalId } = first.request;
  await seedCharge(browser, events);
  await damageCharge(browser, chargeId);

  const form = await charge(browser, await ticket(externalId));
  await waitForOutcome(form, 'Not sent');
  await form.waitForText('another charge whose outcome is not known yet');
  expect(requestsOf(sandbox, externalId)).toEqual([]);
});
