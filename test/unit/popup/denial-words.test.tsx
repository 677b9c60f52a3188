// @vitest-environment happy-dom
import { getByRole } from '@testing-library/dom';
import { describe, expect, it } from 'vitest';
import type { Charge } from '../../../src/domain/charge';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import { foldCharge } from '../../../src/domain/step-charge';
import {
  answered,
  existing,
  looked,
  lost,
  marked,
  refused,
  sending,
  uncertain,
} from '../support/samples';
import { fakePage, openedForm } from '../ui/fake-page';
import { hasButton, showPopup, text } from './popup-on-screen';

function chargeOf(...events: ChargeEvent[]): Charge {
  return existing(foldCharge(events));
}

async function show(...events: ChargeEvent[]) {
  const recent = chargeOf(...events);
  await showPopup(fakePage({ 'open-form': () => openedForm({ recent }) }).page);
  return {
    state: recent.state,
    heading: getByRole(getByRole(document.body, 'status'), 'heading').textContent,
    money: document.querySelector('.money')?.textContent,
  };
}

const cancelled = {
  ...answered('cancelled'),
  answer: { ...answered('cancelled').answer, isCertain: false },
};
const denials = [
  { name: 'failed', answer: uncertain.failed, reported: 'a decline' },
  { name: 'cancelled', answer: cancelled, reported: 'a cancellation' },
  { name: 'refused', answer: uncertain.refused, reported: 'an error' },
] as const;

/** Looks that tell nothing of the money: the payments could not be read, or have nothing to be compared with. */
const blind = [
  { what: 'cannot reach the server', look: looked('nothing', { payments: 'unreachable' }) },
  { what: 'waits for the key', look: looked('nothing', { payments: 'locked' }) },
  { what: 'is answered with an error', look: looked('nothing', { payments: 'error' }) },
  { what: 'has no earlier payments', look: looked('nothing', { payments: 'no-snapshot' }) },
] as const;

describe('a denial that may answer the second delivery', () => {
  it.each(denials)('$name is checked first, and says so', async ({ answer, reported }) => {
    const { heading, money } = await show(sending(), answer);
    expect(heading).toBe('Not confirmed yet');
    expect(money).toBe(
      `The server reported ${reported}. Chargehand is checking whether the customer was charged anyway.`,
    );
    expect(text()).toContain('This answer alone proves nothing.');
    expect(text()).toContain('at least 90 seconds');
    expect(text()).not.toContain('Nothing was charged.');
    expect(hasButton('Check outcome')).toBe(true);
    expect(hasButton('Another price')).toBe(false);
  });

  it.each(denials)('$name says that no payment shows, once a look could read', async (row) => {
    const { heading, money } = await show(sending(), row.answer, looked('nothing'));
    expect(heading).toBe('Not confirmed yet');
    expect(money).toBe(`The server reported ${row.reported}. No new payment shows so far.`);
  });

  it.each(blind)('says nothing of payments after a look that $what', async ({ look }) => {
    const { money } = await show(sending(), uncertain.refused, look);
    expect(money).toContain('Chargehand is checking whether');
    expect(text()).not.toContain('No new payment shows');
    expect(text()).toMatch(/The payments (were not seen|prove nothing)/);
  });

  it.each(blind)('keeps what an earlier look saw over one that $what', async ({ look }) => {
    const { money } = await show(sending(), uncertain.refused, looked('nothing'), look);
    expect(money).toBe('The server reported an error. No new payment shows so far.');
  });

  it.each(denials)('$name keeps to what was seen when a look confirms it', async (row) => {
    const confirmed = looked('nothing', { confirms: row.name });
    const { heading, money, state } = await show(sending(), row.answer, confirmed);
    expect(state).toBe(row.name);
    expect(heading.toLowerCase()).toBe(row.name);
    expect(money).toBe('No new payment shows. Chargehand keeps checking for a day.');
    expect(hasButton('Another price')).toBe(true);
  });

  it('says that payments were not compared where assets alone confirm it', async () => {
    const confirmed = looked('nothing', { payments: 'no-snapshot', confirms: 'failed' });
    const { money } = await show(sending(), uncertain.failed, confirmed);
    expect(money).toBe(
      'No new purchase shows. Payments could not be compared. Chargehand keeps checking for a day.',
    );
  });

  it('becomes an unknown outcome when an order shows', async () => {
    const { heading, money } = await show(sending(), uncertain.refused, looked('probable'));
    expect(heading).toBe('Outcome unknown');
    expect(money).toContain('It is not known whether the customer was charged.');
    expect(text()).not.toContain('alone proves nothing');
  });
});

describe('a denial with a reason', () => {
  it.each([answered('failed'), answered('cancelled'), refused])(
    'says at once that nothing was charged: %j',
    async (denial) => {
      const { money } = await show(sending(), denial);
      expect(money).toBe('Nothing was charged.');
      expect(text()).not.toContain('alone proves nothing');
    },
  );

  it('that came after an agent’s word decides in its place', async () => {
    const { heading, money } = await show(sending(), lost, marked(false), refused);
    expect(heading).toBe('Refused');
    expect(money).toBe('Nothing was charged.');
  });

  it('that is a replay says that the server did not try again', async () => {
    const { answer } = answered('failed');
    await show(sending(), { ...answered('failed'), answer: { ...answer, isReplay: true } });
    expect(text()).toContain('It did not try the charge again.');
    expect(text()).not.toContain('second time');
  });
});
