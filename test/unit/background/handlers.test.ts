import { describe, expect, it, vi } from 'vitest';
import { createHandlers } from '../../../src/background/handlers';
import { requestSchemas } from '../../../src/protocol/requests';
import type { CommandName, Commands } from '../../../src/protocol/commands';
import { createFakePorts, pageAt, priceList } from '../support/fake-ports';
import { aPress, CARD, CHARGE_ID, COINS, existing, lost, sending } from '../support/samples';

type Row = {
  [Name in CommandName]: readonly [Name, Commands[Name]['request'], object | null];
}[CommandName];

const settings = {
  organization: 'other',
  isTest: false,
  agentName: 'Eve',
  customerIdPattern: '',
  customerIdLabels: [],
  defaultPricePoint: '',
};
const draft = {
  chargeId: CHARGE_ID,
  externalId: 'cus_1001',
  provenance: null,
  ppIdent: COINS.ident,
  note: '',
  record: null,
};
const email = 'ann@example.test';
const chargeId = CHARGE_ID;
const word = { chargeId, charged: true, orderId: null, why: '' };
const file = JSON.stringify([CARD]);

/** A request of each command, and what its own use case answers where nothing was charged yet. */
const rows: readonly Row[] = [
  ['get-status', null, { locked: false, settings: { organization: 'acme' } }],
  ['save-setup', { settings, newKey: null }, { ok: true, status: { settings } }],
  ['remove-key', null, { key: { stored: false } }],
  ['unlock', { passphrase: 'wrong' }, { ok: false, why: 'wrong-passphrase' }],
  ['lock', null, { locked: true }],
  ['test-connection', null, { ok: true, key: 'works' }],
  ['open-form', { tabId: 7 }, { tabId: 7, surface: 'popup', prices: priceList() }],
  ['list-price-points', { fresh: false }, { ok: true, prices: priceList() }],
  ['read-customer', { tabId: 7, hint: null }, { found: false, why: 'no-customer-id' }],
  ['check-customer', { email, externalId: 'cus_1001' }, { ok: true, verdict: 'nobody' }],
  ['find-by-email', { email }, { ok: true, customers: [] }],
  ['propose-card', { tabId: 7 }, { ok: false, why: 'no-page' }],
  ['try-card', { tabId: 7, card: CARD }, { ok: true, knowsAddress: true }],
  ['save-card', { card: CARD }, { ok: true, saved: 1 }],
  ['remove-card', { id: CARD.id }, { unreadable: 0 }],
  ['list-cards', null, { unreadable: 0 }],
  ['preview-cards', { text: file }, { ok: true, cards: [CARD], replaced: [] }],
  ['import-cards', { text: file }, { ok: true, saved: 1 }],
  ['save-draft', { tabId: 7, draft }, null],
  ['start-charge', aPress({ organization: 'acme' }), { charge: { request: { chargeId } } }],
  ['get-charge', { chargeId }, null],
  ['put-aside', { chargeId }, { newChargeId: '00000000-0000-4000-9000-000000000001' }],
  ['check-outcome', { chargeId }, null],
  ['mark-charge', word, null],
  ['list-open-charges', null, { charges: [], damaged: [] }],
  ['get-damaged', { chargeId }, null],
  ['close-damaged', { chargeId, charged: true, why: '' }, { closed: false }],
];

describe('the handlers', () => {
  it('are one for each command', async () => {
    const { ports } = await createFakePorts();
    expect(Object.keys(createHandlers(ports)).sort()).toEqual(Object.keys(requestSchemas).sort());
  });

  it.each(rows)('answer %s by its own use case', async (name, request, reply) => {
    const { ports } = await createFakePorts();
    const handle = createHandlers(ports)[name] as (asked: unknown) => Promise<unknown>;
    const answer = await handle(request);
    expect({ answer }).toMatchObject({ answer: reply });
  });

  it('have a row above for each command', () => {
    expect(rows.map(([name]) => name)).toEqual(Object.keys(requestSchemas));
  });

  it('tell where the extension stands after locking and after removing the key', async () => {
    const { ports } = await createFakePorts();
    const handlers = createHandlers(ports);
    await expect(handlers['get-status'](null)).resolves.toMatchObject({ locked: false });
    await expect(handlers.lock(null)).resolves.toMatchObject({ locked: true });
    await expect(handlers['remove-key'](null)).resolves.toMatchObject({ key: { stored: false } });
  });

  it('read a charge, or null', async () => {
    const { ports } = await createFakePorts();
    const handlers = createHandlers(ports);
    await expect(handlers['get-charge']({ chargeId: CHARGE_ID })).resolves.toBeNull();
    await ports.journal.begin(sending());
    await expect(handlers['get-charge']({ chargeId: CHARGE_ID })).resolves.toMatchObject({
      state: 'sending',
    });
  });

  it.each([
    ['names', ['cus_1001'], 1],
    ['names none of', [], 0],
  ] as const)('look at the charges of a customer whom a page %s', async (_, named, looks) => {
    const { ports, world } = await createFakePorts({
      pageRead: pageAt('https://desk.test/t/1', ...named),
    });
    await ports.journal.begin(sending());
    await ports.journal.append(CHARGE_ID, lost);
    const ofCustomer = vi.spyOn(ports.journal, 'ofCustomer');
    const shown = new Promise<void>((resolve) => {
      vi.spyOn(ports.badge, 'show').mockImplementation(() => Promise.resolve().then(resolve));
    });
    await createHandlers(ports)['read-customer']({ tabId: 7, hint: null });
    if (looks > 0) await shown;
    expect(ofCustomer.mock.calls.length > 0).toBe(looks > 0);
    const { events } = existing(await ports.journal.read(CHARGE_ID));
    expect(events.filter(({ type }) => type === 'looked').length).toBe(looks);
    expect(world.bugs).toEqual([]);
  });

  it('give the secret key to nobody', async () => {
    const { ports } = await createFakePorts();
    const handlers = createHandlers(ports);
    const replies = await Promise.all([
      handlers['get-status'](null),
      handlers['test-connection'](null),
      handlers['open-form']({ tabId: 7 }),
      handlers['list-price-points']({ fresh: true }),
      handlers['read-customer']({ tabId: 7, hint: null }),
      handlers.unlock({ passphrase: 'correct horse' }),
    ]);
    expect(JSON.stringify(replies)).not.toContain('sk_sentinel');
  });
});
