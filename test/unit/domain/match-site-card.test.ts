import { describe, expect, it } from 'vitest';
import {
  isSameRecord,
  matchSiteCards,
  nameOfRecord,
  questionOf,
  recordOf,
} from '../../../src/domain/match-site-card';
import type { SiteCard } from '../../../src/domain/site-card';
import { CARD } from '../support/samples';

const card = (id: string, ...patterns: string[]): SiteCard => ({
  ...CARD,
  id,
  pages: patterns.map((pattern, at) => ({ name: `page ${String(at)}`, pattern, sample: '' })),
});
const url = 'https://desk.test/c/7/t/42';

describe('the cards that know an address', () => {
  it('are in the order given, each by its first page that fits', () => {
    const cards = [
      card('a', '/x/', '/t/(\\d+)'),
      card('b', '/nothing'),
      card('c', '/c/(\\d+)', '/t/(\\d+)'),
    ];
    const matched = matchSiteCards(cards, url);
    expect(matched.map(({ card: { id }, page, record }) => [id, page, record])).toEqual([
      ['a', 'page 1', '42'],
      ['c', 'page 0', '7'],
    ]);
  });

  it.each([
    ['its last group', '/c/(\\d+)/t/(\\d+)', '42'],
    ['its last group that took part', '/c/(\\d+)/t/\\d+(?:/(\\d+))?', '7'],
    ['its last group that holds something', '/c/(\\d+)/t/42(x*)', '7'],
    ['nothing, without a group', '/t/42', ''],
  ])('have as the record %s', (_, pattern, record) => {
    expect(matchSiteCards([card('a', pattern)], url)[0]?.record).toBe(record);
  });

  it('are asked about no endless address', () => {
    const long = `https://desk.test/${'x'.repeat(3000)}/t/42`;
    expect(matchSiteCards([card('a', '/t/(\\d+)')], long)).toEqual([]);
  });
});

describe('what the reader is asked', () => {
  const asking: SiteCard = {
    ...CARD,
    root: '[data-id="{record}"]',
    fields: CARD.fields.map((field) => ({ ...field, selector: '#f-{record}-{record}' })),
    never: ['.stream'],
  };

  it.each([
    ['901', '[data-id="901"]', '#f-901-901'],
    ['a-b_9', '[data-id="a-b_9"]', '#f-a-b_9-a-b_9'],
    ['9"] *', '[data-id=""]', '#f--'],
    ['a b', '[data-id=""]', '#f--'],
    ['', '[data-id=""]', '#f--'],
  ])('with the record %j', (record, root, selector) => {
    const question = questionOf({ card: asking, page: 'record', record, known: '' });
    expect(question).toEqual({
      id: 'taught',
      root,
      fields: [{ ...CARD.fields[0], selector }],
      never: ['.stream'],
    });
  });
});

describe('a page of a card', () => {
  const pages = [
    { name: 'ticket', pattern: '/t/', sample: '', root: '#ticket-{record}' },
    { name: 'seen', pattern: '/s/', sample: '' },
    { name: 'unseen', pattern: '/u/', sample: '', addressOnly: true as const },
  ];
  const many: SiteCard = { ...CARD, root: '#any', never: ['.stream'], pages };
  const asked = (page: string) => questionOf({ card: many, page, record: '9', known: '' });

  it.each([
    ['ticket', '#ticket-9', CARD.fields],
    ['seen', '#any', CARD.fields],
    ['unseen', '', []],
  ])('%s is asked by the root %j', (page, root, fields) => {
    expect(asked(page)).toEqual({ id: 'taught', root, fields, never: ['.stream'] });
  });
});

describe('the record that a form is tied to', () => {
  const [first, second] = [card('a', '/t/(\\d+)'), card('b', '/c/(\\d+)')];

  it.each<[string, SiteCard[], string]>([
    ['is the whole address where no card knows it', [], url],
    ['is the whole address where a card names no record', [card('a', '/t/42')], url],
    ['is named by what its card knows of it', [first], '/t/42 is 42'],
    ['is named by every card that knows it', [first, second], '/t/42 is 42 /c/7 is 7'],
  ])('%s', (_, cards, record) => {
    expect(recordOf(matchSiteCards(cards, url), url)).toBe(record);
  });

  it('stays another one for every card: none can make two records one', () => {
    const blind = card('blind', '(desk)');
    const of = (address: string) => recordOf(matchSiteCards([blind, first], address), address);
    expect(of('https://desk.test/t/1')).not.toBe(of('https://desk.test/t/2'));
  });

  it('of the same number is another one on another site, or in another account', () => {
    const cards = [card('a', '^https://[^/]+/c/\\d+/t/(\\d+)(?:[/?#]|$)')];
    const of = (address: string) => recordOf(matchSiteCards(cards, address), address);
    const records = [
      'https://d.test/c/7/t/42',
      'https://e.test/c/7/t/42',
      'https://d.test/c/8/t/42',
    ];
    expect(new Set(records.map(of)).size).toBe(3);
    const same = ['', '/', '?a=b', '#c', '/edit?a#b'].map((end) =>
      of(`https://d.test/c/7/t/42${end}`),
    );
    expect(new Set(same).size).toBe(1);
  });

  it.each([
    ['/t/42 is 42', '42'],
    ['not shown yet: /t/42 is 42', '42'],
    ['/t/42 is 42 /c/7 is 7', '7'],
    ['https://desk.test/t/42?token=x', ''],
  ])('%s has the name %j', (record, name) => {
    expect(nameOfRecord(record)).toBe(name);
  });

  it('that was not shown yet may come; one that was shown may not go', () => {
    const shown = recordOf([], url);
    const notShown = recordOf([], url, true);
    expect(isSameRecord(shown, shown)).toBe(true);
    expect(isSameRecord(notShown, notShown)).toBe(true);
    expect(isSameRecord(notShown, shown)).toBe(true);
    expect(isSameRecord(shown, notShown)).toBe(false);
    expect(isSameRecord(notShown, `${url}0`)).toBe(false);
  });
});
