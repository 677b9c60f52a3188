// @vitest-environment happy-dom
import { getByRole, queryAllByRole } from '@testing-library/dom';
import { describe, expect, it } from 'vitest';
import type { Provenance } from '../../../src/domain/charge';
import type { PageCustomer, PageReadFailure } from '../../../src/protocol/page-commands';
import { COINS } from '../support/samples';
import { fakePage, openedForm, PAGE_CUSTOMER, pageWithout, STATUS } from '../ui/fake-page';
import { box, button, clickLater, click, hasButton, showPopup, text } from './popup-on-screen';

const HOST = 'desk.acme.test';
const from = (by: Provenance['by'], label = ''): Provenance => ({ by, label, host: HOST });

function show(read: PageCustomer, settings: Partial<typeof STATUS.settings> = {}) {
  const status = { ...STATUS, settings: { ...STATUS.settings, ...settings } };
  const fake = fakePage({
    'open-form': () => openedForm({ status }),
    'read-customer': () => read,
  });
  return showPopup(fake.page).then((popup) => ({ ...fake, popup }));
}

describe('the line below the ID', () => {
  it.each([
    ['label', 'Customer ID', 'From "Customer ID" on desk.acme.test'],
    ['card', 'User', 'From "User" on desk.acme.test'],
  ] as const)('names a certain source of kind %s', async (by, label, words) => {
    await show({ ...PAGE_CUSTOMER, provenance: from(by, label) });
    expect(text()).toContain(words);
    expect(text()).not.toContain('check it');
  });

  it.each([
    ['label', 'From "" on desk.acme.test: check it'],
    ['link', 'From a link on desk.acme.test: check it'],
    ['note', 'From "" on desk.acme.test: check it'],
    ['address', 'From the address on desk.acme.test: check it'],
    ['selection', 'From selected text on desk.acme.test: check it'],
  ] as const)('says of a weak source of kind %s that it wants a look', async (by, words) => {
    await show({ ...PAGE_CUSTOMER, grade: 'check', provenance: from(by) });
    expect(text()).toContain(words);
    expect(box('Customer ID').value).toBe('cus_1001');
  });

  it.each([
    ['browser-page', 'Nothing can read a page of the browser itself.'],
    ['store-page', 'Browsers let nothing read desk.acme.test.'],
    ['no-access', 'open it again on this page'],
    ['not-readable', 'desk.acme.test did not let itself be read.'],
    ['foreign-frame', 'another site in a frame'],
    ['no-customer-id', 'No field labelled "Customer ID", "User ID" or the like on desk.acme.test.'],
    ['no-page', 'No page to read the ID from.'],
  ] satisfies [PageReadFailure, string][])('says why there is none: %s', async (why, words) => {
    await show(pageWithout(why));
    expect(text()).toContain(words);
    expect(box('Customer ID').value).toBe('');
    expect(document.activeElement).toBe(box('Customer ID'));
  });

  it('names the organisation’s own labels among those looked for', async () => {
    await show(pageWithout('no-customer-id'), { customerIdLabels: ['Kundennummer', 'Ref', 'X'] });
    expect(text()).toContain(
      'No field labelled "Kundennummer", "Ref", "Customer ID" or the like on desk.acme.test.',
    );
  });

  it('says which site card is broken, and since when', async () => {
    const since = new Date(2026, 10, 24, 12).getTime();
    await show({ ...PAGE_CUSTOMER, brokenCards: [{ name: 'Zendesk', since }] });
    expect(text()).toContain('The site card "Zendesk" has found nothing here since Nov 24.');
  });
});

describe('sources that disagree', () => {
  const conflict = pageWithout('several-customer-ids', [
    { externalId: 'cus_a', provenance: from('label', 'Customer ID') },
    { externalId: 'cus_b', provenance: from('card', 'User ID') },
  ]);

  it('fill in nothing, and are all offered with where they are from', async () => {
    const { popup } = await show(conflict);
    expect(box('Customer ID').value).toBe('');
    expect(document.activeElement).toBe(box('Customer ID'));
    expect(popup.store.getState().form.provenance).toBeNull();
    expect(button(/cus_a/).textContent).toContain('From "Customer ID" on desk.acme.test');
    expect(button(/cus_b/).textContent).toContain('From "User ID" on desk.acme.test');
  });

  it('are settled by the agent’s choice, which is said', async () => {
    const { popup } = await show(conflict);
    await clickLater(/cus_b/);
    expect(box('Customer ID').value).toBe('cus_b');
    expect(popup.store.getState().form.provenance).toEqual(from('card', 'User ID'));
    expect(text()).toContain('From "User ID" on desk.acme.test, chosen by you');
    expect(hasButton(/cus_a/)).toBe(false);
  });

  it('are not settled by a click that was meant for what was there before', async () => {
    await show(conflict);
    await click(/cus_b/);
    expect(box('Customer ID').value).toBe('');
  });

  it('keep a choice that a reopened form still finds among them', async () => {
    const draft = {
      chargeId: '00000000-0000-4000-8000-000000000002',
      externalId: 'cus_b',
      provenance: from('card', 'User ID'),
      ppIdent: COINS.ident,
      record: null,
      note: '',
    };
    const { page } = fakePage({
      'open-form': () => openedForm({ draft }),
      'read-customer': () => conflict,
    });
    await showPopup(page);
    expect(box('Customer ID').value).toBe('cus_b');
  });

  it('offer nothing that may not be sent: its characters are named', async () => {
    await show(
      pageWithout('unusable-customer-id', [
        { externalId: 'usr_\u0430\u200b', provenance: from('label', 'Customer ID') },
      ]),
    );
    const list = getByRole(document.body, 'list', { name: 'Customer IDs on this page' });
    expect(list.textContent).toContain('U+0430 at 5 (Cyrillic letter), U+200B at 6');
    expect(queryAllByRole(list, 'button')).toEqual([]);
    expect(box('Customer ID').value).toBe('');
  });
});

describe('a draft whose customer the page gave', () => {
  const draft = {
    chargeId: '00000000-0000-4000-8000-000000000002',
    externalId: 'cus_before',
    provenance: from('label', 'Customer ID'),
    ppIdent: '',
    record: null,
    note: '',
  };

  it('loses them when the page names nobody any more', async () => {
    const { page } = fakePage({
      'open-form': () => openedForm({ draft }),
      'read-customer': () => pageWithout('no-customer-id'),
    });
    await showPopup(page);
    expect(box('Customer ID').value).toBe('');
  });
});
