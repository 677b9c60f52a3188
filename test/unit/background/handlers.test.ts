import { describe, expect, it, vi } from 'vitest';
import { createHandlers } from '../../../src/background/handlers';
import { requestSchemas } from '../../../src/protocol/requests';
import { createFakePorts, pageAt } from '../support/fake-ports';
import { CHARGE_ID, existing, lost, sending } from '../support/samples';

describe('the handlers', () => {
  it('are one for each command', async () => {
    const { ports } = await createFakePorts();
    expect(Object.keys(createHandlers(ports)).sort()).toEqual(Object.keys(requestSchemas).sort());
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
