// @vitest-environment happy-dom
import { getByRole } from '@testing-library/dom';
import { describe, expect, it } from 'vitest';
import type { Charge, DamagedCharge } from '../../../src/domain/charge';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import { foldCharge } from '../../../src/domain/step-charge';
import type { Status } from '../../../src/protocol/commands';
import { answered, CHARGE_ID, existing, lost, NOW, notSent, sending } from '../support/samples';
import { fakePage, openedForm, STATUS, type Replies } from '../ui/fake-page';
import { button, click, hasButton, showPopup, text } from './popup-on-screen';

const SAYS = 'This charge belongs to another organization: ';

function chargeOf(...events: ChargeEvent[]): Charge {
  return existing(foldCharge(events));
}

const of = (organization: string): Status => ({
  ...STATUS,
  settings: { ...STATUS.settings, organization },
  openCharges: 2,
});

const show = (status: Status, recent: Charge | null, replies: Replies = {}) =>
  showPopup(fakePage({ 'open-form': () => openedForm({ status, recent }), ...replies }).page);

describe('a charge on the screen', () => {
  it.each<[string, Charge]>([
    ['succeeded', chargeOf(sending({ organization: 'beta' }), answered('succeeded'))],
    ['is unknown', chargeOf(sending({ organization: 'beta' }), lost)],
    ['was not sent', chargeOf(notSent({ organization: 'beta' }))],
    ['is being sent', chargeOf(sending({ organization: 'beta' }))],
  ])('that %s names its organization where that is not the present one', async (_, charge) => {
    await show(of('acme'), charge);
    expect(getByRole(document.body, 'status').textContent).toContain(`${SAYS}beta`);
    await show(of('beta'), charge);
    expect(text()).not.toContain(SAYS);
  });

  it('of no organization at all says nothing of another', async () => {
    await show(of('acme'), chargeOf(notSent({ organization: '' })));
    expect(text()).not.toContain(SAYS);
  });
});

describe('the list of open charges', () => {
  const damaged = (organization: string): DamagedCharge => ({
    chargeId: CHARGE_ID,
    organization,
    externalId: 'cus_3',
    mayAuthenticate: false,
    denied: null,
    begunAt: NOW,
  });

  it('names the organization of those that are not the present one’s', async () => {
    const charges = [
      chargeOf(sending({ organization: 'acme', externalId: 'cus_1' }), lost),
      chargeOf(sending({ organization: 'beta', externalId: 'cus_2' }), lost),
    ];
    const open = { charges, damaged: [damaged('gamma')] };
    await show(of('acme'), null, { 'list-open-charges': () => open });
    await click(/need a look$/);
    expect(button(/cus_1/).textContent).not.toContain(SAYS);
    expect(button(/cus_2/).textContent).toContain(`${SAYS}beta`);
    expect(button(/cus_3/).textContent).toContain(`${SAYS}gamma`);
  });

  it.each([
    ['gamma', true],
    ['acme', false],
    ['', false],
  ])('leads to a damaged one of %j that names its organization: %j', async (name, isNamed) => {
    const open = { charges: [], damaged: [damaged(name)] };
    await show(of('acme'), null, {
      'list-open-charges': () => open,
      'get-damaged': () => damaged(name),
    });
    await click(/need a look$/);
    await click(/cus_3/);
    expect(text()).toContain('The record of a charge of cus_3 is damaged.');
    expect(text().includes(`${SAYS}${name}`)).toBe(isNamed);
  });
});

describe('the first screen without a key of the present organization', () => {
  const none = { stored: false, ending: '', remembered: false };
  it.each<[string, Status['key'], string]>([
    ['no key', none, 'The organization is there; a secret key is still missing.'],
    [
      'another organization’s',
      { ...none, otherOrganization: 'beta' },
      'The secret key on this device is for beta. Enter one for acme in the settings.',
    ],
    [
      'a key that does not say whose it is',
      { ...none, otherOrganization: null },
      'The secret key on this device does not say which organization it is for.',
    ],
  ])('but with %s says so, leads to the settings and charges nothing', async (_, key, says) => {
    await show({ ...of('acme'), key }, null);
    expect(text()).toContain(says);
    expect(hasButton('Open settings')).toBe(true);
    expect(hasButton(/^Charge/)).toBe(false);
  });

  it('and without an organization asks for both', async () => {
    await show({ ...of(''), key: { ...none, otherOrganization: 'beta' } }, null);
    expect(text()).toContain("It needs your organization's ID and a secret key.");
  });

  it('asks for no passphrase of another organization’s key that is locked', async () => {
    const key = { ...none, otherOrganization: 'beta' };
    await show({ ...of('acme'), key, locked: true }, null);
    expect(hasButton('Open settings')).toBe(true);
    expect(hasButton('Unlock')).toBe(false);
  });
});
