import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it } from 'vitest';
import { isOpen, type ChargeState } from '../../../src/domain/charge';
import type {
  ChargeAnswer,
  ChargeEvent,
  LossReason,
  NotSentReason,
} from '../../../src/domain/charge-event';
import type { Finding, LookResult } from '../../../src/domain/finding';
import { createJournal } from '../../../src/platform/journal';
import { createPriceShelf } from '../../../src/platform/price-shelf';
import { createSettingsStore } from '../../../src/platform/settings-store';
import type { Database } from '../../../src/platform/database';
import { goldenJournal, shelve, unshelve, type GoldenJournal } from '../support/golden-journal';
import { looked, marked, sending, STATES } from '../support/samples';

const golden = { 1: goldenJournal(1), 2: goldenJournal(2) } as const;
const uuid = (number: number) => `90000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** An event of that version as it is read today: what a later version added has its default. */
function asReadToday(event: Readonly<Record<string, unknown>>): unknown {
  if (event['type'] === 'marked') return { why: '', orderId: null, ...event };
  const { request, snapshot } = event as {
    request?: { provenance: object | null };
    snapshot?: { taken: boolean };
  };
  const provenance = request?.provenance && { by: 'label', ...request.provenance };
  return {
    ...event,
    ...(request && { request: { ...request, provenance } }),
    ...(snapshot?.taken === true && { snapshot: { serverAt: null, ...snapshot } }),
  };
}

const storyOf = ({ events }: GoldenJournal, chargeId: string) =>
  events.filter((record) => record.chargeId === chargeId).map(({ event }) => event);

describe.each([1, 2] as const)('a journal of version %i', (version) => {
  const { events, expected, settings, prices } = golden[version];
  const open = expected.filter(({ state }) => isOpen(state));
  let database: () => Promise<Database>;
  let journal: ReturnType<typeof createJournal>;

  beforeAll(async () => {
    database = await unshelve(await shelve(golden[version]));
    journal = createJournal(database);
  });

  it.each(expected)('is read: $chargeId is $state', async ({ chargeId, state }) => {
    const charge = await journal.read(chargeId);
    expect(charge?.state).toBe(state);
    expect(charge?.events).toEqual(storyOf(golden[version], chargeId).map(asReadToday));
  });

  it('keeps every record as it was written, and knows whom each charge is about', async () => {
    const records = await (await database()).getAll('events');
    const whoOf = ({ event }: (typeof events)[number]) => {
      const { request } = event as { request: { organization: string; externalId: string } };
      return `${request.organization}/${request.externalId}`;
    };
    expect(records).toEqual(
      events.map((record) => (record.seq === 0 ? { ...record, who: whoOf(record) } : record)),
    );
  });

  it('has the open charges that it had, and no damaged one', async () => {
    const { charges, damaged } = await journal.open();
    const ids = charges.map(({ request }) => request.chargeId);
    expect(ids.sort()).toEqual(open.map(({ chargeId }) => chargeId).sort());
    expect(damaged).toEqual([]);
    await expect(journal.countOpen()).resolves.toBe(open.length);
  });

  it('knows every charge by its customer', async () => {
    for (const { chargeId, externalId } of expected) {
      const { charges, damaged } = await journal.ofCustomer('acme-fitness', externalId);
      expect(charges.map(({ request }) => request.chargeId)).toContain(chargeId);
      expect(damaged).toEqual([]);
    }
  });

  it('has its settings and prices', async () => {
    const store = createSettingsStore(database);
    await expect(store.read()).resolves.toEqual({
      customerIdLabels: [],
      ...(Object.fromEntries(settings)['settings'] as object),
    });
    await expect(store.lastPricePoint('acme-fitness')).resolves.toBe('coins-100');
    const list = await createPriceShelf(database).read('acme-fitness');
    expect(list).toEqual(Object.fromEntries(prices)['acme-fitness']);
  });

  it('has held every state of that version', () => {
    const later: readonly ChargeState[] = version === 1 ? ['charged-twice'] : [];
    const held = new Set(expected.map(({ state }) => state));
    expect(STATES.filter((state) => !held.has(state))).toEqual(later);
  });

  describe('goes on:', () => {
    it('who has an open charge is claimed, nobody else', async () => {
      const fresh = createJournal(await unshelve(await shelve(golden[version])));
      const customers = [...new Set(expected.map(({ externalId }) => externalId))];
      const busy = new Set(open.map(({ externalId }) => externalId));
      for (const [index, externalId] of customers.entries()) {
        const request = { chargeId: uuid(index), organization: 'acme-fitness', externalId };
        const beginning = await fresh.begin(sending(request));
        expect([externalId, beginning.begun]).toEqual([externalId, !busy.has(externalId)]);
      }
    });

    it('each open charge that may be settled is, and frees its customer', async () => {
      const fresh = createJournal(await unshelve(await shelve(golden[version])));
      for (const { chargeId, state } of open) {
        const after = await fresh.append(chargeId, marked(true));
        expect(after?.state).toBe(state === 'sending' ? 'sending' : 'marked-charged');
      }
      const { charges } = await fresh.open();
      expect(charges.map(({ state }) => state)).toEqual(['sending']);
    });
  });
});

describe('a journal of version 1, which looked at nothing,', () => {
  it('has every open charge due at once, and no other', async () => {
    const journal = createJournal(await unshelve(await shelve(golden[1])));
    const due = golden[1].expected.filter(({ state }) => isOpen(state));
    const ahead = await journal.looksAhead();
    expect(ahead.map(({ chargeId }) => chargeId).sort()).toEqual(
      due.map(({ chargeId }) => chargeId).sort(),
    );
    expect(new Set(ahead.map(({ at }) => at))).toEqual(new Set([0]));
  });

  it('goes over to the plan with the first look', async () => {
    const journal = createJournal(await unshelve(await shelve(golden[1])));
    const unknown = golden[1].expected.find(({ state }) => state === 'unknown');
    const charge = await journal.append(unknown?.chargeId ?? '', looked('nothing'));
    const ahead = await journal.looksAhead();
    const next = ahead.find(({ chargeId }) => chargeId === unknown?.chargeId);
    expect(next?.at).toBeGreaterThan(charge?.events.at(-1)?.at ?? Infinity);
  });
});

describe('a journal of version 2', () => {
  it('has its looks as they were planned', async () => {
    const journal = createJournal(await unshelve(await shelve(golden[2])));
    const planned = (golden[2].pending ?? []).flatMap(({ chargeId, lookAt }) =>
      lookAt === undefined ? [] : [{ chargeId, at: lookAt }],
    );
    const ahead = await journal.looksAhead();
    expect(ahead).toEqual(planned.toSorted((a, b) => a.at - b.at));
    expect(planned.length).toBeGreaterThan(20);
  });

  it('holds two open charges of one customer, one of them reopened', async () => {
    const journal = createJournal(await unshelve(await shelve(golden[2])));
    const { charges } = await journal.ofCustomer('acme-fitness', 'usr_shared');
    expect(charges.map(({ state }) => state)).toEqual(['unknown', 'processing']);
  });

  // Whatever is added to these types belongs into the golden journal of the version that adds it.
  const types: Record<ChargeEvent['type'], true> = {
    sending: true,
    'not-sent': true,
    answered: true,
    refused: true,
    lost: true,
    looked: true,
    marked: true,
  };
  const statuses: Record<ChargeAnswer['status'], true> = {
    succeeded: true,
    failed: true,
    cancelled: true,
    processing: true,
    authenticating: true,
  };
  const losses: Record<LossReason, true> = {
    timeout: true,
    network: true,
    'too-large': true,
    'not-json': true,
    'http-status': true,
    'not-understood': true,
    'background-ended': true,
    repeated: true,
  };
  const reasons: Record<NotSentReason['code'], true> = {
    'not-set-up': true,
    'no-key': true,
    locked: true,
    offline: true,
    'no-host-permission': true,
    'customer-id': true,
    'open-charge': true,
    'charge-again': true,
    'journal-failed': true,
    'price-unread': true,
    'price-gone': true,
    'price-changed': true,
    'page-changed': true,
    'form-used': true,
    'organization-changed': true,
    'held-up': true,
  };
  const findings: Record<Finding['kind'], true> = {
    nothing: true,
    ours: true,
    probable: true,
    possible: true,
    twice: true,
  };
  const results: Record<LookResult, true> = {
    read: true,
    locked: true,
    'no-key': true,
    'key-refused': true,
    unreachable: true,
    unreadable: true,
    'no-snapshot': true,
  };

  /** Every value that a field has in events of that type. */
  function valuesOf(type: ChargeEvent['type'], ...path: string[]): readonly string[] {
    const found = golden[2].events
      .filter(({ event }) => event['type'] === type)
      .map(({ event }) =>
        path.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], event),
      );
    return [...new Set(found as string[])].sort();
  }

  const namesOf = (table: object) => Object.keys(table).sort();

  it('holds every kind of event', () => {
    const found = new Set(golden[2].events.map(({ event }) => event['type'] as string));
    expect([...found].sort()).toEqual(namesOf(types));
    expect(valuesOf('answered', 'answer', 'status')).toEqual(namesOf(statuses));
    expect(valuesOf('lost', 'why')).toEqual(namesOf(losses));
    expect(valuesOf('not-sent', 'reason', 'code')).toEqual(namesOf(reasons));
    expect(valuesOf('looked', 'finding', 'kind')).toEqual(namesOf(findings));
    expect(valuesOf('looked', 'assets')).toEqual(namesOf(results));
    expect(valuesOf('looked', 'payments')).toEqual(namesOf(results));
    expect(valuesOf('looked', 'by')).toEqual(['agent', 'schedule']);
    expect(valuesOf('sending', 'snapshot', 'taken').map(String).sort()).toEqual(['false', 'true']);
  });
});
