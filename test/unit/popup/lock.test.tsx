// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import type { Status } from '../../../src/protocol/commands';
import { hearLock } from '../../../src/popup/lock-popup';
import type { Popup } from '../../../src/popup/popup';
import { fakePage, openedForm, PAGE_CUSTOMER, STATUS } from '../ui/fake-page';
import { click, settle, showPopup, text } from './popup-on-screen';

const LOCKED = { ...STATUS, locked: true, openCharges: 1 };

async function hear(popup: Popup): Promise<void> {
  await act(() => hearLock(popup));
  await settle();
}

async function openThenLock(status: () => Status | Promise<Status>) {
  const popup = await showPopup(fakePage({ 'get-status': status }).page);
  expect(document.body.innerHTML).toContain(PAGE_CUSTOMER.provenance.host);
  await hear(popup);
  return popup;
}

describe('a form that is open when the key is locked elsewhere', () => {
  it('shows the unlock and nothing of the customer', async () => {
    const popup = await openThenLock(() => LOCKED);
    expect(text()).toContain('1 charge needs a look: unlock.');
    expect(text()).not.toContain(PAGE_CUSTOMER.provenance.host);
    expect(JSON.stringify(popup.store.getState())).not.toContain(PAGE_CUSTOMER.externalId);
  });

  it.each([
    ['is not locked any more', () => STATUS],
    ['cannot be asked', () => Promise.reject(new Error('gone'))],
  ])('stays when the extension %s', async (_, status) => {
    const popup = await openThenLock(status);
    expect(popup.store.getState().screen.name).toBe('form');
    expect(popup.store.getState().form.externalId).toBe(PAGE_CUSTOMER.externalId);
  });

  it('stays with the charge that waits for its unlock', async () => {
    const popup = await openThenLock(() => LOCKED);
    const { screen } = popup.store.getState();
    await hear(popup);
    expect(popup.store.getState().screen).toBe(screen);
  });

  it('is locked by its own button too', async () => {
    const { page } = fakePage({ 'open-form': () => openedForm(), lock: () => LOCKED });
    const popup = await showPopup(page);
    await click('Lock now');
    expect(text()).toContain('1 charge needs a look: unlock.');
    expect(JSON.stringify(popup.store.getState())).not.toContain(PAGE_CUSTOMER.externalId);
  });
});
