import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointedSchema, readingSchema } from '../../../src/platform/page-answer';
import { CARD } from '../support/samples';

const reading = {
  candidates: [{ value: 'cus_1', by: 'label', label: 'Customer ID' }],
  emails: ['ann@x.test'],
  emptyCards: ['zendesk'],
  isChanging: false,
  foreignFrames: 2,
};
const pointed = { value: 'cus_1', anchors: [{ field: CARD.fields[0], matches: 1 }] };
const cases = [
  ['a reading', readingSchema, reading],
  ['what is pointed at', pointedSchema, pointed],
] as const;

/** Every copy of a value in which one part, however deep, is another thing or has a stranger beside it. */
function bent(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [Symbol('odd'), [value], undefined];
  if (Array.isArray(value)) {
    return [
      {},
      [...(value as unknown[]), {}],
      ...value.flatMap((item) => bent(item).map((bad) => [bad])),
    ];
  }
  const entries = Object.entries(value);
  return [
    { ...value, stranger: 1 },
    Object.fromEntries([...entries, ['__proto__', {}]]),
    Object.fromEntries([...entries, ['constructor', {}]]),
    ...entries.map(([gone]) => Object.fromEntries(entries.filter(([name]) => name !== gone))),
    ...entries.flatMap(([name, part]) => bent(part).map((bad) => ({ ...value, [name]: bad }))),
  ];
}

it.each(['text', 'value', 'attribute'])('a value may be taken from the %s of its place', (from) => {
  const field = { ...CARD.fields[0], take: { from, attribute: '', pattern: '' } };
  const answer = { value: 'cus_1', anchors: [{ field, matches: 1 }] };
  expect(pointedSchema.safeParse(answer)).toEqual({ success: true, data: answer });
});

describe.each(cases)('%s', (_, schema, good) => {
  it('that is sound is taken as it is', () => {
    expect(schema.safeParse(structuredClone(good))).toEqual({ success: true, data: good });
  });

  it('with anything amiss at any depth is refused', () => {
    const copies = bent(good);
    expect(copies.length).toBeGreaterThan(20);
    expect(copies.filter((copy) => schema.safeParse(copy).success)).toEqual([]);
  });

  it('is not just anything, and nothing makes it throw', () => {
    const names = ['__proto__', 'constructor', ...Object.keys(good)];
    const anything = fc.anything({ key: fc.constantFrom(...names), withNullPrototype: true });
    fc.assert(
      fc.property(anything, (value) => {
        expect(schema.safeParse(value).success).toBe(false);
      }),
      { numRuns: 1000, seed: 20_261_122 },
    );
  });
});
