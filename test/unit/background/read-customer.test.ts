import { describe, expect, it, vi } from 'vitest';
import { readCustomer } from '../../../src/background/read-customer';
import { NO_SETTINGS, type Settings } from '../../../src/domain/settings';
import type { Candidate, PageReading } from '../../../src/domain/page-reading';
import type { PageFailure, PageRead } from '../../../src/ports';
import type { PageCustomer, PageReadFailure } from '../../../src/protocol/page-commands';
import type { PageHint } from '../../../src/protocol/requests';
import { createFakePorts, pageAt, pageWith } from '../support/fake-ports';
import { CARD, NOW } from '../support/samples';

const url = 'https://desk.test/t/1?view=a#b';
const address = 'https://desk.test/t/1';
const page = { host: 'desk.test', address, record: url };
const label = (value: string): Candidate => ({ value, by: 'label', label: 'Customer ID' });
const card = (value: string): Candidate => ({ value, by: 'card', label: 'Player' });

interface Setting {
  readonly read?: PageRead<PageReading>;
  readonly hint?: PageHint | null;
  readonly settings?: Partial<Settings>;
}

async function reading({ read = pageAt(url), hint = null, settings = {} }: Setting) {
  const made = await createFakePorts({ pageRead: read });
  await made.ports.settings.write({ ...NO_SETTINGS, organization: 'acme', ...settings });
  const customer = await readCustomer(made.ports, { tabId: 7, hint });
  return { ...made, customer };
}

const choice = (by: Candidate['by'], externalId: string, named: string) => ({
  externalId,
  provenance: { by, label: named, host: 'desk.test' },
});

describe('reading the customer', () => {
  it('tells who it is, how certain that is, why, and where', async () => {
    const { customer } = await reading({ read: pageWith(url, [label('cus_1'), label('cus_1')]) });
    expect(customer).toEqual({
      found: true,
      grade: 'certain',
      ...choice('label', 'cus_1', 'Customer ID'),
      page,
      email: null,
      brokenCards: [],
    } satisfies PageCustomer);
  });

  it.each<[string, PageRead<PageReading>, PageReadFailure]>([
    ['names none', pageAt(url), 'no-customer-id'],
    ['has a part of another site', pageWith(url, [], { foreignFrames: 1 }), 'foreign-frame'],
    ['names two', pageAt(url, 'cus_1', 'cus_2'), 'several-customer-ids'],
    ['names a look-alike', pageAt(url, 'сus_1001'), 'unusable-customer-id'],
    ['names two words', pageAt(url, 'cus 1'), 'unusable-customer-id'],
    [
      'names one, and a part of another site',
      pageWith(url, [label('cus 1')], { foreignFrames: 1 }),
      'unusable-customer-id',
    ],
    ['still changes', pageWith(url, [label('cus_1')], { isChanging: true }), 'still-changing'],
  ])('from a page that %s', async (_, read, why) => {
    const { customer } = await reading({ read });
    expect(customer).toMatchObject({ found: false, why });
  });

  it('believes no field that shows the number that the help desk itself has for the record', async () => {
    const user = 'https://acme.zendesk.com/agent/users/417';
    const { customer } = await reading({ read: pageWith(user, [label('417')]) });
    expect(customer).toMatchObject({ grade: 'check', externalId: '417' });
    expect(customer).toMatchObject({ provenance: { by: 'address' } });
  });

  it('offers both of two, and says nothing of a page that still changes', async () => {
    const two = await reading({ read: pageWith(url, [label('cus_1'), card('cus_2')]) });
    expect(two.customer).toMatchObject({
      found: false,
      choices: [choice('label', 'cus_1', 'Customer ID'), choice('card', 'cus_2', 'Player')],
    });
    const changing = { isChanging: true, emails: ['ann@x.test'] };
    const { customer } = await reading({ read: pageWith(url, [label('cus_1')], changing) });
    expect(customer).toMatchObject({ choices: [], email: null });
    expect(customer.page?.record).not.toBe(url);
  });

  it('shows of a text what tells it apart, not all of it', async () => {
    const { customer } = await reading({ read: pageAt(url, 'x'.repeat(9000)) });
    expect(customer).toMatchObject({ choices: [{ externalId: 'x'.repeat(300) }] });
  });

  it.each<PageFailure>(['no-page', 'browser-page', 'store-page', 'no-access', 'not-readable'])(
    'fails by %s',
    async (why) => {
      const nowhere = await reading({ read: { ok: false, why, page: null } });
      const nothing = { found: false, why, choices: [], email: null, brokenCards: [] };
      expect(nowhere.customer).toEqual({ ...nothing, page: null });
      const somewhere = { tabId: 7, host: 'desk.test', address, url };
      const there = await reading({ read: { ok: false, why, page: somewhere } });
      expect(there.customer).toEqual({ ...nothing, page });
    },
  );
});

describe('the organisation’s pattern', () => {
  const settings = { customerIdPattern: 'usr_\\d+' };

  it.each<[string, string[], Partial<PageCustomer>]>([
    ['drops what does not fit', ['other', 'usr_1'], { found: true, externalId: 'usr_1' }],
    [
      'leaves nothing where none fits',
      ['other', 'usr_1x'],
      { found: false, why: 'unusable-customer-id' },
    ],
  ])('%s', async (_, ids, expected) => {
    const { customer } = await reading({ read: pageAt(url, ...ids), settings });
    expect(customer).toMatchObject(expected);
  });

  it('that is broken lets no ID pass', async () => {
    const broken = { customerIdPattern: '(' };
    const { customer } = await reading({ read: pageAt(url, 'usr_1'), settings: broken });
    expect(customer).toMatchObject({ found: false, why: 'unusable-customer-id' });
  });

  it('finds the customer in the address', async () => {
    const { customer } = await reading({ read: pageAt('https://desk.test/t/usr_1'), settings });
    expect(customer).toMatchObject({ grade: 'check', ...choice('address', 'usr_1', 't') });
  });

  it('takes no ticket in the address for another customer than the labelled one', async () => {
    const read = pageAt('https://desk.test/t/usr_9', 'usr_1');
    const { customer } = await reading({ read, settings });
    expect(customer).toMatchObject({ grade: 'certain', externalId: 'usr_1' });
  });

  it('offers both where address and page name different customers', async () => {
    const read = pageAt('https://desk.test/users/usr_9', 'usr_1');
    const { customer } = await reading({ read, settings });
    expect(customer).toMatchObject({
      why: 'several-customer-ids',
      choices: [choice('label', 'usr_1', 'Customer ID'), choice('address', 'usr_9', 'users')],
    });
  });

  it('finds no customer in the record of a card', async () => {
    const { ports, world } = await createFakePorts({
      pageRead: pageAt('https://desk.test/t/usr_9'),
    });
    await ports.settings.write({ ...NO_SETTINGS, ...settings });
    await ports.cards.write([CARD]);
    const customer = await readCustomer(ports, { tabId: 7, hint: null });
    expect(customer).toMatchObject({ found: false, why: 'no-customer-id' });
    expect(customer.page?.record).toBe('https://desk.test/t/usr_9 is usr_9');
    expect(world.asked[0]?.cards.map(({ id }) => id)).toEqual(['taught']);
  });
});

describe('what the agent pointed at', () => {
  const hint = { kind: 'selection', text: ' cus_7 ' } as const;

  it('is offered as what it is', async () => {
    const { customer } = await reading({ hint });
    expect(customer).toMatchObject({ grade: 'check', ...choice('selection', 'cus_7', '') });
  });

  it('makes a labelled field that says the same no weaker', async () => {
    const { customer } = await reading({ read: pageAt(url, 'cus_7'), hint });
    expect(customer).toMatchObject({ grade: 'certain', provenance: { by: 'label' } });
  });

  it('is a conflict with a labelled field that says another', async () => {
    const { customer } = await reading({ read: pageAt(url, 'cus_1'), hint });
    expect(customer).toMatchObject({
      why: 'several-customer-ids',
      choices: [choice('label', 'cus_1', 'Customer ID'), choice('selection', 'cus_7', '')],
    });
  });

  it.each<PageHint>([
    { kind: 'selection', text: 'ann@x7.test' },
    { kind: 'link', text: 'https://x.test/?user_id=ann@x7.test' },
  ])('is no e-mail address: %o', async (email) => {
    const { customer } = await reading({ hint: email });
    expect(customer).toMatchObject({ found: false, why: 'no-customer-id', choices: [] });
  });
});

describe('the requester’s e-mail address', () => {
  it.each<[readonly string[], string | null]>([
    [[], null],
    [['ann@x.test'], 'ann@x.test'],
    [['ann@x.test', 'Ann@X.test'], 'Ann@X.test'],
    [['ann@x.test', 'bob@x.test'], null],
    [['no address', 'ann@x.test', 'a b@x.test'], 'ann@x.test'],
  ])('of %j is %j', async (emails, email) => {
    const found = await reading({ read: pageWith(url, [label('cus_1')], { emails }) });
    expect(found.customer.email).toBe(email);
    const none = await reading({ read: pageWith(url, [], { emails }) });
    expect(none.customer.email).toBe(email);
  });

  it('is the ID where a field says so', async () => {
    const { customer } = await reading({ read: pageAt(url, 'ann@x.test') });
    expect(customer).toMatchObject({ grade: 'certain', externalId: 'ann@x.test' });
  });
});

describe('the reader is asked', () => {
  it('for the labels that are known, and the organisation’s own as they are compared', async () => {
    const { world } = await reading({ settings: { customerIdLabels: ['Player: '] } });
    expect(world.asked[0]?.labels).toEqual(expect.arrayContaining(['customer id', 'player']));
  });

  it('though the shelf of cards cannot be read', async () => {
    const { ports, world } = await createFakePorts({ pageRead: pageAt(url, 'cus_1') });
    vi.spyOn(ports.cards, 'read').mockRejectedValue(new Error('disk'));
    const customer = await readCustomer(ports, { tabId: 7, hint: null });
    expect(customer).toMatchObject({ found: true, externalId: 'cus_1' });
    expect(world.bugs).toEqual(['cards.read']);
  });

  it('with the cards of this device before the shipped ones, and none hides a conflict', async () => {
    const zammad = 'https://z.test/#user/profile/14';
    const { ports, world } = await createFakePorts({
      pageRead: pageWith(zammad, [card('cus_1'), label('cus_2')]),
    });
    const pages = [{ name: 'any', pattern: '^https://z\\.test/#user/(\\w+)', sample: zammad }];
    await ports.cards.write([{ ...CARD, pages }]);
    const customer = await readCustomer(ports, { tabId: 7, hint: null });
    expect(world.asked[0]?.cards.map(({ id }) => id)).toEqual(['taught', 'zammad']);
    expect(customer).toMatchObject({ why: 'several-customer-ids' });
    expect(customer.page?.record).toBe(
      'https://z.test/#user/profile is profile https://z.test/#user/profile/14 is 14',
    );
  });
});

describe('a card', () => {
  const works = pageWith(url, [card('cus_1')]);
  const empty = pageWith(url, [], { emptyCards: ['taught'] });

  async function withCard(changes: Partial<typeof CARD> = {}) {
    const made = await createFakePorts({ pageRead: works });
    await made.ports.cards.write([{ ...CARD, ...changes }]);
    const noted = vi.spyOn(made.ports.cards, 'noteHealth');
    const read = async (pageRead: PageRead<PageReading>, now = NOW) => {
      Object.assign(made.world, { pageRead, now });
      return (await readCustomer(made.ports, { tabId: 7, hint: null })).brokenCards;
    };
    return { ...made, noted, read };
  }
  const since = (at: number) => [{ name: 'Player on desk.test', since: at }];

  it('that worked and finds nothing any more says so, since then, until it works again', async () => {
    const { noted, read } = await withCard({ basis: 'template' });
    expect(await read(works)).toEqual([]);
    expect(await read(empty, NOW + 5)).toEqual(since(NOW + 5));
    expect(await read(empty, NOW + 9)).toEqual(since(NOW + 5));
    expect(await read(works, NOW + 10)).toEqual([]);
    expect(await read(works, NOW + 11)).toEqual([]);
    expect(noted).toHaveBeenCalledTimes(3);
  });

  it('that was taught is expected to work from the first', async () => {
    const { read } = await withCard();
    expect(await read(empty)).toEqual(since(NOW));
  });

  it('that never worked here is not broken', async () => {
    const { noted, read } = await withCard({ basis: 'template' });
    expect(await read(empty)).toEqual([]);
    expect(noted).not.toHaveBeenCalled();
  });

  it.each<[string, Partial<typeof CARD>, PageRead<PageReading>]>([
    ['of addresses alone', { fields: [] }, empty],
    [
      'of which this page is an address alone',
      { pages: CARD.pages.map((each) => ({ ...each, addressOnly: true as const })) },
      empty,
    ],
    [
      'of a page that still changes',
      {},
      pageWith(url, [], { emptyCards: ['taught'], isChanging: true }),
    ],
    ['of a page that cannot be read', {}, { ok: false, why: 'not-readable', page: null }],
    ['of another page', {}, pageWith('https://other.test/t/1', [], { emptyCards: ['taught'] })],
  ])('%s is not judged', async (_, changes, pageRead) => {
    const { noted, read } = await withCard(changes);
    expect(await read(pageRead)).toEqual([]);
    expect(noted).not.toHaveBeenCalled();
  });

  it.each(['health', 'noteHealth'] as const)('whose %s fails costs no customer', async (port) => {
    const { ports, world } = await withCard();
    vi.spyOn(ports.cards, port).mockRejectedValue(new Error('disk'));
    const customer = await readCustomer(ports, { tabId: 7, hint: null });
    expect(customer).toMatchObject({ found: true, brokenCards: [] });
    expect(world.bugs).toEqual([`cards.${port}`]);
  });
});
