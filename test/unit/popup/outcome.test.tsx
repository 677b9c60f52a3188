// @vitest-environment happy-dom
import { getByRole } from '@testing-library/dom';
import { describe, expect, it } from 'vitest';
import type { Charge } from '../../../src/domain/charge';
import type { ChargeEvent, LossReason, NotSentReason } from '../../../src/domain/charge-event';
import { foldCharge } from '../../../src/domain/step-charge';
import {
  existing,
  answered,
  COINS,
  dollars,
  looked,
  lost,
  marked,
  notSent,
  NOW,
  OTHER_CHARGE_ID,
  refused,
  sending,
} from '../support/samples';
import { fakePage, openedForm, STATUS, type Replies } from '../ui/fake-page';
import { box, button, click, hasButton, showPopup, text } from './popup-on-screen';

const NOTHING = 'Nothing was charged.';
const UNKNOWN = 'It is not known whether the customer was charged. Do not try again.';

function chargeOf(...events: ChargeEvent[]): Charge {
  return existing(foldCharge(events));
}

function show(recent: Charge, replies: Replies = {}) {
  const fake = fakePage({ 'open-form': () => openedForm({ recent }), ...replies });
  return showPopup(fake.page).then(() => fake);
}

const outcomes = {
  succeeded: [
    chargeOf(sending(), answered('succeeded')),
    'Succeeded',
    'The customer was charged $4.99, the listed price.',
  ],
  processing: [chargeOf(sending(), answered('processing')), 'Processing', UNKNOWN],
  'charged-twice': [
    chargeOf(sending(), answered('succeeded'), looked('twice')),
    'Charged twice?',
    'more than one order',
  ],
  failed: [chargeOf(sending(), answered('failed')), 'Failed', NOTHING],
  cancelled: [chargeOf(sending(), answered('cancelled')), 'Cancelled', NOTHING],
  authenticating: [
    chargeOf(sending(), answered('authenticating')),
    'Customer must authenticate',
    UNKNOWN,
  ],
  refused: [chargeOf(sending(), refused), 'Refused', NOTHING],
  unknown: [chargeOf(sending(), lost), 'Outcome unknown', UNKNOWN],
  'not-sent': [chargeOf(notSent()), 'Not sent', NOTHING],
  'marked-charged': [
    chargeOf(sending(), lost, marked(true)),
    'Marked as charged',
    'The customer was charged',
  ],
  'marked-not-charged': [
    chargeOf(sending(), lost, marked(false)),
    'Marked as not charged',
    NOTHING,
  ],
} as const satisfies Record<Exclude<Charge['state'], 'sending'>, readonly [Charge, string, string]>;

describe('every outcome', () => {
  it.each(Object.entries(outcomes))(
    '%s has its heading, its money line and a way on',
    async (state, row) => {
      const [charge, heading, money] = row;
      await show(charge);
      expect(charge.state).toBe(state);
      const region = getByRole(document.body, 'status');
      expect(getByRole(region, 'heading', { name: heading })).toBeTruthy();
      expect(region.textContent).toContain(money);
      expect(region.textContent).toContain('cus_1001');
      expect(hasButton(/^(Charge another|Back to the form|Go on to another customer)$/)).toBe(true);
    },
  );

  it.each(['succeeded', 'failed'] as const)('%s names the amount once', async (state) => {
    await show(outcomes[state][0]);
    expect(getByRole(document.body, 'status').textContent.match(/\$4\.99/g)).toHaveLength(1);
  });

  it('sending says what happens', async () => {
    await show(chargeOf(sending()));
    expect(text()).toContain('Charging $4.99');
    expect(text()).toContain('Sending');
  });
});

const losses = Object.keys({
  timeout: true,
  network: true,
  'too-large': true,
  'not-json': true,
  'http-status': true,
  'not-understood': true,
  'background-ended': true,
  repeated: true,
} satisfies Record<LossReason, true>) as readonly LossReason[];

it('every loss has words of its own', async () => {
  const said = new Set<string>();
  for (const why of losses) {
    await show(chargeOf(sending(), { ...lost, why, httpStatus: 502 }));
    expect(text()).not.toContain('undefined');
    said.add(text());
  }
  expect(said.size).toBe(losses.length);
});

const reasons: { readonly [Code in NotSentReason['code']]: NotSentReason } = {
  'not-set-up': { code: 'not-set-up' },
  'no-key': { code: 'no-key' },
  locked: { code: 'locked' },
  offline: { code: 'offline' },
  'no-host-permission': { code: 'no-host-permission' },
  'customer-id': { code: 'customer-id' },
  'open-charge': { code: 'open-charge', chargeId: OTHER_CHARGE_ID },
  'charge-again': {
    code: 'charge-again',
    earlier: [{ knownBy: 'payments', id: 'o-1', at: NOW, amount: dollars(499) }],
  },
  'form-used': { code: 'form-used' },
  'organization-changed': { code: 'organization-changed' },
  'held-up': { code: 'held-up' },
  'journal-failed': { code: 'journal-failed' },
  'price-unread': { code: 'price-unread' },
  'price-gone': { code: 'price-gone' },
  'price-changed': { code: 'price-changed', now: { ...COINS, now: dollars(599) } },
  'page-changed': { code: 'page-changed', was: 'cus_1001', now: '' },
};

describe('every reason why nothing was sent', () => {
  const steps: { readonly [Code in NotSentReason['code']]?: string } = {
    'not-set-up': 'Open settings',
    'no-key': 'Open settings',
    locked: 'Unlock',
    'no-host-permission': 'Grant access',
    'open-charge': 'Show the open charge',
    'price-gone': 'Another price',
    'price-changed': 'Take the new price',
    'charge-again': 'Charge again',
  };

  it('says what happened and what to do, each in its own words', async () => {
    const said = new Set<string>();
    for (const reason of Object.values(reasons)) {
      await show(chargeOf({ ...notSent(), reason }));
      expect(text()).toContain(NOTHING);
      expect(hasButton('Back to the form')).toBe(true);
      const step = steps[reason.code];
      if (step !== undefined) expect(hasButton(step)).toBe(true);
      said.add(text());
    }
    expect(said.size).toBe(Object.keys(reasons).length);
  });

  it('goes back to the form as it was, under a new id', async () => {
    const charge = chargeOf(notSent({ note: 'yes', externalId: 'cus_typed' }));
    const { asked } = await show(charge, {
      'put-aside': () => ({ newChargeId: OTHER_CHARGE_ID }),
    });
    await click('Back to the form');
    expect(box('Customer ID').value).toBe('cus_typed');
    expect(box('Note').value).toBe('yes');
    expect(button('Charge $4.99')).toBeTruthy();
    expect(asked.map(({ command }) => command)).toContain('put-aside');
  });

  it('leaves a customer that another tab’s page named, and the note, with that page', async () => {
    const page = { tabId: 8, host: 'desk.test', address: 'https://desk.test/t/2' };
    const provenance = { by: 'label', label: 'Customer ID', host: 'desk.test' } as const;
    await show(chargeOf(notSent({ note: 'yes', externalId: 'cus_there', page, provenance })), {
      'put-aside': () => ({ newChargeId: OTHER_CHARGE_ID }),
    });
    await click('Back to the form');
    expect(box('Customer ID').value).not.toBe('cus_there');
    expect(box('Note').value).toBe('');
  });

  it('takes a new price only on the agent’s word, and shows both before', async () => {
    const charge = chargeOf({ ...notSent(), reason: reasons['price-changed'] });
    const { requestsOf } = await show(charge, {
      'put-aside': () => ({ newChargeId: OTHER_CHARGE_ID }),
      'list-price-points': () => ({ ok: false, why: 'network', cached: null }),
    });
    expect(text()).toContain('$4.99 once');
    expect(text()).toContain('$5.99 once');
    await click('Take the new price');
    expect(button('Charge $5.99')).toBeTruthy();
    expect(requestsOf('start-charge')).toEqual([]);
  });

  it('unlocks and comes back to the same form', async () => {
    const { page } = await show(chargeOf({ ...notSent(), reason: reasons.locked }));
    expect(page).toBeTruthy();
    await click('Unlock');
    expect(text()).toContain('Locked');
  });
});

describe('the first screen', () => {
  it('locked names no customer, amount or price, only how many charges are open', async () => {
    const status = { ...STATUS, locked: true, openCharges: 2 };
    const { page } = fakePage({
      'open-form': () => openedForm({ status, recent: outcomes.unknown[0] }),
    });
    await showPopup(page);
    expect(text()).toContain('2 charges need a look: unlock.');
    expect(text()).not.toMatch(/cus_|4\.99|coins/);
  });

  it('without a key leads to the settings', async () => {
    const status = { ...STATUS, key: { stored: false, ending: '', remembered: false } };
    await showPopup(fakePage({ 'open-form': () => openedForm({ status }) }).page);
    expect(hasButton('Open settings')).toBe(true);
  });

  it('says it when the background does not answer, and asks again when told', async () => {
    let answers = 0;
    const { page } = fakePage({
      'open-form': () => {
        answers += 1;
        if (answers === 1) throw new Error('gone');
        return openedForm();
      },
    });
    await showPopup(page);
    expect(text()).toContain('did not answer');
    await click('Try again');
    expect(hasButton(/^Charge/)).toBe(true);
  });
});
