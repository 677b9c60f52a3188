// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { benchPage } from '../../bench/bench-page';
import { judgeReads } from '../../bench/bench-proof';
import { interleaved, median } from '../../bench/statistics';
import { Random } from '../../model/world/random';

describe('the statistics of the bench', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[7], 7],
    [[], NaN],
  ])('the median of %j is %f', (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it('has every series once in each round, not always in the same order', () => {
    const rounds = interleaved(['a', 'b', 'c'], 40, new Random(1));
    const orders = Array.from({ length: 40 }, (_, at) => rounds.slice(at * 3, at * 3 + 3).join(''));
    expect(orders.every((order) => order.split('').sort().join('') === 'abc')).toBe(true);
    expect(new Set(orders).size).toBe(6);
  });
});

describe('a read', () => {
  const limits = [{ nodes: 20_000, limit: 16 }];
  const judge = (ms: number, { count = 12, nodes = 20_010 } = {}) =>
    judgeReads(
      limits,
      Array.from({ length: count }, (_, at) => ({
        series: { nodes: 20_000, limit: 16, twin: at % 2 === 0 ? ('a' as const) : ('b' as const) },
        ms,
        floorMs: 2,
        nodes,
      })),
    )[0]?.isMet;

  it.each([
    ['at its limit', judge(16), true],
    ['over its limit', judge(16.01), false],
    ['of too few pages', judge(1, { count: 10 }), false],
    ['of pages that are too small', judge(1, { nodes: 19_999 }), false],
  ])('%s', (_, isMet, expected) => {
    expect(isMet).toBe(expected);
  });
});

it('a page of the bench has the nodes that were asked for, and one customer beside a hidden one', () => {
  const { html, nodes } = benchPage(2_000, 'usr_bench_1', 1);
  const page = new DOMParser().parseFromString(html, 'text/html');
  const labels = [...page.querySelectorAll('dt')].filter(
    ({ textContent }) => textContent === 'Customer ID',
  );
  expect(labels.map((label) => label.nextElementSibling?.textContent)).toEqual([
    'usr_somebody_else',
    'usr_bench_1',
  ]);
  expect(page.querySelectorAll('desk-tag, desk-badge').length).toBeGreaterThan(0);
  const walker = page.createTreeWalker(page, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let counted = 0;
  while (walker.nextNode() !== null) counted += 1;
  expect(counted).toBeGreaterThanOrEqual(2_000);
  expect(Math.abs(counted - nodes)).toBeLessThan(5);
  expect(benchPage(2_000, 'usr_bench_1', 1).html).toBe(html);
});
