import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it } from 'vitest';
import { CHARGE_STATES, isOpen, type ChargeState } from '../../../src/domain/state-facts';
import type {
  ChargeAnswer,
  ChargeEvent,
  Denial,
  LossReason,
  NotSentReason,
} from '../../../src/domain/charge-event';
import type { Finding, LookResult } from '../../../src/domain/finding';
import { createJournal } from '../../../src/platform/journal';
import { createPriceShelf } from '../../../src/platform/price-shelf';
import { createSettingsStore } from '../../../src/platform/settings-store';
import type { Database } from '../../../src/platform/database';
import { goldenJournal, shelve, unshelve, type GoldenJournal } from '../support/golden-journal';
import { existing, looked, marked, sending } from '../support/samples';

const golden = { 1: goldenJournal(1), 2: goldenJournal(2), 3: goldenJournal(3) } as const;
const uuid = (number: number) => `90000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** An event of that version as it is read today: what a later version added has its default. */
function asReadToday(event: Readonly<Record<string, unknown>>): unknown {
  switch (event['type']) {
    case 'marked':
      return { why: '', orderId: null, ...event };
    case 'looked':
      return { serverAt: null, confirms: null, ...event };
    case 'refused':
      return { isCertain: true, ...event };
    case 'answered':
      return { ...event, answer: { isCertain: true, ...(event['answer'] as object) } };
    case 'not-sent':
      return { ...event, request: requestToday(event) };
    case 'sending':
      return {
        owned: { taken: false },
        serverAt: null,
        lentKey: null,
        ...event,
        request: requestToday(event),
        snapshot: snapshotToday(event['snapshot'] as { taken: boolean }),
      };
    default:
      return event;
  }
}

function requestToday({ request }: Readonly<Record<string, unknown>>): unknown {
  const { provenance, ...rest } = request as { provenance: object | null };
  return { ...rest, provenance: provenance && { by: 'label', ...provenance } };
}

function snapshotToday(snapshot: { taken: boolean }): unknown {
  return snapshot.taken ? { serverAt: null, ...snapshot } : snapshot;
}

const storyOf = ({ events }: GoldenJournal, chargeId: string) =>
  events.filter((record) => record.chargeId === chargeId).map(({ event }) => event);

describe.each([1, 2, 3] as const)('a journal of version %i', (version) => {
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
    const begun = events
      .flatMap(({ begunAt, chargeId }) => (begunAt === undefined ? [] : [{ begunAt, chargeId }]))
      .toSorted((a, b) => a.begunAt - b.begunAt);
    const added = ({ chargeId, event }: (typeof events)[number]) => {
      const { request } = event as { request: { organization: string; externalId: string } };
      const order = begun.findIndex((each) => each.chargeId === chargeId) + 1;
      return { who: `${request.organization}/${request.externalId}`, order };
    };
    expect(records).toEqual(
      events.map((record) => (record.seq === 0 ? { ...added(record), ...record } : record)),
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
    expect(list).toEqual({
      serverAt: null,
      ...(Object.fromEntries(prices)['acme-fitness'] as object),
    });
  });

  it('has held every state of that version', () => {
    const later: Record<typeof version, readonly ChargeState[]> = {
      1: ['unconfirmed', 'charged-twice', 'already-charged'],
      2: ['unconfirmed', 'already-charged'],
      3: [],
    };
    const held = new Set(expected.map(({ state }) => state));
    expect(CHARGE_STATES.filter((state) => !held.has(state))).toEqual(later[version]);
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
    const { chargeId } = existing(golden[1].expected.find(({ state }) => state === 'unknown'));
    const last = existing((await journal.read(chargeId))?.events.at(-1));
    await journal.append(chargeId, { ...looked('nothing'), at: last.at + 1 });
    const ahead = await journal.looksAhead();
    const next = ahead.find((planned) => planned.chargeId === chargeId);
    expect(next).toEqual({ chargeId, at: last.at + 30_000, plannedAt: last.at + 1 });
  });
});

describe.each([2, 3] as const)('a journal of version %i', (version) => {
  const { pending } = golden[version];

  it('has its looks as they were planned', async () => {
    const journal = createJournal(await unshelve(await shelve(golden[version])));
    const planned = (pending ?? []).flatMap(({ chargeId, lookAt, plannedAt = 0 }) =>
      lookAt === undefined ? [] : [{ chargeId, at: lookAt, plannedAt }],
    );
    const ahead = await journal.looksAhead();
    expect(ahead).toEqual(planned.toSorted((a, b) => a.at - b.at));
    expect(planned.length).toBeGreaterThan(20);
  });

  it('holds two open charges of one customer, one of them reopened', async () => {
    const journal = createJournal(await unshelve(await shelve(golden[version])));
    const { charges } = await journal.ofCustomer('acme-fitness', 'usr_shared');
    expect(charges.map(({ state }) => state)).toEqual(['unknown', 'processing']);
  });
});

describe('a journal of version 3', () => {
  const aJournal = async () => createJournal(await unshelve(await shelve(golden[3])));
  const id = (number: number) => `30000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

  it('holds a damaged record that was denied, is watched and lends its key', async () => {
    const journal = await aJournal();
    const { closed, charges, damaged } = await journal.ofCustomer('acme-fitness', 'usr_74');
    const denied = { key: id(74), ident: 'coins-100' };
    expect([charges, damaged]).toEqual([[], []]);
    expect(closed).toMatchObject([{ chargeId: id(74), denied }]);
    await expect(journal.readClosed(id(74))).resolves.toMatchObject({
      story: { state: 'marked-not-charged' },
    });
  });

  it('goes on counting its charges', async () => {
    const journal = await aJournal();
    await journal.begin({ ...sending({ chargeId: uuid(1) }), at: 1 });
    await expect(journal.latest(1)).resolves.toMatchObject({ request: { chargeId: uuid(1) } });
  });

  it('holds a charge whose key another one was lent, and both tell of the same order', async () => {
    const journal = await aJournal();
    const { charges } = await journal.ofCustomer('acme-fitness', 'usr_lent');
    expect(charges.map(({ state }) => state)).toEqual(['succeeded', 'already-charged']);
    expect(charges[1]?.events[0]).toMatchObject({ lentKey: { key: id(68), by: id(68) } });
  });

  // Whatever is added to these types belongs into the golden journal of the version that adds it.
  const types: Record<ChargeEvent['type'], true> = {
    sending: true,
    'not-sent': true,
    withheld: true,
    answered: true,
    'already-charged': true,
    'key-answered': true,
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
    'already-owned': true,
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
    error: true,
    'no-snapshot': true,
  };

  const denials: Record<Denial, true> = { failed: true, cancelled: true, refused: true };

  /** Every value that a field has in events of that type. */
  function valuesOf(type: ChargeEvent['type'], ...path: string[]): readonly string[] {
    const found = golden[3].events
      .filter(({ event }) => event['type'] === type)
      .map(({ event }) =>
        path.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], event),
      );
    return [...new Set(found.map(String))].sort();
  }

  const namesOf = (table: object) => Object.keys(table).sort();
  const found = new Set(golden[3].events.flatMap(({ event }) => event['type'] ?? []));

  it.each<[string, readonly unknown[], readonly string[]]>([
    ['event', [...found].sort(), namesOf(types)],
    ['answer', valuesOf('answered', 'answer', 'status'), namesOf(statuses)],
    ['certainty of an answer', valuesOf('answered', 'answer', 'isCertain'), ['false', 'true']],
    ['certainty of a refusal', valuesOf('refused', 'isCertain'), ['false', 'true']],
    ['loss', valuesOf('lost', 'why'), namesOf(losses)],
    ['reason', valuesOf('not-sent', 'reason', 'code'), namesOf(reasons)],
    ['finding', valuesOf('looked', 'finding', 'kind'), namesOf(findings)],
    ['look at assets', valuesOf('looked', 'assets'), namesOf(results)],
    ['look at payments', valuesOf('looked', 'payments'), namesOf(results)],
    ['confirmation', valuesOf('looked', 'confirms'), [...namesOf(denials), 'null'].sort()],
    ['author of a look', valuesOf('looked', 'by'), ['agent', 'schedule']],
    ['snapshot', valuesOf('sending', 'snapshot', 'taken'), ['false', 'true']],
    ['reading of what was owned', valuesOf('sending', 'owned', 'taken'), ['false', 'true']],
  ])('holds every kind of %s', (_, held, all) => {
    expect(held).toEqual(all);
  });

  it.each<[string, readonly unknown[]]>([
    ['a charge under a key of another', valuesOf('sending', 'lentKey')],
    ['a key that was answered with nothing', valuesOf('key-answered', 'answer')],
    ["a charge that knows the server's time", valuesOf('sending', 'serverAt')],
  ])('holds %s, and one without', (_, held) => {
    expect(held).toContain('null');
    expect(held.length).toBeGreaterThan(1);
  });
});
