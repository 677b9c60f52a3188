// @vitest-environment happy-dom
import { getByRole } from '@testing-library/dom';
import { describe, expect, it } from 'vitest';
import type { ChargeAnswer, ChargeEvent } from '../../../src/domain/charge-event';
import { foldCharge } from '../../../src/domain/step-charge';
import {
  answered,
  existing,
  lost,
  marked,
  NOW,
  OTHER_CHARGE_ID,
  sending,
} from '../support/samples';
import { fakePage, openedForm } from '../ui/fake-page';
import { hasButton, showPopup, text } from './popup-on-screen';

async function show(...events: ChargeEvent[]) {
  const recent = existing(foldCharge(events));
  await showPopup(fakePage({ 'open-form': () => openedForm({ recent }) }).page);
  return {
    heading: getByRole(getByRole(document.body, 'status'), 'heading').textContent,
    money: document.querySelector('.money')?.textContent,
  };
}

const replay = (status: ChargeAnswer['status']): ChargeAnswer => ({
  ...answered(status).answer,
  orderId: 'o-first',
  isReplay: true,
});
const alreadyCharged = (status: ChargeAnswer['status']): ChargeEvent[] => [
  { ...sending(), lentKey: { key: OTHER_CHARGE_ID, by: OTHER_CHARGE_ID } },
  { type: 'already-charged', at: NOW + 1, answer: replay(status) },
];
const keyAnswered = (answer: ChargeAnswer | null): ChargeEvent[] => [
  sending(),
  lost,
  marked(false),
  { type: 'key-answered', at: NOW + 3, by: OTHER_CHARGE_ID, answer },
];

describe('a press that sent the key of an earlier, lost charge', () => {
  it('found it charged: it says that, names its order, and charged nothing more', async () => {
    const { heading, money } = await show(...alreadyCharged('succeeded'));
    expect(heading).toBe('Already charged');
    expect(money).toBe('Nothing more was charged.');
    expect(text()).toContain('An earlier charge that was marked as not charged did go through.');
    expect(text()).toContain('o-first');
    expect(hasButton('Mark as charged')).toBe(false);
    expect(hasButton('Another price')).toBe(false);
    expect(hasButton('Charge another')).toBe(true);
  });

  it.each(['processing', 'authenticating'] as const)(
    'found it %s: it says that it was sent, not that it was charged',
    async (status) => {
      const { heading, money } = await show(...alreadyCharged(status));
      expect(heading).toBe('Already sent');
      expect(money).toBe('Nothing more was charged.');
      expect(text()).toContain('is still in progress');
      expect(text()).not.toContain('did go through');
    },
  );
});

describe('a charge whose key a later press has sent', () => {
  it('is charged by the server’s word, and names its order', async () => {
    const { heading, money } = await show(...keyAnswered(replay('succeeded')));
    expect(heading).toBe('Succeeded');
    expect(money).toBe('The customer was charged. Listed price: $4.99.');
    expect(text()).toContain('A later press found this charge on the server.');
    expect(text()).toContain('o-first');
  });

  it.each([
    ['authenticating', 'Customer must authenticate', 'The bank wants the customer to confirm'],
    ['processing', 'Processing', 'The payment provider is still working on it.'],
  ] as const)('is open again while it is %s, and says what is waited for', async (...row) => {
    const [status, name, waiting] = row;
    const { heading } = await show(...keyAnswered(replay(status)));
    expect(heading).toBe(name);
    expect(text()).toContain(waiting);
    expect(hasButton('Check outcome')).toBe(true);
  });

  it('is unknown again where the server says only that it knows the key', async () => {
    const { heading, money } = await show(...keyAnswered(null));
    expect(heading).toBe('Outcome unknown');
    expect(money).toContain('It is not known whether the customer was charged.');
    expect(text()).toContain('It may have gone through.');
    expect(text()).toContain('Marked as not charged by Ada');
    expect(text()).not.toContain('found this charge');
    expect(text()).not.toContain('did not answer within');
  });
});
