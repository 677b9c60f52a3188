import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCard } from '../../../src/domain/check-card';
import { matchSiteCards } from '../../../src/domain/match-site-card';
import { taughtCard } from '../../../src/domain/taught-card';
import { taughtPage } from '../../../src/domain/taught-page';
import { CARD, existing } from '../support/samples';

const field = existing(CARD.fields[0]);
const teach = (url: string, changes: Partial<typeof field> = {}) =>
  taughtCard({ host: 'desk.test', url }, { ...field, ...changes });
const recordIn = (taughtAt: string, url: string) =>
  matchSiteCards([existing(teach(taughtAt))], url).map(({ record }) => record);

describe('a page that is taught is known again by another record', () => {
  it.each([
    ['https://d.test/t/1', 'https://d.test/t/2?tab=a#b', '2'],
    ['https://d.test:8443/agent/tickets/501/edit', 'https://d.test:8443/agent/tickets/7', '7'],
    [
      'https://d.test/app/accounts/1/conversations/42',
      'https://d.test/app/accounts/3/conversations/5/',
      '5',
    ],
    ['https://d.test/c/8f14e45f-ceea-467f-a9d0-93a1b2c3d4e5', 'https://d.test/c/abc', 'abc'],
    ['https://d.test/r/0-1/434381295294', 'https://d.test/r/0-1/9', '9'],
    ['https://d.test/open/cnv_1jogvq06', 'https://d.test/open/cnv_2', 'cnv_2'],
    ['https://d.test/u/ann%40x.test', 'https://d.test/u/bob%40x.test', 'bob%40x.test'],
    ['https://d.test/#ticket/zoom/901', 'https://d.test/?a=b#ticket/zoom/902', '902'],
    ['https://d.test/#!/case/AB-12?tab=1', 'https://d.test/#!/case/AB-13', 'AB-13'],
    [
      'https://d.test/index.php?module=Contacts&action=DetailView&record=8d3f-1',
      'https://d.test/index.php?record=9c-2&action=EditView&module=Contacts',
      '9c-2',
    ],
    [
      'https://d.test/web#id=14&model=res.partner&view_type=form',
      'https://d.test/web?debug=1#model=res.partner&id=15',
      '15',
    ],
    ['https://d.test/#/contact?contactId=14', 'https://d.test/#/contact?x=y&contactId=15', '15'],
  ])('%s → %s', (taughtAt, url, record) => {
    expect(recordIn(taughtAt, url)).toEqual([record]);
  });
});

describe('a page that is taught is not taken for another', () => {
  it.each([
    ['https://d.test/t/1', 'https://e.test/t/1'],
    ['https://d.test/t/1', 'https://d.test.evil/t/1'],
    ['https://d.test/t/1', 'https://evil.test/?https://d.test/t/1'],
    ['https://d.test/t/1', 'http://d.test/t/1'],
    ['https://d.test/t/1', 'https://d.test/users/1'],
    ['https://d.test/t/1', 'https://dxtest/t/1'],
    ['https://d.test/v2/list', 'https://d.test/v3/list'],
    ['https://d.test/list', 'https://d.test/list/other'],
    ['https://d.test/?module=Contacts&record=8d3f-1', 'https://d.test/?module=Leads&record=8d3f-1'],
    [
      'https://d.test/?module=Contacts&record=8d3f-1',
      'https://d.test/?module=Contacts2&record=8d3f-1',
    ],
    ['https://d.test/#ticket/zoom/901', 'https://d.test/#user/zoom/901'],
  ])('%s, %s', (taughtAt, url) => {
    expect(recordIn(taughtAt, url)).toEqual([]);
  });
});

describe('the sample of a page that is taught', () => {
  it.each([
    ['https://Ann:secret@d.test/t/1?token=s3cret#x=y', 'https://d.test/t/1'],
    ['https://d.test/list?token=s3cret1', 'https://d.test/list'],
    ['https://d.test/x?session_id=s3cret1&id=42&type=case', 'https://d.test/x?type=case&id=42'],
    ['https://d.test/x?sid=9&state=abc1234&code=a1b2', 'https://d.test/x'],
    ['https://d.test/#access_token=s3cret1', 'https://d.test/'],
    ['https://d.test/?q=ann@x.test#ticket/zoom/901', 'https://d.test/#ticket/zoom/901'],
  ])('of %s is %s', (url, sample) => {
    expect(taughtPage(url)?.sample).toBe(sample);
  });
});

describe('a card that is taught', () => {
  it('says what is read, where, and that an agent taught it', () => {
    expect(teach('https://desk.test/t/1')).toEqual({
      ...CARD,
      id: expect.stringMatching(/^desk-test-[a-z0-9]{1,7}$/) as string,
      pages: [
        {
          name: 'record',
          pattern: '^https://desk\\.test/t/([^/?#]+)(?=[/?#]|$)',
          sample: 'https://desk.test/t/1',
        },
      ],
    });
  });

  it('is the same card for another record, and another for another field or kind of page', () => {
    const id = teach('https://desk.test/t/1')?.id;
    expect(teach('https://desk.test/t/2')?.id).toBe(id);
    const others = [
      teach('https://desk.test/u/1'),
      teach('https://desk.test/t/1', { selector: '#x' }),
      teach('https://desk.test/t/1', { labels: ['user'] }),
    ].map((card) => card?.id);
    expect(new Set([id, ...others]).size).toBe(4);
  });

  it.each([
    ['desk.test:8080', /^desk-test-8080-/],
    ['-_.test', /^test-/],
    ['é', /^page-/],
    ['x'.repeat(200), /^x{50}-/],
  ])('of the host %s has an id that a card may have', (host, id) => {
    const card = taughtCard({ host, url: 'https://desk.test/t/1' }, field);
    expect(card?.id).toMatch(id);
  });

  it('has a name though the field has none', () => {
    expect(teach('https://desk.test/t/1', { label: '' })?.name).toBe('Customer ID on desk.test');
  });

  it.each([
    ['of no address', 'nonsense'],
    ['of an endless address', `https://desk.test/${'a/'.repeat(400)}1`],
  ])('%s is none', (_, url) => {
    expect(teach(url)).toBeUndefined();
  });

  it('of any address fits its own sample, in time', () => {
    const piece = fc.oneof(
      fc.constantFrom('t', '42', 'a(b', '.*', 'cnv_9x', '%2F', '[', 'ü', '='),
      fc.string(),
    );
    const urls = fc
      .tuple(
        fc.array(piece, { maxLength: 5 }),
        fc.array(fc.tuple(piece, piece), { maxLength: 4 }),
        fc.array(piece, { maxLength: 3 }),
      )
      .map(
        ([way, query, hash]) =>
          `https://d.test/${way.join('/')}?${query.map((pair) => pair.join('=')).join('&')}#${hash.join('/')}`,
      );
    let taught = 0;
    fc.assert(
      fc.property(urls, (url) => {
        const card = teach(url);
        if (card === undefined) return;
        taught += 1;
        expect(checkCard(card)).toBeUndefined();
        expect(matchSiteCards([card], url).length).toBe(1);
      }),
      { numRuns: 1000, seed: 20_261_122 },
    );
    expect(taught).toBeGreaterThan(700);
  });
});
