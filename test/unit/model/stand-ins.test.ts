import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/billing/parse-json';
import { readAssets } from '../../../src/billing/read-assets';
import { readPayments } from '../../../src/billing/read-payments';
import { readPricePoints } from '../../../src/billing/read-price-points';
import { readErrorEnvelope } from '../../../src/billing/error-envelope';
import { parseJson as fastParseJson } from '../../model/fast/parse-json';
import { readAssets as fastReadAssets } from '../../model/fast/read-assets';
import { readErrorEnvelope as fastReadErrorEnvelope } from '../../model/fast/error-envelope';
import { readPayments as fastReadPayments } from '../../model/fast/read-payments';
import { readPricePoints as fastReadPricePoints } from '../../model/fast/read-price-points';
import { bundle } from '../../model/run/bundle';
import { simulate } from '../../model/run/simulate';
import { assetsText, historyText, pricesText, type Order } from '../../model/world/books';
import { PRICES } from '../../model/world/prices';
import { Random } from '../../model/world/random';

const random = new Random(20_261_122);

function anOrder(index: number): Order {
  const at = Date.UTC(2026, 10, 22) + random.int(0, 9 * 24 * 60 * 60_000);
  const asset = { at, showsRef: random.chance(0.5), showsOrder: random.chance(0.5) };
  return {
    orderId: `order-${index}`,
    ref: random.chance(0.8) ? `ref-${index}` : null,
    ident: random.pick(PRICES).ident,
    minor: random.int(1, 100_000),
    at,
    inHistoryAt: at,
    asset: random.chance(0.8) ? asset : null,
  };
}

const orders = () => Array.from({ length: random.int(0, 6) }, (_, index) => anOrder(index));
const many = <Item>(make: () => Item) => Array.from({ length: 500 }, make);

const priceTexts = [undefined, 'no such price', ...PRICES.map(({ ident }) => ident)].map(
  pricesText,
);

/** What a simulated server answers to a question, and what a bad line makes of it. */
const texts = [
  ...many(() => historyText(orders())),
  ...many(() => assetsText(orders())),
  ...priceTexts,
  '{}',
  '',
  'busy',
  '<html>',
];

describe('what stands in for a slow reader', () => {
  it('reads each text as the product does', () => {
    for (const text of texts) expect(fastParseJson(text)).toEqual(parseJson(text));
  });

  it.each([
    ['payments', readPayments, fastReadPayments, many(() => historyText(orders()))],
    ['assets', readAssets, fastReadAssets, many(() => assetsText(orders()))],
    ['prices', readPricePoints, fastReadPricePoints, priceTexts],
  ])('reads %s as the product does', (_, read, fastRead, written) => {
    const bodies = [...written, '{}', ''].map(parseJson);
    for (const body of bodies) expect(fastRead(body)).toEqual(read(body));
    expect(bodies.filter((body) => read(body) !== undefined).length).toBe(written.length);
  });

  it('finds no refusal where the product finds none', () => {
    const refusal = { status: 'error', error: [{ msg: 'no' }], req_id: 'r' };
    for (const body of [...texts.map(parseJson), refusal]) {
      expect(fastReadErrorEnvelope(body) !== undefined).toBe(readErrorEnvelope(body) !== undefined);
    }
  });

  it('lets every schedule take the same course as with the readers of the product', async () => {
    const job = { firstSeed: 1, schedules: 400, stopAtFirst: false, without: [], isTraced: false };
    const [exact, fast] = [
      await simulate(await bundle({ patches: [], isExact: true }), job),
      await simulate(await bundle({ patches: [], isExact: false }), job),
    ];
    expect(fast).toEqual(exact);
    expect(exact.schedules).toBe(400);
  }, 120_000);
});
