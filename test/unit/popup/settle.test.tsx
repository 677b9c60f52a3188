// @vitest-environment happy-dom
import { getByRole } from '@testing-library/dom';
import { describe, expect, it } from 'vitest';
import type { Charge } from '../../../src/domain/charge';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import { MARK_NOT_CHARGED_AFTER } from '../../../src/domain/limits';
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
    expect(text()).toContain('“Not charged” from');
    await show(open, {}, LATER);
    expect(button('Mark as not charged')).toHaveProperty('disabled', false);
    expect(text()).not.toContain('“Not charged” from');
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
    expect(text()).toContain('It could not be looked up. Nothing has changed');
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
    await clickLater('It is the order of $5.99');
    expect(requestsOf('mark-charge')).toMatchObject([{ orderId: 'o-2' }]);
    expect(text()).toContain('It could not be marked');
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
  const damaged = { chargeId: 'x', organization: 'acme', externalId: 'cus_2', begunAt: NOW };

  it('are said on the form, listed, and lead to what can be done', async () => {
    const { page, requestsOf } = fakePage({
      'open-form': () => openedForm({ status }),
      'list-open-charges': () => ({ charges: [open], damaged: [damaged] }),
      'get-charge': () => null,
      'get-damaged': () => damaged,
      'close-damaged': () => null,
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
  });
});
