import { describe, expect, it } from 'vitest';
import { NO_SETTINGS } from '../../../src/domain/settings';
import { lazyDatabase } from '../../../src/platform/database';
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
    await expect(store.lastPricePoint('acme')).resolves.toBe('coins-100');
    await expect(store.lastPricePoint('other')).resolves.toBe('');
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

describe('a database', () => {
  it('is opened once, when it is first needed', async () => {
    let opened = 0;
    const open = freshDatabase();
    const database = lazyDatabase(() => {
      opened += 1;
      return open();
    });
    expect(opened).toBe(0);
    await Promise.all([database(), database()]);
    expect(opened).toBe(1);
  });

  it('that failed to open is opened again', async () => {
    let opened = 0;
    const open = freshDatabase();
    const database = lazyDatabase(() => {
      opened += 1;
      return opened === 1 ? Promise.reject(new Error('no disk')) : open();
    });
    await expect(Promise.all([database(), database()])).rejects.toThrow('no disk');
    await expect(database()).resolves.toBeDefined();
    expect(opened).toBe(2);
  });
});
