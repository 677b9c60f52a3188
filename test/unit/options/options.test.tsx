// @vitest-environment happy-dom
import { getByRole, queryByLabelText, queryByRole } from '@testing-library/dom';
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import type { ConnectionReply, Status } from '../../../src/protocol/commands';
import type { ReadFailure } from '../../../src/protocol/read-failure';
import { readShortcuts, readStatus } from '../../../src/options/open-options';
import { connectionWords } from '../../../src/options/words/connection-words';
import { readFailureWords } from '../../../src/ui/read-failure-words';
import { createWords } from '../../../src/ui/words';
import { message, PRICES, STATUS, type Replies } from '../ui/fake-page';
import { COINS } from '../support/samples';
import { button, click, field, fill, show, text } from './options-on-screen';

const FRESH: Status = {
  ...STATUS,
  settings: { ...STATUS.settings, organization: '', agentName: '' },
  key: { stored: false, ending: '', remembered: false },
};

async function fillAll() {
  await fill('Organization ID', 'acme-fitness');
  await fill('Secret key', 'sk_live_0123456789');
  await fill('Passphrase', 'four random words here');
  await fill('Repeat passphrase', 'four random words here');
}

describe('an options page that is open when the key is locked elsewhere', () => {
  it('offers the unlock', async () => {
    const statuses = [STATUS, { ...STATUS, locked: true }];
    const { options } = await show({ 'get-status': () => statuses.shift() ?? STATUS });
    expect(queryByRole(document.body, 'button', { name: 'Unlock' })).toBeNull();
    await act(() => readStatus(options));
    expect(button('Unlock')).toBeTruthy();
  });
});

describe('the first run', () => {
  it('saves organisation and key, says so, and leaves no secret in any field', async () => {
    const { requestsOf } = await show({
      'get-status': () => FRESH,
      'save-setup': () => ({ ok: true, status: STATUS, keyTrimmed: true }),
    });
    expect(text()).toContain('Set up Chargehand');
    await fillAll();
    await click(button('Save'));
    expect(requestsOf('save-setup')).toMatchObject([
      {
        settings: { organization: 'acme-fitness' },
        newKey: { secretKey: 'sk_live_0123456789', remember: false },
      },
    ]);
    const said = getByRole(document.body, 'status').textContent;
    expect(said).toContain('Saved');
    expect(said).toContain('Spaces around the key were removed.');
    expect(text()).toContain('Key ends in cdef');
    const secrets = [...document.querySelectorAll<HTMLInputElement>('input[type=password]')];
    expect(secrets.map(({ value }) => value)).toEqual(['']);
  });

  it.each([
    ['Organization ID', '', 'Enter the organization ID.'],
    ['Organization ID', 'https://billing.funnelfox.com/acme', 'Paste only the ID, not an address'],
    ['Secret key', 'sk one', 'space or line break inside the key'],
    ['Passphrase', 'short', 'at least 12 characters'],
    ['Repeat passphrase', 'four random words', 'not the same'],
    ['Customer ID pattern', 'usr_(', 'not a regular expression'],
    ['Customer ID labels', 'x'.repeat(41), 'At most 20 labels, each of at most 40 characters.'],
    [
      'Customer ID labels',
      Array.from({ length: 21 }, (_, place) => `label ${place}`).join(),
      'At most 20 labels',
    ],
  ])('%s %j is said beside it, and nothing is saved', async (label, value, words) => {
    const { requestsOf } = await show({ 'get-status': () => FRESH });
    await fillAll();
    await fill(label, value);
    await click(button('Save'));
    const wrong = field(label);
    const ids = wrong.getAttribute('aria-describedby')?.split(' ') ?? [];
    const described = ids.map((id) => document.getElementById(id)?.textContent).join(' ');
    expect(described).toContain(words);
    expect(wrong.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(wrong);
    expect(requestsOf('save-setup')).toEqual([]);
  });

  it.each([
    ['granted', () => Promise.resolve(true)],
    ['not granted', () => Promise.resolve(false)],
    ['refused', () => Promise.reject(new TypeError('no storage'))],
  ])('asks for storage that is never evicted once the key is saved: %s', async (_, answer) => {
    const keepStorage = vi.fn(answer);
    const replies: Replies = {
      'get-status': () => FRESH,
      'save-setup': () => {
        expect(keepStorage).not.toHaveBeenCalled();
        return { ok: true, status: STATUS, keyTrimmed: false };
      },
    };
    await show(replies, { keepStorage });
    await fillAll();
    await click(button('Save'));
    expect(keepStorage).toHaveBeenCalledOnce();
    expect(getByRole(document.body, 'status').textContent).toContain('Saved');
  });

  it('asks for no storage when nothing was saved', async () => {
    const keepStorage = vi.fn(() => Promise.resolve(true));
    await show(
      {
        'get-status': () => FRESH,
        'save-setup': () => ({
          ok: false,
          problem: { field: 'passphrase', problem: 'missing-key' },
        }),
      },
      { keepStorage },
    );
    await fillAll();
    await click(button('Save'));
    expect(keepStorage).not.toHaveBeenCalled();
  });

  it('remembered on this device asks for no passphrase and says what that means', async () => {
    await show({ 'get-status': () => FRESH });
    await click(field('Remember on this device'));
    expect(queryByLabelText(document.body, 'Passphrase')).toBeNull();
    expect(text()).toContain('Anyone with a copy of this browser profile could use the key.');
  });
});

describe('later', () => {
  it('labels are saved one by one, each once, and shown a line each', async () => {
    const { options, requestsOf } = await show({
      'save-setup': ({ settings }) => ({
        ok: true,
        status: { ...STATUS, settings },
        keyTrimmed: false,
      }),
    });
    await fill('Customer ID labels', ' Kundennummer, Member no \n\nClient;Client\n');
    await click(button('Save'));
    const labels = ['Kundennummer', 'Member no', 'Client'];
    expect(requestsOf('save-setup')).toMatchObject([{ settings: { customerIdLabels: labels } }]);
    expect(field('Customer ID labels').value).toBe(labels.join('\n'));
    expect(options.store.getState().saved).toEqual({ keyTrimmed: false });
  });

  it('says what a fresh form begins with: the default, or else what was charged last', async () => {
    await show({ 'list-price-points': () => ({ ok: true, prices: PRICES }) });
    expect(text()).toContain('Each new form begins with the price point that was charged last');
    await act(() => {
      const list = field('Default price point');
      list.value = COINS.ident;
      list.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(text()).toContain('Each new form begins with it.');
  });

  it('another organisation is saved without touching the key', async () => {
    const keepStorage = vi.fn(() => Promise.resolve(true));
    const { requestsOf } = await show(
      { 'save-setup': () => ({ ok: true, status: STATUS, keyTrimmed: false }) },
      { keepStorage },
    );
    await fill('Organization ID', 'acme-two');
    await click(button('Save'));
    expect(requestsOf('save-setup')).toMatchObject([
      { settings: { organization: 'acme-two' }, newKey: null },
    ]);
    expect(keepStorage).not.toHaveBeenCalled();
  });

  it('another organization without a key is said to have none, where it was saved and where it is entered', async () => {
    const status = { ...STATUS, settings: { ...STATUS.settings, organization: 'acme-two' } };
    const key = { ...FRESH.key, otherOrganization: 'acme-fitness' };
    await show({
      'save-setup': () => ({ ok: true, status: { ...status, key }, keyTrimmed: false }),
    });
    expect(text()).not.toContain('Nothing can be charged');
    await fill('Organization ID', 'acme-two');
    expect(text()).toContain('The stored key is only for the organization that it was saved with.');
    await click(button('Save'));
    expect(getByRole(document.body, 'status').textContent).toContain(
      'Nothing can be charged until a secret key for acme-two is saved.',
    );
    expect(text()).toContain('The key on this device is for acme-fitness. acme-two has no key yet');
    expect(text()).not.toContain('Key ends in');
    expect(field('Passphrase')).toBeTruthy();
  });

  it('the organization and key that are stored are said to be complete when saved', async () => {
    await show({ 'save-setup': () => ({ ok: true, status: STATUS, keyTrimmed: false }) });
    expect(text()).toContain('Leave it empty to keep the one stored.');
    await click(button('Save'));
    expect(getByRole(document.body, 'status').textContent).toBe('Saved');
  });

  it.each([
    ['another organization’s', 'beta', 'The key on this device is for beta. acme-fitness has no'],
    ['nobody’s', null, 'The key on this device does not say which organization it is for'],
  ])('a stored key that is %s is said to be so, and can be removed', async (_, other, words) => {
    const key = { ...FRESH.key, otherOrganization: other };
    const { requestsOf } = await show({
      'get-status': () => ({ ...STATUS, key }),
      'remove-key': () => ({ ...STATUS, key: FRESH.key }),
    });
    expect(text()).toContain('Chargehand settings');
    expect(text()).toContain(words);
    expect(text()).not.toMatch(/Key ends in|A key is stored|Leave it empty/);
    expect(button('Lock now')).toBeTruthy();
    await click(button('Remove key'));
    await click(button('Yes, remove it'));
    expect(requestsOf('remove-key')).toHaveLength(1);
    expect(text()).toContain('No key is stored');
    expect(queryByRole(document.body, 'button', { name: 'Lock now' })).toBeNull();
  });

  it('another organization’s key that is locked asks for no passphrase: it opens nothing here', async () => {
    const key = { ...FRESH.key, otherOrganization: 'beta' };
    await show({ 'get-status': () => ({ ...STATUS, key, locked: true }) });
    expect(queryByRole(document.body, 'button', { name: 'Unlock' })).toBeNull();
    expect(queryByRole(document.body, 'button', { name: 'Lock now' })).toBeNull();
  });

  it('the first run says nothing of another organization’s key', async () => {
    await show({ 'get-status': () => FRESH });
    expect(text()).toContain('Set up Chargehand');
    expect(text()).not.toMatch(/on this device is for|No key is stored/);
    expect(queryByRole(document.body, 'button', { name: 'Remove key' })).toBeNull();
  });

  it('locked says a wrong passphrase in the line that was there before, without a word of waiting', async () => {
    await show({
      'get-status': () => ({ ...STATUS, locked: true }),
      unlock: () => ({ ok: false, why: 'wrong-passphrase', until: null }),
    });
    const line = document.getElementById(
      field('Passphrase').getAttribute('aria-describedby') ?? '',
    );
    expect(line?.textContent).toContain('Opens the key');
    await fill('Passphrase', 'four other words here');
    await click(button('Unlock'));
    expect(line?.isConnected).toBe(true);
    expect(line?.getAttribute('aria-live')).toBe('polite');
    expect(line?.textContent).toContain('Wrong passphrase.');
    expect(line?.textContent).not.toMatch(/wait|delay|minute/i);
    expect(field('Passphrase').getAttribute('aria-invalid')).toBe('true');
  });

  it('locked asks for the passphrase at the top', async () => {
    await show({
      'get-status': () => ({ ...STATUS, locked: true }),
      unlock: () => ({ ok: true, status: STATUS }),
    });
    await fill('Passphrase', 'four random words here');
    await click(button('Unlock'));
    expect(queryByRole(document.body, 'button', { name: 'Unlock' })).toBeNull();
    expect(button('Lock now')).toBeTruthy();
  });

  it.each([
    ['counts no steps once all are done', 'Alt+Shift+Y', false],
    ['counts the steps again when one has come undone', '', true],
  ])('%s', async (_, quickPurchase, isShown) => {
    const shortcuts = [
      { name: '_execute_action', shortcut: 'Alt+Shift+U' },
      { name: 'quick-purchase', shortcut: quickPurchase },
    ];
    await show({}, { shortcuts: () => Promise.resolve(shortcuts) });
    expect(queryByRole(document.body, 'list', { name: 'Set-up' }) !== null).toBe(isShown);
  });

  it('removes the key only after a question', async () => {
    const { requestsOf } = await show({ 'remove-key': () => FRESH });
    await click(button('Remove key'));
    expect(requestsOf('remove-key')).toEqual([]);
    await click(button('Yes, remove it'));
    expect(requestsOf('remove-key')).toHaveLength(1);
    expect(text()).toContain('No key is stored');
  });

  const bound = { name: '_execute_action', shortcut: 'Alt+Shift+U' };
  it.each([
    ['left unset', [bound, { name: 'quick-purchase', shortcut: '' }]],
    ['does not know', [bound]],
  ])('warns of a shortcut that the browser %s', async (_, shortcuts) => {
    await show({}, { shortcuts: () => Promise.resolve(shortcuts) });
    expect(text()).toContain('Not set');
    expect(text()).toContain('The browser left a shortcut unset');
  });

  it('shows the keys as they are bound, reads them again when asked, and leads to where they change', async () => {
    const openShortcutSettings = vi.fn();
    let quickPurchase = 'Alt+Shift+Y';
    const shortcuts = () =>
      Promise.resolve([bound, { name: 'quick-purchase', shortcut: quickPurchase }]);
    const { options } = await show({}, { openShortcutSettings, shortcuts });
    const keys = () => [...document.querySelectorAll('.keys')].map((row) => row.textContent);
    expect(keys()).toEqual(['AltShiftY', 'AltShiftU']);
    expect(text()).not.toContain('The browser left a shortcut unset');
    quickPurchase = 'Ctrl+Shift+9';
    await act(() => readShortcuts(options));
    expect(keys()).toEqual(['CtrlShift9', 'AltShiftU']);
    await click(button('Change shortcuts'));
    expect(openShortcutSettings).toHaveBeenCalledOnce();
  });

  it('claims no unset key when the browser does not say which are set', async () => {
    await show({}, { shortcuts: () => Promise.reject(new Error('no commands')) });
    expect(text()).toContain('The browser does not say which keys are set.');
    expect(text()).not.toContain('The browser left a shortcut unset');
  });
});

describe('a test of the connection', () => {
  const works = (key: 'works' | 'may-not-look-up' | 'untested' | 'none'): ConnectionReply => ({
    ok: true,
    pricePoints: 214,
    key,
  });
  const failures = Object.keys(readFailureWords) as ReadFailure[];
  const words = createWords(message);

  it('claims what was found out and no more', () => {
    expect(connectionWords(works('works'), words)).toBe(
      'The organization answers with 214 price points. The key works.',
    );
    expect(connectionWords(works('may-not-look-up'), words)).toContain('charging may still work');
    expect(connectionWords(works('untested'), words)).toContain('charging may still work');
    expect(connectionWords(works('none'), words)).toContain('no key for this organization');
  });

  it('has words of its own for every failure', () => {
    const said = new Set(failures.map((why) => connectionWords({ ok: false, why }, words)));
    expect(said.size).toBe(failures.length);
    expect([...said].every((sentence) => sentence.endsWith('.'))).toBe(true);
  });
});
