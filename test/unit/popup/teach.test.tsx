// @vitest-environment happy-dom
import { getAllByRole, getByRole } from '@testing-library/dom';
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import type { SiteCard } from '../../../src/domain/site-card';
import type { CardTrial } from '../../../src/protocol/page-commands';
import { fakePage, openedForm, STATUS, type Replies } from '../ui/fake-page';
import {
  box,
  button,
  click,
  hasButton,
  pressKey,
  settle,
  showPopup,
  text,
} from './popup-on-screen';

type Field = SiteCard['fields'][number];

function card(id: string, field: Partial<Field>): SiteCard {
  return {
    version: 1,
    id,
    name: 'desk.acme.test',
    basis: 'taught',
    source: '',
    pages: [{ name: 'page', pattern: '^https://desk', sample: 'https://desk.acme.test/1' }],
    root: '',
    fields: [
      {
        label: 'Customer no.',
        by: 'card',
        selector: '',
        labels: [],
        take: { from: 'text', attribute: '', pattern: '' },
        ...field,
      },
    ],
    never: [],
  };
}

const byLabel = card('a', { labels: ['customer no.'] });
const byMark = card('b', {
  selector: '[data-test-id="ref"]',
  take: { from: 'attribute', attribute: 'data-id', pattern: '' },
});
const offers = [
  { card: byLabel, matches: 1 },
  { card: byMark, matches: 3 },
];
const readBack: CardTrial = { ok: true, knowsAddress: true, values: ['cus_1001'] };
const saved = { ok: true, saved: 1, listed: { cards: [], unreadable: 0 } } as const;

async function teach(replies: Replies = {}, value = 'cus_1001') {
  let isFirst = true;
  const fake = fakePage({
    'open-form': () => {
      const isTeaching = isFirst;
      isFirst = false;
      return openedForm({ surface: 'menu', isTeaching });
    },
    'propose-card': () => ({ ok: true, host: 'desk.acme.test', value, offers }),
    'try-card': () => readBack,
    'save-card': () => saved,
    ...replies,
  });
  const popup = await showPopup(fake.page);
  await settle();
  return { ...fake, popup };
}

const canSave = () => !(button('Save') as HTMLButtonElement).disabled;

describe('teaching a page', () => {
  it('shows what is read, where, how many places match, and what came of trying it', async () => {
    const { requestsOf } = await teach();
    expect(text()).toContain('cus_1001');
    expect(text()).toContain('On pages of desk.acme.test');
    expect(getByRole(document.body, 'radio', { name: /Beside the label/ })).toHaveProperty(
      'checked',
      true,
    );
    expect(text()).toContain('1 place on this page');
    expect(text()).toContain('Read back: cus_1001');
    expect(requestsOf('try-card')).toEqual([{ tabId: 7, card: byLabel }]);
    expect(requestsOf('save-card')).toEqual([]);
    expect(requestsOf('read-customer')).toEqual([]);
    expect(document.activeElement).toBe(button('Save'));
  });

  it('saves the card that was chosen, and goes on to the form', async () => {
    const { requestsOf } = await teach();
    await act(() => {
      getAllByRole(document.body, 'radio')[1]?.click();
    });
    await settle();
    expect(text()).toContain('3 places on this page');
    await click('Save');
    expect(requestsOf('save-card')).toEqual([{ card: byMark }]);
    expect(text()).toContain(
      'Next time the customer ID on desk.acme.test is read there by itself.',
    );
    await click('Go to the form');
    expect(box('Customer ID').value).toBe('cus_1001');
  });

  it('names attribute and element of a way without a label', async () => {
    await teach({
      'propose-card': () => ({
        ok: true,
        host: 'desk.acme.test',
        value: 'cus_1001',
        offers: [{ card: byMark, matches: 1 }],
      }),
    });
    expect(text()).toContain('In [data-test-id="ref"], attribute data-id');
  });

  it.each([
    [{ ...readBack, values: ['cus_other'] }, 'Read back something else: cus_other', false],
    [{ ...readBack, values: [] }, 'Tried on this page, it finds nothing.', false],
    [{ ...readBack, knowsAddress: false }, 'Tried on this page, it finds nothing.', false],
    [{ ok: false, why: 'not-readable' }, 'It could not be tried', false],
    [{ ...readBack, values: ['cus_1001', 'cus_2'] }, 'Read back several: cus_1001, cus_2', true],
  ] satisfies [CardTrial, string, boolean][])(
    'saves nothing that does not find what was pointed at: %j',
    async (trial, words, isSavable) => {
      await teach({ 'try-card': () => trial });
      expect(text()).toContain(words);
      expect(canSave()).toBe(isSavable);
    },
  );

  it('saves nothing that may not be sent', async () => {
    await teach({ 'try-card': () => ({ ...readBack, values: ['cus 1'] }) }, 'cus 1');
    expect(text()).toContain('This cannot be saved. Not allowed in a customer ID: U+0020 at 4');
    expect(canSave()).toBe(false);
  });

  it.each([
    ['nothing-pointed-at', 'Select the customer ID on the page'],
    ['no-access', 'This page cannot be read'],
  ] as const)('says what to do when there is nothing to learn from: %s', async (why, words) => {
    await teach({ 'propose-card': () => ({ ok: false, why }) });
    expect(text()).toContain(words);
    await click('Go to the form');
    expect(box('Customer ID').value).toBe('cus_1001');
  });

  it('says that nothing would find it again', async () => {
    await teach({
      'propose-card': () => ({ ok: true, host: 'desk.acme.test', value: 'cus_1001', offers: [] }),
    });
    expect(text()).toContain('Nothing near it would find it again');
  });

  it('says it when it was not saved', async () => {
    await teach({ 'save-card': () => ({ ok: false, why: 'too-many' }) });
    await click('Save');
    expect(text()).toContain('this device keeps no more site cards');
    expect(hasButton('Save')).toBe(true);
  });

  it.each(['Escape', 'Cancel'])('is left for the form by %s, saving nothing', async (way) => {
    const { requestsOf } = await teach();
    if (way === 'Escape') {
      const event = await pressKey(document.body, 'Escape');
      expect(event.defaultPrevented).toBe(true);
      await settle();
    } else await click('Cancel');
    expect(box('Customer ID').value).toBe('cus_1001');
    expect(requestsOf('save-card')).toEqual([]);
  });

  it('waits for the unlock and goes on after it', async () => {
    let isLocked = true;
    const { requestsOf } = await teach({
      'open-form': () =>
        openedForm({ isTeaching: isLocked, status: { ...STATUS, locked: isLocked } }),
      unlock: () => {
        isLocked = false;
        return { ok: true, status: STATUS };
      },
    });
    expect(requestsOf('propose-card')).toEqual([]);
    getByRole<HTMLInputElement>(document.body, 'button', { name: 'Unlock' });
    const passphrase = document.querySelector<HTMLInputElement>('#unlock');
    if (passphrase !== null) passphrase.value = 'x';
    await click('Unlock');
    await settle();
    expect(requestsOf('propose-card')).toHaveLength(1);
  });
});
