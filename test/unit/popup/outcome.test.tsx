// @vitest-environment happy-dom
import { getByRole } from '@testing-library/dom';
import { describe, expect, it } from 'vitest';
import type { Charge } from '../../../src/domain/charge';
import { CHARGE_STATES, stateFacts } from '../../../src/domain/state-facts';
import type { ChargeEvent, LossReason, NotSentReason } from '../../../src/domain/charge-event';
import type { SettledState } from '../../../src/domain/outcome-heading';
import { foldCharge } from '../../../src/domain/step-charge';
import {
  answered,
  CHARGE_ID,
  COINS,
  dollars,
  existing,
  lost,
  notSent,
  NOW,
  OTHER_CHARGE_ID,
  sending,
  STORIES,
  TRIAL,
} from '../support/samples';
import { fakePage, openedForm, STATUS, type Replies } from '../ui/fake-page';
import { box, button, click, hasButton, showPopup, text } from './popup-on-screen';

const NOTHING = 'Nothing was charged.';
const UNKNOWN = 'It is not known whether the customer was charged. Do not try again.';

function chargeOf(...events: ChargeEvent[]): Charge {
  return existing(foldCharge(events));
}

const moneyLine = () => document.querySelector('.money')?.textContent ?? '';

function show(recent: Charge, replies: Replies = {}) {
  const fake = fakePage({ 'open-form': () => openedForm({ recent }), ...replies });
  return showPopup(fake.page).then(() => fake);
}

/** What each state is called, and what is said of the money. */
const outcomes: Readonly<Record<SettledState, readonly [heading: string, money: string]>> = {
  succeeded: ['Succeeded', 'The customer was charged. Listed price: $4.99.'],
  processing: ['Processing', UNKNOWN],
  authenticating: ['Customer must authenticate', UNKNOWN],
  unknown: ['Outcome unknown', UNKNOWN],
  'charged-twice': [
    'Charged twice?',
    'The billing server shows more than one order for what should be one charge.',
  ],
  failed: ['Failed', NOTHING],
  cancelled: ['Cancelled', NOTHING],
  refused: ['Refused', NOTHING],
  unconfirmed: [
    'Not confirmed yet',
    'The server reported a decline. Chargehand is checking whether the customer was charged anyway.',
  ],
  'already-charged': ['Already charged', 'Nothing more was charged.'],
  'not-sent': ['Not sent', NOTHING],
  'marked-charged': ['Marked as charged', 'The customer was charged. Listed price: $4.99.'],
  'marked-not-charged': [
    'Marked as not charged',
    'According to an agent, nothing was charged. Chargehand keeps checking for a week.',
  ],
};

/** The states that have an outcome, in the order of the table. */
const settled = CHARGE_STATES.filter((state) => state !== 'sending');

describe('every outcome', () => {
  it.each(settled)('%s shows its heading, its money line and a way on', async (state) => {
    const charge = chargeOf(...STORIES[state]);
    await show(charge);
    expect(charge.state).toBe(state);
    const region = getByRole(document.body, 'status');
    const [heading, money] = outcomes[state];
    expect(getByRole(region, 'heading').textContent).toBe(heading);
    expect(region.querySelector('.money')?.textContent).toBe(money);
    expect(region.textContent).toContain('cus_1001');
    const way = stateFacts[state].isOpen ? 'Go on to another customer' : 'Charge another';
    expect(hasButton(state === 'not-sent' ? 'Back to the form' : way)).toBe(true);
  });

  it.each(settled)('%s says that money did not move only where that is known', async (state) => {
    await show(chargeOf(...STORIES[state]));
    expect(/nothing (more )?was charged\./i.test(moneyLine())).toBe(
      stateFacts[state].money === 'not-moved',
    );
  });

  it.each(settled)('%s lets an agent give their word only while it is open', async (state) => {
    await show(chargeOf(...STORIES[state]));
    expect(hasButton(/^Mark as charged$/)).toBe(stateFacts[state].isOpen);
  });

  it.each(settled)('%s offers another price only where the server has denied it', async (state) => {
    await show(chargeOf(...STORIES[state]));
    expect(hasButton('Another price')).toBe(['failed', 'cancelled', 'refused'].includes(state));
  });

  it('a free trial that has started says so', async () => {
    await show(chargeOf(sending({ pricePoint: TRIAL }), answered('succeeded')));
    expect(moneyLine()).toBe('The order went through. Listed price: $0.00, a free trial.');
  });

  it.each(['succeeded', 'failed', 'unconfirmed'] as const)(
    '%s names the amount once',
    async (state) => {
      await show(chargeOf(...STORIES[state]));
      expect(getByRole(document.body, 'status').textContent.match(/\$4\.99/g)).toHaveLength(1);
    },
  );

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
  'already-owned': true,
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

it('a press that found an earlier charge names no amount: it may have been another', async () => {
  await show(chargeOf(...STORIES['already-charged']));
  expect(text()).not.toContain('$');
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

  it('is told of a press that was written down and came too late to be sent', async () => {
    const reason = reasons['held-up'];
    const withheld = { type: 'withheld', at: NOW + 1, life: 'life-1', reason } as const;
    const { requestsOf } = await show(chargeOf(sending({ note: 'yes' }), withheld), {
      'put-aside': () => ({ newChargeId: OTHER_CHARGE_ID }),
    });
    expect(getByRole(document.body, 'heading', { name: 'Not sent' })).toBeTruthy();
    expect(moneyLine()).toBe(NOTHING);
    expect(text()).toContain('The press was held up for too long');
    await click('Back to the form');
    expect(box('Note').value).toBe('yes');
    expect(requestsOf('put-aside')).toEqual([{ chargeId: CHARGE_ID }]);
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
      'open-form': () => openedForm({ status, recent: chargeOf(...STORIES.unknown) }),
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
