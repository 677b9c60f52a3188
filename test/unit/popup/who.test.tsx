// @vitest-environment happy-dom
import { getByRole, queryByRole } from '@testing-library/dom';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CustomerCheck, FoundByEmail } from '../../../src/protocol/page-commands';
import { chooseCustomer } from '../../../src/popup/edit-form';
import { COINS } from '../support/samples';
import { fakePage, openedForm, PAGE_CUSTOMER, STATUS, type Replies } from '../ui/fake-page';
import {
  box,
  button,
  click,
  clickLater,
  hasButton,
  press,
  pressKey,
  settle,
  showPopup,
  text,
  typeInto,
} from './popup-on-screen';

const JANE = 'jane@example.test';
const withEmail = { ...PAGE_CUSTOMER, email: JANE };
const settings = { ...STATUS.settings, defaultPricePoint: COINS.ident };

async function show(replies: Replies) {
  const fake = fakePage({
    'open-form': () => openedForm({ status: { ...STATUS, settings } }),
    'read-customer': () => withEmail,
    ...replies,
  });
  const popup = await showPopup(fake.page);
  await settle();
  return { ...fake, popup };
}

/** Lets the pause after typing pass. */
async function typed(input: HTMLInputElement, value: string): Promise<void> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await typeInto(input, value);
  await act(async () => {
    await vi.advanceTimersByTimeAsync(1_000);
  });
  vi.useRealTimers();
  await settle();
}

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => {
    queueMicrotask(() => {
      callback(0);
    });
    return 0;
  });
  return () => {
    vi.unstubAllGlobals();
  };
});

describe('who is this', () => {
  it.each([
    [{ ok: true, verdict: 'matches' }, `${JANE} matches the e-mail on file`],
    [{ ok: true, verdict: 'differs' }, `${JANE} belongs to another customer`],
    [{ ok: true, verdict: 'nobody' }, `${JANE}: no customer has this e-mail`],
    [{ ok: false, why: 'forbidden' }, 'E-mail not checked: the secret key may not do this (403).'],
  ] satisfies [CustomerCheck, string][])('is said below the ID: %j', async (check, words) => {
    const { requestsOf } = await show({ 'check-customer': () => check });
    expect(requestsOf('check-customer')).toEqual([{ email: JANE, externalId: 'cus_1001' }]);
    expect(text()).toContain(words);
  });

  it('never holds up the press', async () => {
    const { requestsOf } = await show({
      'check-customer': () => new Promise(() => undefined),
      'start-charge': () => new Promise(() => undefined),
    });
    await press(button('Charge $4.99'));
    expect(requestsOf('start-charge')).toHaveLength(1);
  });

  it('is asked once for each ID, after the typing has paused', async () => {
    const { requestsOf } = await show({
      'check-customer': ({ externalId }) => ({
        ok: true,
        verdict: externalId === 'cus_1001' ? 'matches' : 'differs',
      }),
    });
    await typed(box('Customer ID'), 'cus_2');
    expect(text()).toContain('belongs to another customer');
    await typed(box('Customer ID'), 'cus_1001');
    expect(text()).toContain('matches the e-mail on file');
    expect(requestsOf('check-customer')).toMatchObject([
      { externalId: 'cus_1001' },
      { externalId: 'cus_2' },
    ]);
  });

  it('is not asked of what is no ID, nor without an address', async () => {
    const { requestsOf } = await show({
      'check-customer': () => ({ ok: true, verdict: 'nobody' }),
    });
    await typed(box('Customer ID'), 'cus 2');
    expect(requestsOf('check-customer')).toHaveLength(1);
    const other = await show({ 'read-customer': () => PAGE_CUSTOMER });
    expect(other.requestsOf('check-customer')).toEqual([]);
  });
});

describe('find by e-mail', () => {
  const matches: Replies = { 'check-customer': () => ({ ok: true, verdict: 'matches' }) };

  async function find(found: FoundByEmail | (() => never)) {
    const fake = await show({
      ...matches,
      'find-by-email': () => (typeof found === 'function' ? found() : found),
    });
    await click('Find by e-mail');
    expect(document.activeElement).toBe(box('E-mail'));
    expect(box('E-mail').value).toBe(JANE);
    await click('Find');
    return fake;
  }

  it('shows every customer and takes none by itself', async () => {
    const { popup, requestsOf } = await find({ ok: true, customers: ['cus_7', 'cus_8'] });
    expect(requestsOf('find-by-email')).toEqual([{ email: JANE }]);
    expect(text()).toContain('2 customers have this e-mail.');
    expect(popup.store.getState().form.externalId).toBe('cus_1001');
    await clickLater(/cus_8/);
    expect(box('Customer ID').value).toBe('cus_8');
    expect(text()).toContain('By e-mail, not verified');
    expect(popup.store.getState().form.provenance).toEqual({ by: 'email', label: '', host: '' });
    expect(queryByRole(document.body, 'textbox', { name: 'E-mail' })).toBeNull();
  });

  it.each([
    [JANE.toUpperCase(), 1],
    ['other@example.test', 2],
  ])('by %s: only another address than the page’s says anything of them', async (email, asked) => {
    const { popup, requestsOf } = await show(matches);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await act(async () => {
      const provenance = { by: 'email', label: '', host: '' } as const;
      chooseCustomer(popup, { externalId: 'cus_8', provenance }, email);
      await vi.advanceTimersByTimeAsync(1_000);
    });
    await act(async () => {
      await vi.advanceTimersByTimeAsync(1_000);
    });
    vi.useRealTimers();
    expect(requestsOf('check-customer')).toHaveLength(asked);
  });

  it('does not take the only one by itself either', async () => {
    const { popup } = await find({ ok: true, customers: ['cus_7'] });
    expect(popup.store.getState().form.externalId).toBe('cus_1001');
    expect(hasButton(/cus_7/)).toBe(true);
  });

  it.each([
    [{ ok: true, customers: [] }, 'No customer has this e-mail.'],
    [{ ok: false, why: 'forbidden' }, 'Not looked up: the secret key may not do this (403).'],
    [{ ok: false, why: 'locked' }, 'Not looked up: the key is locked.'],
  ] satisfies [FoundByEmail, string][])(
    'says plainly what came of it: %j',
    async (found, words) => {
      await find(found);
      expect(text()).toContain(words);
    },
  );

  it('says it when the background does not answer', async () => {
    await find(() => {
      throw new Error('gone');
    });
    expect(text()).toContain("the extension's background did not answer");
  });

  it('asks nobody for what is no address', async () => {
    const { requestsOf } = await show(matches);
    await click('Find by e-mail');
    box('E-mail').value = 'jane';
    await click('Find');
    expect(requestsOf('find-by-email')).toEqual([]);
    expect(text()).toContain('Enter an e-mail address.');
  });

  it('closes at Escape, which goes no further', async () => {
    await show(matches);
    await click('Find by e-mail');
    const event = await pressKey(box('E-mail'), 'Escape');
    expect(event.defaultPrevented).toBe(true);
    expect(queryByRole(document.body, 'textbox', { name: 'E-mail' })).toBeNull();
    expect(document.activeElement).toBe(box('Customer ID'));
  });

  it('is reached by the keyboard before the ID', async () => {
    await show(matches);
    const opener = getByRole(document.body, 'button', { name: 'Find by e-mail' });
    const order = opener.compareDocumentPosition(box('Customer ID'));
    expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });
});
