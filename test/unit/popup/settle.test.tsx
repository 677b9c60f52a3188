// @vitest-environment happy-dom
import { getByRole } from '@testing-library/dom';
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import type { Charge, DamagedCharge } from '../../../src/domain/charge';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import { AUTHENTICATION_LIVES, MARK_NOT_CHARGED_AFTER } from '../../../src/domain/limits';
import { foldCharge } from '../../../src/domain/step-charge';
import {
  anOrder,
  answered,
  dollars,
  existing,
  looked,
  lost,
  marked,
  notSent,
  NOW,
  OTHER_CHARGE_ID,
  sending,
} from '../support/samples';
import { fakePage, openedForm, STATUS, type Replies } from '../ui/fake-page';
import {
  box,
  button,
  click,
  clickLater,
  hasButton,
  painted,
  press,
  showPopup,
  text,
} from './popup-on-screen';

function chargeOf(...events: ChargeEvent[]): Charge {
  return existing(foldCharge(events));
}

function show(recent: Charge, replies: Replies = {}, now = NOW) {
  const fake = fakePage(
    { 'open-form': () => openedForm({ recent }), ...replies },
    { now: () => now },
  );
  return showPopup(fake.page).then(() => fake);
}

const open = chargeOf(sending(), lost);
const LATER = lost.at + MARK_NOT_CHARGED_AFTER;

describe('an open outcome', () => {
  it('is marked only after a question that names amount and customer, and records why', async () => {
    const { requestsOf } = await show(
      open,
      { 'mark-charge': () => chargeOf(sending(), lost, marked(false)) },
      LATER,
    );
    await click('Mark as not charged');
    expect(requestsOf('mark-charge')).toEqual([]);
    const question = getByRole(document.body, 'alertdialog');
    expect(question.textContent).toContain('$4.99');
    expect(question.textContent).toContain('cus_1001');
    expect(document.activeElement).toBe(button('Not yet'));
    box('Why, for the record').value = ' looked in the support tool ';
    await click('Mark as not charged');
    expect(requestsOf('mark-charge')).toMatchObject([
      { charged: false, orderId: null, why: 'looked in the support tool' },
    ]);
    expect(text()).toContain('Marked as not charged');
  });

  it('is not said to be uncharged before half an hour, and says from when on', async () => {
    await show(open, {}, LATER - 1);
    expect(button('Mark as not charged')).toHaveProperty('disabled', true);
    expect(text()).toContain('Available at');
    await show(open, {}, LATER);
    expect(button('Mark as not charged')).toHaveProperty('disabled', false);
    expect(text()).not.toContain('Available at');
  });

  it('is looked up at the agent’s word, and shows what was found and could not be seen', async () => {
    const found = chargeOf(sending(), lost, looked('nothing', { by: 'agent', payments: 'locked' }));
    const { requestsOf } = await show(open, { 'check-outcome': () => found });
    await click('Check outcome');
    expect(requestsOf('check-outcome')).toHaveLength(1);
    expect(text()).toContain('That proves nothing yet');
    expect(text()).toContain('the key is locked');
  });

  it('says it when it cannot be looked up', async () => {
    await show(open, {
      'check-outcome': () => {
        throw new Error('gone');
      },
    });
    await click('Check outcome');
    expect(text()).toContain('The check failed. Nothing has changed');
  });

  it('takes the one order that fits with one press', async () => {
    const probable = chargeOf(sending(), lost, looked('probable'));
    const { requestsOf } = await show(probable, {
      'mark-charge': () => chargeOf(sending(), lost, looked('probable'), marked(true)),
    });
    expect(text()).toContain('o-1');
    await click('Mark as charged');
    expect(requestsOf('mark-charge')).toEqual([]);
    await clickLater('Mark as charged');
    expect(requestsOf('mark-charge')).toMatchObject([{ charged: true, orderId: 'o-1' }]);
    expect(text()).toContain('Marked as charged');
  });

  it('offers each of several orders, and none of them by itself', async () => {
    const orders = [
      { ...anOrder, orderId: 'o-1', amount: dollars(549) },
      { ...anOrder, orderId: 'o-2', amount: dollars(599) },
    ];
    const possible = chargeOf(
      sending(),
      lost,
      looked('possible', { finding: { kind: 'possible', orders } }),
    );
    const { requestsOf } = await show(possible, { 'mark-charge': () => possible });
    await clickLater('This is the $5.99 order');
    expect(requestsOf('mark-charge')).toMatchObject([{ charged: true, orderId: 'o-2' }]);
    // It turned out to be another charge's.
    expect(text()).toContain('Not recorded. The record is shown as it stands.');
  });

  it('whose order cannot be read is taken by that order’s id', async () => {
    const orders = [anOrder, { orderId: 'order-of-long-name', amount: null, createdAt: null }];
    const possible = chargeOf(
      sending(),
      lost,
      looked('possible', { finding: { kind: 'possible', orders } }),
    );
    const { requestsOf } = await show(possible, { 'mark-charge': () => possible });
    expect(text()).toContain('amount unreadable · order-of-long-name');
    expect(hasButton('This is the $4.99 order')).toBe(true);
    await clickLater('This is order …ong-name');
    expect(requestsOf('mark-charge')).toMatchObject([
      { charged: true, orderId: 'order-of-long-name' },
    ]);
  });

  it('says that a denial was not taken, and stays open', async () => {
    const found = chargeOf(sending(), lost, looked('nothing', { by: 'agent' }));
    await show(open, { 'mark-charge': () => found }, LATER);
    await click('Mark as not charged');
    await click('Mark as not charged');
    expect(text()).toContain(
      'Not recorded. It may be too early, or a new order may have appeared.',
    );
    expect(getByRole(document.body, 'heading', { name: 'Outcome unknown' })).toBeTruthy();
    await click('Mark as charged');
    await click('Not yet');
    expect(text()).not.toContain('Not recorded.');
  });

  it('reads its record when the background did not answer the agent’s word', async () => {
    const settled = chargeOf(sending(), lost, marked(true));
    const { requestsOf } = await show(open, {
      'mark-charge': () => {
        throw new Error('gone');
      },
      'get-charge': () => settled,
    });
    await click('Mark as charged');
    await click('Mark as charged');
    expect(requestsOf('get-charge')).toEqual([{ chargeId: open.request.chargeId }]);
    expect(text()).toContain('Marked as charged');
  });

  it('counts its wait by the server’s clock once a look has told that', async () => {
    const told = looked('nothing', {
      at: NOW + 60_000,
      serverAt: NOW + MARK_NOT_CHARGED_AFTER * 2,
    });
    await show(chargeOf(sending(), lost, told), {}, NOW + 60_000);
    expect(button('Mark as not charged')).toHaveProperty('disabled', false);
  });

  it('that waits for the customer is denied no sooner than after an hour', async () => {
    const waiting = chargeOf(sending(), answered('authenticating'));
    await show(waiting, {}, LATER);
    expect(button('Mark as not charged')).toHaveProperty('disabled', true);
    await show(waiting, {}, NOW + 1 + AUTHENTICATION_LIVES);
    expect(button('Mark as not charged')).toHaveProperty('disabled', false);
  });

  it('may be denied without a reload once its time has come', async () => {
    const { page } = fakePage({ 'open-form': () => openedForm({ recent: open }) });
    let now = LATER - 1_000;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const shown = showPopup({ ...page, now: () => now });
    await act(async () => {
      await vi.advanceTimersByTimeAsync(10);
    });
    await shown;
    expect(button('Mark as not charged')).toHaveProperty('disabled', true);
    now = LATER;
    await act(async () => {
      await vi.advanceTimersByTimeAsync(1_000);
    });
    vi.useRealTimers();
    expect(button('Mark as not charged')).toHaveProperty('disabled', false);
  });
});

describe('two orders for one charge', () => {
  it('shows both, chooses between none, and is closed only once both were seen to', async () => {
    const orders = [anOrder, { ...anOrder, orderId: 'o-2' }];
    const twice = chargeOf(
      sending(),
      answered('succeeded'),
      looked('twice', { finding: { kind: 'twice', orders } }),
    );
    const { requestsOf } = await show(twice, { 'mark-charge': () => twice });
    expect(getByRole(document.body, 'heading', { name: 'Charged twice?' })).toBeTruthy();
    expect(text()).toContain('o-1');
    expect(text()).toContain('o-2');
    expect(hasButton('Mark as not charged')).toBe(false);
    await click('Mark as charged');
    expect(text()).toContain('Have you seen to both orders');
    await click('Mark as charged');
    expect(requestsOf('mark-charge')).toMatchObject([{ charged: true, orderId: null }]);
  });
});

describe('the same charged within a day', () => {
  const again = chargeOf({
    ...notSent(),
    reason: {
      code: 'charge-again',
      earlier: [{ knownBy: 'journal', id: OTHER_CHARGE_ID, at: NOW, amount: dollars(499) }],
    },
  });

  it('is asked about, with the way back first', async () => {
    const { requestsOf } = await show(again);
    const question = getByRole(document.body, 'alertdialog', { name: 'Charge again?' });
    expect(question).toBeTruthy();
    expect(document.activeElement).toBe(button('Back to the form'));
    expect(text()).toContain('from this browser');
    expect(requestsOf('start-charge')).toEqual([]);
  });

  it('is charged again only by a press of its own, which names the earlier charge', async () => {
    const { requestsOf } = await show(again, {
      'put-aside': () => ({ newChargeId: OTHER_CHARGE_ID }),
      'start-charge': () => ({ charge: again }),
    });
    await click('Charge again');
    expect(requestsOf('start-charge')).toEqual([]);
    await painted();
    await press(button('Charge $4.99'));
    expect(requestsOf('start-charge')).toMatchObject([{ again: [OTHER_CHARGE_ID] }]);
  });
});

describe('charges that need a look', () => {
  const status = { ...STATUS, openCharges: 2 };
  const damaged: DamagedCharge = {
    chargeId: 'x',
    organization: 'acme',
    externalId: 'cus_2',
    begunAt: NOW,
    mayAuthenticate: false,
    denied: null,
  };

  it('are said on the form, listed, and lead to what can be done', async () => {
    const { page, requestsOf } = fakePage({
      'open-form': () => openedForm({ status }),
      'list-open-charges': () => ({ charges: [open], damaged: [damaged] }),
      'get-charge': () => null,
      'get-damaged': () => damaged,
      'close-damaged': () => ({ closed: true }),
    });
    await showPopup(page);
    await click('2 charges need a look');
    expect(hasButton(/^Outcome unknown/)).toBe(true);
    await click(/^Record cannot be read/);
    expect(text()).toContain('cus_2');
    await click('Mark as not charged');
    expect(requestsOf('close-damaged')).toEqual([]);
    await click('Mark as not charged');
    expect(requestsOf('close-damaged')).toMatchObject([{ chargeId: 'x', charged: false }]);
    expect(hasButton(/^Charge/)).toBe(true);
  });

  const closing = async (replies: Replies, name: string) => {
    const { page } = fakePage({
      'open-form': () => openedForm({ status }),
      'list-open-charges': () => ({ charges: [], damaged: [damaged] }),
      'get-damaged': () => damaged,
      ...replies,
    });
    await showPopup(page);
    await click('2 charges need a look');
    await click(/^Record cannot be read/);
    await click(name);
    await click(name);
  };

  it('keep a damaged record that is too young to be denied, and say so', async () => {
    await closing({ 'close-damaged': () => ({ closed: false }) }, 'Mark as not charged');
    expect(text()).toContain('Not recorded. It may be too early');
    expect(text()).toContain('It is not known whether the customer was charged.');
    expect(hasButton('Mark as not charged')).toBe(true);
  });

  it.each([
    ['was not taken', () => ({ closed: false })],
    ['found nobody', () => Promise.reject(new Error('gone'))],
  ])('keep a damaged record when the word that it was charged %s', async (_, reply) => {
    await closing({ 'close-damaged': reply }, 'Mark as charged');
    expect(text()).toContain('Not recorded. The record is shown as it stands.');
    expect(hasButton('Mark as charged')).toBe(true);
  });
});
