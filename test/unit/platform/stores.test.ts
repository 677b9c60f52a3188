import { describe, expect, it, vi } from 'vitest';
import { NO_SETTINGS } from '../../../src/domain/settings';
import { createPriceShelf } from '../../../src/platform/price-shelf';
import { createSettingsStore } from '../../../src/platform/settings-store';
import { priceList } from '../support/fake-ports';
import { freshDatabase } from '../support/fresh-database';
import { COINS, TRIAL } from '../support/samples';

describe('the settings', () => {
  it('are kept', async () => {
    const store = createSettingsStore(freshDatabase());
    await expect(store.read()).resolves.toEqual(NO_SETTINGS);
    const settings = { ...NO_SETTINGS, organization: 'acme', isTest: true };
    await store.write(settings);
    await expect(store.read()).resolves.toEqual(settings);
  });

  it('are on the disk once they are saved', async () => {
    const database = freshDatabase();
    await database();
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await createSettingsStore(database).write({ ...NO_SETTINGS, organization: 'acme' });
    const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes).toEqual([['settings', 'readwrite', { durability: 'strict' }]]);
  });

  it('that cannot be saved stay as they are', async () => {
    const store = createSettingsStore(freshDatabase());
    const settings = { ...NO_SETTINGS, organization: 'acme' };
    await store.write(settings);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no', 'QuotaExceededError');
    });
    await expect(store.write(NO_SETTINGS)).rejects.toThrow('no');
    vi.restoreAllMocks();
    await expect(store.read()).resolves.toEqual(settings);
  });

  it('that were saved before there were labels have none', async () => {
    const database = freshDatabase();
    const { customerIdLabels, ...before } = { ...NO_SETTINGS, organization: 'acme' };
    await (await database()).put('settings', before, 'settings');
    await expect(createSettingsStore(database).read()).resolves.toEqual({
      ...before,
      customerIdLabels,
    });
  });

  it.each([null, 'text', { ...NO_SETTINGS, stranger: 1 }, { ...NO_SETTINGS, isTest: 'yes' }])(
    'that cannot be read count as none: %j',
    async (value) => {
      const database = freshDatabase();
      await (await database()).put('settings', value, 'settings');
      await expect(createSettingsStore(database).read()).resolves.toEqual(NO_SETTINGS);
    },
  );

  it('remember the last price point of each organisation', async () => {
    const store = createSettingsStore(freshDatabase());
    await store.rememberPricePoint('acme', 'coins-100');
    await store.rememberPricePoint('beta', 'coins-500');
    await expect(store.lastPricePoint('acme')).resolves.toBe('coins-100');
    await expect(store.lastPricePoint('beta')).resolves.toBe('coins-500');
    await expect(store.lastPricePoint('other')).resolves.toBe('');
    await expect(store.read()).resolves.toEqual(NO_SETTINGS);
  });

  it.each([7, null, { ident: 'coins-100' }])('take no %j for a price point', async (value) => {
    const database = freshDatabase();
    await (await database()).put('settings', value, 'last-price-point:acme');
    await expect(createSettingsStore(database).lastPricePoint('acme')).resolves.toBe('');
  });
});

describe('the price shelf', () => {
  it('keeps a list for each organisation', async () => {
    const shelf = createPriceShelf(freshDatabase());
    const list = priceList({ pricePoints: [COINS, TRIAL], unreadable: 1 });
    await shelf.write('acme', list);
    await expect(shelf.read('acme')).resolves.toEqual(list);
    await expect(shelf.read('other')).resolves.toBeUndefined();
  });

  it.each([
    'text',
    { ...priceList(), readAt: undefined },
    priceList({ pricePoints: [{ ...COINS, now: { ...COINS.now, minor: 0.5 } }] }),
  ])('takes a list that cannot be read for none: %j', async (value) => {
    const database = freshDatabase();
    await (await database()).put('prices', value, 'acme');
    await expect(createPriceShelf(database).read('acme')).resolves.toBeUndefined();
  });
});
