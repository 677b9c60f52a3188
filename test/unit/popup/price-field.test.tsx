// @vitest-environment happy-dom
import { getAllByRole, queryAllByRole } from '@testing-library/dom';
import { describe, expect, it } from 'vitest';
import type { PriceList } from '../../../src/domain/price-point';
import { indexPrices, searchPrices } from '../../../src/popup/search-prices';
import { COINS, dollars, existing } from '../support/samples';
import { fakePage, openedForm, PRICES, STATUS } from '../ui/fake-page';
import {
  button,
  hasButton,
  pressKey,
  priceBox,
  showPopup,
  text,
  typeInto,
} from './popup-on-screen';

const many: PriceList = {
  ...PRICES,
  pricePoints: Array.from({ length: 5_000 }, (_, index) => ({
    ...COINS,
    ident: `pack-${String(index)}`,
    features: [index % 2 === 0 ? 'coins' : 'gems'],
    now: dollars(100 + index),
  })),
};

const showMany = () =>
  showPopup(
    fakePage({
      'open-form': () => openedForm({ prices: many }),
      'list-price-points': () => ({ ok: true, prices: many }),
    }).page,
  );

describe('the price combobox', () => {
  it('with 5,000 price points shows 50 and counts the rest', async () => {
    await showMany();
    await typeInto(priceBox(), 'pack');
    expect(getAllByRole(document.body, 'option')).toHaveLength(50);
    expect(text()).toContain('4,950 more: type to narrow');
  });

  it('finds by all words: feature and amount', async () => {
    await showMany();
    await typeInto(priceBox(), 'gems 50.99');
    const names = getAllByRole(document.body, 'option').map(({ textContent }) => textContent);
    expect(names).toEqual(['pack-4999$50.99$50.99 once']);
  });

  it('Enter picks and leads to the button, without charging', async () => {
    const { page, requestsOf } = fakePage();
    const popup = await showPopup(page);
    await typeInto(priceBox(), 'coins');
    expect(hasButton('Charge')).toBe(true);
    const event = await pressKey(priceBox(), 'Enter');
    expect(event.defaultPrevented).toBe(true);
    expect(document.activeElement).toBe(button('Charge $4.99'));
    expect(popup.store.getState().form.pricePoint).toEqual(COINS);
    expect(requestsOf('start-charge')).toEqual([]);
  });

  it('arrows, Home and End move, Escape gives the choice back', async () => {
    const popup = await showPopup(fakePage().page);
    await typeInto(priceBox(), '');
    await pressKey(priceBox(), 'ArrowDown');
    expect(priceBox().getAttribute('aria-activedescendant')).toBe('price-1');
    await pressKey(priceBox(), 'ArrowDown');
    expect(priceBox().getAttribute('aria-activedescendant')).toBe('price-0');
    await pressKey(priceBox(), 'End');
    await pressKey(priceBox(), 'Enter');
    expect(button('Start free trial')).toBeTruthy();
    await typeInto(priceBox(), 'zzz');
    expect(text()).toContain('No price point has all of these words.');
    expect(popup.store.getState().form.pricePoint).toBeNull();
    await pressKey(priceBox(), 'Escape');
    expect(button('Start free trial')).toBeTruthy();
    expect(queryAllByRole(document.body, 'option')).toEqual([]);
  });

  it('takes the default, and from the menu leads straight to the button', async () => {
    const settings = { ...STATUS.settings, defaultPricePoint: 'coins-100' };
    const opened = openedForm({ surface: 'menu', status: { ...STATUS, settings } });
    await showPopup(fakePage({ 'open-form': () => opened }).page);
    expect(document.activeElement).toBe(button('Charge $4.99'));
  });

  it('says it when the chosen price has changed on the server', async () => {
    const dearer = { ...COINS, now: dollars(599) };
    await showPopup(
      fakePage({
        'open-form': () => openedForm({ lastPricePoint: 'coins-100' }),
        'list-price-points': () => ({ ok: true, prices: { ...PRICES, pricePoints: [dearer] } }),
      }).page,
    );
    expect(button('Charge $5.99')).toBeTruthy();
    expect(text()).toContain('It was: $4.99 once');
  });

  it.each([
    [{ ok: false, why: 'network', cached: null }, 'billing.funnelfox.com could not be reached'],
    [{ ok: false, why: 'malformed', cached: PRICES }, 'not refreshed: the server'],
    [{ ok: true, prices: { ...PRICES, pricePoints: [] } }, 'has no price points'],
    [{ ok: true, prices: { ...PRICES, unreadable: 2 } }, '2 more could not be understood'],
  ] as const)('says what became of the list: %j', async (reply, words) => {
    await showPopup(
      fakePage({
        'open-form': () => openedForm({ prices: null }),
        'list-price-points': () => reply,
      }).page,
    );
    expect(text()).toContain(words);
  });
});

describe('searching', () => {
  const index = indexPrices([
    { ...COINS, ident: 'monthly-old' },
    { ...COINS, ident: 'old-monthly' },
    { ...COINS, ident: 'monthly' },
  ]);
  const idents = (query: string, first: string[] = []) =>
    searchPrices(index, query, first).shown.map(({ ident }) => ident);

  it('puts the ident that was typed first, then those that begin with it', () => {
    expect(idents('monthly')).toEqual(['monthly', 'monthly-old', 'old-monthly']);
  });

  it('with nothing typed puts the wanted ones first', () => {
    expect(idents('', ['old-monthly'])[0]).toBe('old-monthly');
  });

  it('takes a decimal comma', () => {
    expect(existing(idents('4,99'))).toHaveLength(3);
  });
});
