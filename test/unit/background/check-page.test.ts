import { describe, expect, it } from 'vitest';
import { checkPage, placeOf, type FormPage } from '../../../src/background/check-page';
import { readCustomer } from '../../../src/background/read-customer';
import type { Provenance } from '../../../src/domain/charge';
import { SOURCES, type Candidate, type PageReading } from '../../../src/domain/page-reading';
import type { PageRead } from '../../../src/ports';
import { createFakePorts, pageAt, pageWith } from '../support/fake-ports';
import { CARD, NAMED } from '../support/samples';

const url = 'https://desk.test/t/1';
const next = 'https://desk.test/t/2';
const gone = { ok: false, why: 'no-access', page: null } as const;
const hung = {
  ok: false,
  why: 'not-readable',
  page: { tabId: 7, host: 'desk.test', address: url, url },
} as const;
const changed = (was: string, now: string) => ({ code: 'page-changed', was, now });

/** Opens the form on one page, and presses it on another; `typed`: the ID is the agent's own. */
async function pressed(
  opened: PageRead<PageReading>,
  now: PageRead<PageReading>,
  {
    id,
    provenance,
    cards = [],
  }: { id?: string; provenance?: Provenance | null; cards?: (typeof CARD)[] } = {},
) {
  const { ports, world } = await createFakePorts({ pageRead: opened });
  await ports.cards.write(cards);
  const seen = await readCustomer(ports, { tabId: 7, hint: null });
  const offered = seen.found ? [seen.externalId] : seen.choices.map((each) => each.externalId);
  const form: FormPage | null = seen.page && {
    tabId: 7,
    address: seen.page.address,
    record: seen.page.record,
    offered,
  };
  world.pageRead = now;
  const externalId = id ?? (seen.found ? seen.externalId : 'cus_1');
  return checkPage(ports, form, externalId, provenance === undefined ? NAMED : provenance);
}

const by = (found: Candidate['by']): Provenance => ({ ...NAMED, by: found });
const typed = { provenance: null };

describe('the same page at the press', () => {
  it.each<[string, PageRead<PageReading>, PageRead<PageReading>, Parameters<typeof pressed>[2]]>([
    ['names the same customer', pageAt(url, 'cus_1'), pageAt(url, 'cus_1'), {}],
    ['offers the same two', pageAt(url, 'cus_1', 'cus_2'), pageAt(url, 'cus_2', 'cus_1'), {}],
    ['offers one of the two', pageAt(url, 'cus_1', 'cus_2'), pageAt(url, 'cus_1'), {}],
    ['names nobody, and the ID was typed', pageAt(url), pageAt(url), typed],
    ['names the very customer that was typed', pageAt(url), pageAt(url, 'cus_1'), typed],
    [
      'names whom it named when another was typed',
      pageAt(url, 'cus_2'),
      pageAt(url, 'cus_2'),
      { ...typed, id: 'cus_1' },
    ],
    ['cannot be read, and the ID was typed', hung, hung, typed],
    ['no longer answers, and the ID was typed', pageAt(url), hung, typed],
    [
      'still changes as before, and the ID was typed',
      pageWith(url, [], { isChanging: true }),
      pageWith(url, [], { isChanging: true }),
      typed,
    ],
    [
      'has come to rest, and the ID was typed',
      pageWith(url, [], { isChanging: true }),
      pageAt(url),
      typed,
    ],
    [
      'names nobody, and the ID was selected',
      pageAt(url),
      pageAt(url),
      { provenance: by('selection') },
    ],
    [
      'names nobody, and the ID was found by e-mail',
      pageAt(url),
      pageAt(url),
      { provenance: { ...NAMED, by: 'email' } },
    ],
  ])('%s: nothing stands against it', async (_, opened, now, how) => {
    await expect(pressed(opened, now, how)).resolves.toBeUndefined();
  });
});

describe('another page at the press', () => {
  const everyHow = [
    ['read', {}],
    ['selected', { provenance: by('selection') }],
    ['typed', typed],
    ['found by e-mail', { provenance: { ...NAMED, by: 'email' } }],
  ] as const;

  it.each(
    everyHow.flatMap(([how, what]) => [
      [how, 'of another address', pageAt(next, 'cus_1'), changed(url, next), what] as const,
      [how, 'that is out of reach', gone, changed(url, ''), what] as const,
      [how, 'that names another', pageAt(url, 'cus_2'), changed('cus_1', 'cus_2'), what] as const,
      [
        how,
        'that names another too',
        pageAt(url, 'cus_1', 'cus_2'),
        changed('cus_1', 'cus_2'),
        what,
      ] as const,
      [
        how,
        'that still changes',
        pageWith(url, [], { isChanging: true }),
        changed('cus_1', ''),
        what,
      ] as const,
      [
        how,
        'with another query',
        pageAt(`${url}?id=2`, 'cus_1'),
        { code: 'page-changed' },
        what,
      ] as const,
      [
        how,
        'with another fragment',
        pageAt(`${url}#2`, 'cus_3'),
        changed('cus_1', 'cus_3'),
        what,
      ] as const,
    ]),
  )('is told when the ID was %s: one %s', async (_how, _what, now, reason, what) => {
    await expect(pressed(pageAt(url, 'cus_1'), now, what)).resolves.toMatchObject(reason);
  });

  it.each<[string, PageRead<PageReading>, string]>([
    ['names nobody', pageAt(url), ''],
    ['names what cannot be sent', pageAt(url, 'cus 1'), 'cus 1'],
    ['can no longer be read', hung, ''],
  ])('that %s is told when the page had named the customer', async (_, now, told) => {
    const opened = pageAt(url, 'cus_1');
    await expect(pressed(opened, now)).resolves.toEqual(changed('cus_1', told));
  });

  it.each(SOURCES)(
    'is not to be known by a form without a page, whose ID is by %s',
    async (found) => {
      const how = { provenance: by(found), id: 'cus_1' };
      await expect(pressed(gone, gone, how)).resolves.toEqual(changed('cus_1', ''));
    },
  );

  it('is nothing to a typed ID of a form without a page', async () => {
    await expect(pressed(gone, pageAt(url, 'cus_2'), typed)).resolves.toBeUndefined();
  });

  it('of the same address, but another record of its card, is told by the record', async () => {
    const fragment = (record: string) => `https://desk.test/#ticket/${record}`;
    const pages = [{ name: 'record', pattern: '#ticket/(\\d+)', sample: fragment('1') }];
    const cards = [{ ...CARD, pages }];
    const [opened, now] = [pageAt(fragment('901'), 'cus_1'), pageAt(fragment('902'), 'cus_1')];
    await expect(pressed(opened, now, { cards })).resolves.toEqual(changed('901', '902'));
  });

  it('that is none is no page without a record', async () => {
    const { ports } = await createFakePorts({ pageRead: gone });
    const form = { tabId: 7, address: '', record: '', offered: [] };
    await expect(checkPage(ports, form, 'cus_1', null)).resolves.toEqual(changed('cus_1', ''));
  });

  it('never puts a query or a fragment into the record of the charge', async () => {
    const opened = pageAt(`${url}?token=s3cret#s3cret`, 'cus_1');
    const reason = await pressed(opened, pageAt(`${next}?token=s3cret2`, 'cus_1'));
    expect(JSON.stringify(reason)).not.toContain('s3cret');
  });

  it('with the same record is the same page, whatever else its address says', async () => {
    const [opened, now] = [pageAt(`${url}?tab=a`, 'cus_1'), pageAt(`${url}?tab=b#c`, 'cus_1')];
    await expect(pressed(opened, now, { cards: [CARD] })).resolves.toBeUndefined();
  });
});

it('the place of a charge has the host of the form, and no query', () => {
  const form = { tabId: 7, address: 'https://desk.test:8443/t/1', record: 'x?token', offered: [] };
  expect(placeOf(form)).toEqual({ tabId: 7, host: 'desk.test:8443', address: form.address });
  expect(placeOf({ ...form, address: 'about:blank' })?.host).toBe('');
  expect(placeOf(null)).toBeNull();
});
