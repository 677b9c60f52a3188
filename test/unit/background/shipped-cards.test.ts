import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shippedCards } from '../../../src/background/shipped-cards';
import { normalizeLabel } from '../../../src/domain/label-match';
import { matchSiteCards, questionOf } from '../../../src/domain/match-site-card';
import type { SiteCard } from '../../../src/domain/site-card';
import { hasNestedRepetition } from './nested-repetition';

const FIXTURES = join(import.meta.dirname, '../../fixtures/crm');
const FILES = join(import.meta.dirname, '../../../src/background/site-cards');

interface Shape {
  readonly name: string;
  readonly sample: string;
  readonly card: string;
  readonly page: string;
  readonly record: string;
}

interface Fixture {
  readonly file: string;
  readonly url: string;
  readonly basis: string;
}

const read = (file: string) => JSON.parse(readFileSync(join(FIXTURES, file), 'utf8')) as unknown;
const shapes = read('crm-urls.json') as readonly Shape[];
const fixtures = read('index.json') as readonly Fixture[];
/** Where what a card says was seen; the product does not carry it. */
const sources = read('sources.json') as Readonly<Record<string, string>>;
const sourceOf = (card: SiteCard | undefined) => sources[card?.id ?? ''] ?? '';
const cards = shippedCards();
const cardOf = (id: string) => cards.find((card) => card.id === id);

/** What the cards say of an address. */
const claims = (url: string) =>
  matchSiteCards(cards, url).map(({ card, page, record }) => ({ card: card.id, page, record }));

/** Pages of products that live at addresses of their maker; the others may stand on any host. */
const hosted = cards.flatMap((card) =>
  card.pages.flatMap((page) => (page.pattern.startsWith('^https://') ? [{ card, page }] : [])),
);

test('there is a card for each of the 24 products, under the name of its file', () => {
  const files = readdirSync(FILES).map((file) => basename(file, '.json'));
  expect(cards.map(({ id }) => id)).toEqual(files.sort());
  expect(new Set(cards.map(({ id }) => id))).toEqual(new Set(shapes.map(({ card }) => card)));
  expect(cards).toHaveLength(24);
});

test.each(shapes)('$name: its address is claimed by its own card alone', (shape) => {
  expect(claims(shape.sample)).toEqual([
    { card: shape.card, page: shape.page, record: shape.record },
  ]);
});

test('every page of every card has an address in use that it knows', () => {
  const pages = cards.flatMap(({ id, pages }) =>
    pages.map(({ name, sample }) => ({ card: id, page: name, sample })),
  );
  expect(pages).toHaveLength(33);
  for (const { card, page, sample } of pages) {
    expect(shapes).toContainEqual(expect.objectContaining({ card, page, sample }));
  }
});

test.each(fixtures)(
  '$file: its address is claimed by the card that names it as a source',
  (each) => {
    const [claim, ...more] = claims(each.url);
    expect(more).toEqual([]);
    const card = cardOf(claim?.card ?? '');
    expect(sourceOf(card)).toContain(`fixture ${each.file}: ${each.basis}`);
    expect(card?.basis).toBe(each.basis.startsWith('closed') ? 'approximate' : 'template');
    expect(card?.pages.find(({ name }) => name === claim?.page)?.addressOnly).toBeUndefined();
  },
);

describe.each(cards)('$name', (card) => {
  test('claims no more than what was seen of it', () => {
    const isUnseen = card.basis === 'no-template';
    expect(card.fields.length === 0).toBe(isUnseen);
    expect(card.pages.every(({ addressOnly }) => addressOnly)).toBe(false);
    if (isUnseen) {
      expect(card).toMatchObject({ root: '', never: [] });
      expect(sourceOf(card)).toBe('');
      return;
    }
    for (const part of sourceOf(card).split('; ')) {
      const file = /^fixture (\S+): (?:open-source template read|closed product, approximate)$/;
      const name = file.exec(part)?.[1];
      if (name === undefined) {
        expect(part).toMatch(
          /^[a-z -]+: [\w.-]+\/[\w.-]+ \S+ @[0-9a-f]{12}(?:, \S+ @[0-9a-f]{12})*$/,
        );
      } else {
        expect(fixtures.map(({ file }) => file)).toContain(name);
      }
    }
  });

  test('each field leads somewhere, by labels as the reader compares them', () => {
    for (const { labels, selector } of card.fields) {
      expect((selector === '') !== (labels.length === 0)).toBe(true);
      expect(labels.map(normalizeLabel)).toEqual(labels);
    }
  });

  test('no pattern can be made to run for ever', () => {
    for (const pattern of patternsOf(card)) {
      expect(hasNestedRepetition(pattern), pattern).toBe(false);
      // The reader compiles with this flag, which refuses what is only loosely right.
      expect(() => new RegExp(pattern, 'u')).not.toThrow();
    }
  });

  test('an address inside the query or the fragment of another one is not its own', () => {
    for (const { sample } of card.pages) {
      const inside = sample.replaceAll('#', '%23');
      for (const url of [`https://evil.test/?x=${inside}`, `https://evil.test/#x=${inside}`]) {
        expect(
          claims(url).map(({ card: id }) => id),
          url,
        ).not.toContain(card.id);
      }
      expect(claims(`data:text/html,${sample}`)).toEqual([]);
    }
  });
});

test('the products of one maker alone are told by their host', () => {
  const selfHosted = cards.filter(({ id }) => !hosted.some(({ card }) => card.id === id));
  expect(selfHosted.map(({ id }) => id)).toEqual([
    ...['chatwoot', 'erxes', 'espocrm', 'freescout', 'odoo', 'osticket', 'suitecrm', 'twenty'],
    'zammad',
  ]);
});

test.each(hosted)(
  '$card.name, $page.name: a look-alike host is not taken for it',
  ({ card, page }) => {
    const { host, pathname, search, hash } = new URL(page.sample);
    const rest = pathname + search + hash;
    const parent = host.slice(host.indexOf('.') + 1);
    const lookAlikes = [
      `https://${host}.evil.test${rest}`,
      `https://not${parent}${rest}`,
      `https://evil.test/${host}${rest}`,
      `https://evil.test/?.${parent}${rest}`,
      `https://evil.test/#.${parent}${rest}`,
      `https://evil.test?.${parent}${rest}`,
      `https://evil.test#.${parent}${rest}`,
      `https://evil.test/?x=${page.sample}`,
      `https://evil.test/${page.sample}`,
      `https://evil.test:443/.${parent}${rest}`,
      `https://x:${host}@evil.test${rest}`,
      `https://${host}@evil.test${rest}`,
      `https://${host.replaceAll('.', '-')}${rest}`,
      `http://${host}${rest}`,
    ];
    for (const url of lookAlikes) {
      expect(
        claims(url).map(({ card: id }) => id),
        url,
      ).not.toContain(card.id);
    }
  },
);

test('a record is tied to the address where its page carries its number', () => {
  const asked = (url: string) => matchSiteCards(cards, url).map(questionOf);
  const [zendesk] = asked('https://acme.zendesk.com/agent/tickets/501');
  expect(zendesk?.root).toBe('[data-test-id^="ticket-501-"][data-test-id$="-layout"]');
  const [ticket] = asked('https://z.example.test/#ticket/zoom/901');
  expect(ticket?.root).toBe('#content_permanent_Ticket-901');
  const [user] = asked('https://z.example.test/#user/profile/14');
  expect(user?.root).toMatch(/^#content_permanent_User-14, /);
  const [freescout] = asked('https://fs.example.test/conversation/55');
  expect(freescout?.fields[0]?.selector).toMatch(/^\[data-conversation_id="55"\] /);
});

test('on a page that nobody has seen a card reads nothing and waits for nothing', () => {
  const unseen = cards.flatMap((card) => card.pages.filter(({ addressOnly }) => addressOnly));
  expect(unseen).toHaveLength(5);
  for (const { sample } of unseen) {
    const [question] = matchSiteCards(cards, sample).map(questionOf);
    expect(question).toMatchObject({ root: '', fields: [] });
  }
});

test('what runs for ever is recognised', () => {
  expect(
    ['(a+)+', '(?:a*b)*', '((?:x{2,})y)+', '([ab]*)*'].filter(hasNestedRepetition),
  ).toHaveLength(4);
  expect(
    ['(?:[^#]*&)?id=(\\d+)', 'a+b+', '(?:ab)+', '[(+]+\\(+', '\\d{2,}'].some(hasNestedRepetition),
  ).toBe(false);
});

function patternsOf({ pages, fields }: SiteCard): readonly string[] {
  return [...pages.map(({ pattern }) => pattern), ...fields.map(({ take }) => take.pattern)];
}
