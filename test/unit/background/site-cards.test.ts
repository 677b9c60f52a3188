import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { listCards } from '../../../src/background/list-cards';
import { proposeCard } from '../../../src/background/propose-card';
import {
  importCards,
  previewCards,
  removeCard,
  saveCard,
} from '../../../src/background/save-cards';
import { shippedCards } from '../../../src/background/shipped-cards';
import { tryCard } from '../../../src/background/try-card';
import { checkCard } from '../../../src/domain/check-card';
import type { CardField, Pointed } from '../../../src/domain/page-reading';
import { siteCardSchema, wholeCardSchema } from '../../../src/domain/site-card';
import type { PageRead } from '../../../src/ports';
import { createFakePorts, pageWith } from '../support/fake-ports';
import { CARD, existing, NOW } from '../support/samples';

const field = existing(CARD.fields[0]);
const page = existing(CARD.pages[0]);
const shipped = existing(shippedCards()[0]);
const url = 'https://desk.test/t/1?token=s3cret';
const place = { tabId: 7, host: 'desk.test', address: 'https://desk.test/t/1', url };

function pointed(value: string, ...anchors: [Partial<CardField>, number][]): PageRead<Pointed> {
  const all = anchors.map(([changes, matches]) => ({ field: { ...field, ...changes }, matches }));
  return { ok: true, page: place, answer: { value, anchors: all } };
}

describe('teaching a page', () => {
  it('offers each anchor as a card, the best first, with how many places match', async () => {
    const attribute = { labels: [], selector: '[data-player]', by: 'card' } as const;
    const answer = pointed('cus_1', [{}, 1], [attribute, 2]);
    const { ports } = await createFakePorts({ pointed: answer });
    const proposal = await proposeCard(ports, { tabId: 7 });
    if (!proposal.ok) throw new Error(proposal.why);
    expect(proposal).toMatchObject({ host: 'desk.test', value: 'cus_1' });
    expect(proposal.offers.map(({ card, matches }) => [card.fields, matches])).toEqual([
      [[field], 1],
      [[{ ...field, ...attribute }], 2],
    ]);
    for (const { card } of proposal.offers) {
      expect(wholeCardSchema.safeParse(card).success).toBe(true);
      expect(JSON.stringify(card)).not.toContain('s3cret');
    }
  });

  it('offers a card that finds the value again once it is saved', async () => {
    const { ports, world } = await createFakePorts({ pointed: pointed('cus_1', [{}, 1]) });
    const proposal = await proposeCard(ports, { tabId: 7 });
    if (!proposal.ok) throw new Error(proposal.why);
    const card = existing(proposal.offers[0]).card;
    await expect(saveCard(ports, { card })).resolves.toMatchObject({ ok: true, saved: 1 });
    world.pageRead = pageWith('https://desk.test/t/2', [
      { value: 'cus_2', by: 'card', label: 'Player' },
    ]);
    await expect(tryCard(ports, { card, tabId: 7 })).resolves.toEqual({
      ok: true,
      knowsAddress: true,
      values: ['cus_2'],
    });
    expect(world.asked.at(-1)).toEqual({
      labels: [],
      cards: [{ id: card.id, root: '', fields: [field], never: [] }],
    });
  });

  it.each<[string, PageRead<Pointed>]>([
    ['nothing is pointed at', pointed('')],
    ['nothing leads there', pointed('cus_1')],
    ['the value is empty', pointed('', [{}, 1])],
    ['an anchor leads nowhere', pointed('cus_1', [{}, 0])],
    ['an anchor is none', pointed('cus_1', [{ labels: [], selector: '' }, 1])],
    ['an anchor is no field of a card', pointed('cus_1', [{ selector: 'x'.repeat(501) }, 1])],
  ])('when %s offers nothing', async (_, answer) => {
    const { ports } = await createFakePorts({ pointed: answer });
    const nothing = { ok: false, why: 'nothing-pointed-at' };
    await expect(proposeCard(ports, { tabId: 7 })).resolves.toEqual(nothing);
  });

  it('says why a page cannot be read', async () => {
    const failed = { ok: false, why: 'store-page', page: place } as const;
    const { ports } = await createFakePorts({ pointed: failed, pageRead: failed });
    const why = { ok: false, why: 'store-page' };
    await expect(proposeCard(ports, { tabId: 7 })).resolves.toEqual(why);
    await expect(tryCard(ports, { card: CARD, tabId: 7 })).resolves.toEqual(why);
  });

  it('asks for the organisation’s labels too', async () => {
    const { ports } = await createFakePorts();
    const asked = vi.spyOn(ports.page, 'readPointed');
    await ports.settings.write({ ...(await ports.settings.read()), customerIdLabels: ['Player:'] });
    await proposeCard(ports, { tabId: 7 });
    expect(asked).toHaveBeenCalledWith(7, expect.arrayContaining(['customer id', 'player']));
  });
});

describe('trying a card', () => {
  it('elsewhere says that it does not know the address', async () => {
    const { ports, world } = await createFakePorts({
      pageRead: pageWith('https://other.test/', []),
    });
    await expect(tryCard(ports, { card: CARD, tabId: 7 })).resolves.toEqual({
      ok: true,
      knowsAddress: false,
      values: [],
    });
    expect(world.asked).toEqual([{ labels: [], cards: [] }]);
  });
});

describe('saving a card', () => {
  it('replaces the one of the same id, and its past', async () => {
    const { ports } = await createFakePorts();
    await saveCard(ports, { card: CARD });
    await ports.cards.noteHealth('taught', { workedAt: 1, brokenSince: NOW });
    const before = await listCards(ports);
    expect(before.cards[0]).toEqual({ card: CARD, isShipped: false, brokenSince: NOW });
    const again = { ...CARD, name: 'Again' };
    const saved = await saveCard(ports, { card: again });
    expect(saved).toMatchObject({ ok: true, saved: 1 });
    const { cards, unreadable } = await listCards(ports);
    expect(cards).toEqual([
      { card: again, isShipped: false, brokenSince: null },
      ...shippedCards().map((card) => ({ card, isShipped: true, brokenSince: null })),
    ]);
    expect(unreadable).toBe(0);
  });

  it('under the id of a shipped one saves it beside that', async () => {
    const { ports } = await createFakePorts();
    await saveCard(ports, { card: { ...CARD, id: shipped.id } });
    const { cards } = await listCards(ports);
    expect(cards.map(({ card }) => card.id)).toEqual([
      `${shipped.id}-own`,
      ...shippedCards().map(({ id }) => id),
    ]);
  });

  it.each([
    ['bad-sample', { pages: [{ ...page, sample: 'https://desk.test/u/1' }] }],
    ['unsafe-pattern', { pages: [{ ...page, pattern: '(t+)+' }] }],
  ])('refuses a %s', async (why, changes) => {
    const { ports } = await createFakePorts();
    await expect(saveCard(ports, { card: { ...CARD, ...changes } })).resolves.toEqual({
      ok: false,
      why,
    });
    await expect(ports.cards.read()).resolves.toEqual({ cards: [], unreadable: 0 });
  });

  it('keeps two hundred and no more, but still replaces', async () => {
    const { ports } = await createFakePorts();
    const many = Array.from({ length: 200 }, (_, at) => ({ ...CARD, id: `c${String(at)}` }));
    await expect(importCards(ports, { text: JSON.stringify(many) })).resolves.toMatchObject({
      saved: 200,
    });
    const refused = { ok: false, why: 'too-many' };
    await expect(saveCard(ports, { card: CARD })).resolves.toEqual(refused);
    await expect(previewCards(ports, { text: JSON.stringify(CARD) })).resolves.toEqual(refused);
    await expect(saveCard(ports, { card: { ...CARD, id: 'c7' } })).resolves.toMatchObject({
      ok: true,
    });
  });

  it('is undone by removing it', async () => {
    const { ports } = await createFakePorts();
    await saveCard(ports, { card: CARD });
    const { cards } = await removeCard(ports, { id: 'taught' });
    expect(cards.every(({ isShipped }) => isShipped)).toBe(true);
  });
});

describe('a file of cards', () => {
  const other = { ...CARD, id: 'other' };

  it('is shown before it is saved, with what it would replace', async () => {
    const { ports } = await createFakePorts();
    await saveCard(ports, { card: CARD });
    const text = JSON.stringify([CARD, other]);
    await expect(previewCards(ports, { text })).resolves.toEqual({
      ok: true,
      cards: [CARD, other],
      replaced: ['taught'],
    });
    await expect(ports.cards.read()).resolves.toMatchObject({ cards: [CARD] });
    await expect(importCards(ports, { text })).resolves.toMatchObject({ ok: true, saved: 2 });
    await expect(ports.cards.read()).resolves.toMatchObject({ cards: [CARD, other] });
  });

  it('may leave out what is empty, and hold one card alone', async () => {
    const { ports } = await createFakePorts();
    const { root, never, ...short } = CARD;
    expect([root, never]).toEqual(['', []]);
    await expect(previewCards(ports, { text: JSON.stringify(short) })).resolves.toMatchObject({
      cards: [CARD],
    });
  });

  it.each<[string, string, string]>([
    ['no JSON', '{', 'not-json'],
    ['nothing', '', 'not-json'],
    ['a text', '"card"', 'not-cards'],
    ['null', 'null', 'not-cards'],
    ['no card', '[]', 'not-cards'],
    ['one bad card among good ones', JSON.stringify([CARD, { ...other, version: 2 }]), 'not-cards'],
    ['a stranger in a card', JSON.stringify({ ...CARD, run: 'x' }), 'not-cards'],
    ['a bad pattern', JSON.stringify({ ...CARD, pages: [{ ...page, pattern: '(' }] }), 'not-cards'],
    ['the same card twice', JSON.stringify([CARD, CARD]), 'not-cards'],
    ['a card of the prototype', JSON.stringify(CARD).replace('{', '{"__proto__":{},'), 'not-cards'],
    [
      'a pattern that hangs',
      JSON.stringify([other, { ...CARD, pages: [{ ...page, pattern: '(t+)+' }] }]),
      'unsafe-pattern',
    ],
    [
      'a sample that does not fit',
      JSON.stringify([other, { ...CARD, pages: [{ ...page, sample: '' }] }]),
      'bad-sample',
    ],
    ['a shipped card', JSON.stringify([other, shipped]), 'shipped-id'],
    ['an endless depth', '['.repeat(200_000), 'not-json'],
    ['a closed depth', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'not-cards'],
  ])('with %s is refused whole', async (_, text, why) => {
    const { ports } = await createFakePorts();
    await expect(previewCards(ports, { text })).resolves.toEqual({ ok: false, why });
    await expect(importCards(ports, { text })).resolves.toEqual({ ok: false, why });
    await expect(ports.cards.read()).resolves.toEqual({ cards: [], unreadable: 0 });
  });

  it('of whatever JSON never throws, and saves nothing but whole cards', async () => {
    const { ports } = await createFakePorts();
    const written = vi.spyOn(ports.cards, 'write');
    const names = ['__proto__', 'constructor', 'id', 'pages', 'fields', 'pattern', 'take', 'x'];
    const junk = fc.anything({ maxDepth: 3, key: fc.constantFrom(...names) });
    const bent = fc
      .tuple(fc.constantFrom(...Object.keys(CARD)), junk)
      .map(([name, value]) => Object.fromEntries([...Object.entries(CARD), [name, value]]));
    const card = fc.oneof(junk, bent, fc.constant(CARD));
    const files = fc.array(card, { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(files, async (file) => {
        written.mockClear();
        const text = JSON.stringify(file, withoutBigints);
        const imported = await importCards(ports, { text });
        expect(written).toHaveBeenCalledTimes(imported.ok ? 1 : 0);
        for (const card of written.mock.calls.flat(2)) {
          expect(wholeCardSchema.safeParse(card)).toEqual({ success: true, data: card });
        }
      }),
      { numRuns: 500, seed: 20_261_122 },
    );
    expect(({} as { id?: unknown }).id).toBeUndefined();
  });
});

function withoutBigints(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

it('a shipped card that is copied under another id may be kept', () => {
  const problems = shippedCards().map((card) => [card.id, checkCard(card)]);
  expect(problems.filter(([, problem]) => problem !== undefined)).toEqual([]);
});

describe('the schema of a card', () => {
  it.each<[string, object]>([
    ['an id that is a path', { id: '../x' }],
    ['an id that is too long', { id: 'x'.repeat(65) }],
    ['no name', { name: '' }],
    ['another version', { version: 2 }],
    ['no page', { pages: [] }],
    ['eleven pages', { pages: Array.from({ length: 11 }, () => page) }],
    ['twenty-one fields', { fields: Array.from({ length: 21 }, () => field) }],
    ['a field of a selection', { fields: [{ ...field, by: 'selection' }] }],
    ['a field without a label', { fields: [{ ...field, label: '' }] }],
    ['an endless selector', { root: 'x'.repeat(501) }],
    ['a pattern that is none', { fields: [{ ...field, take: { ...field.take, pattern: '[' } }] }],
  ])('refuses %s', (_, changes) => {
    expect(siteCardSchema.safeParse({ ...CARD, ...changes }).success).toBe(false);
    expect(wholeCardSchema.safeParse({ ...CARD, ...changes }).success).toBe(false);
  });

  it('of a file fills in what is empty; between our contexts nothing may be missing', () => {
    const short = {
      version: 1,
      id: 'taught',
      name: CARD.name,
      basis: 'taught',
      source: '',
      pages: CARD.pages,
      fields: [{ label: 'Player', labels: ['player'], take: { from: 'text' } }],
    };
    expect(siteCardSchema.parse(short)).toEqual(CARD);
    expect(wholeCardSchema.safeParse(short).success).toBe(false);
    const { fields, ...shortest } = short;
    expect(fields.length).toBe(1);
    expect(siteCardSchema.parse(shortest)).toEqual({ ...CARD, fields: [] });
  });
});
