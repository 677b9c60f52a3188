import { expect } from 'playwright/test';
import { charge, waitForOutcome } from '../support/charge-form';
import { chargesOf, requestsOf } from '../support/ledger';
import { useOrganization } from '../support/set-up-extension';
import { freshCustomer, test } from '../support/world';

const CHARGED = 'The customer was charged';
const NOT_CHARGED = 'Nothing was charged';
const NOT_KNOWN = 'It is not known whether the customer was charged';

interface Row {
  readonly customer: string;
  readonly heading: string | RegExp;
  readonly says: string | RegExp;
  readonly charges: 0 | 1;
  /** A denial that is certain of a streamed charge alone, which Firefox cannot send. */
  readonly isUncertain?: true;
}

const SO_FAR = /No new payment shows so far/;

const rows: readonly Row[] = [
  { customer: 'usr_succeeds', heading: 'Succeeded', says: CHARGED, charges: 1 },
  { customer: 'usr_no_order', heading: 'Succeeded', says: CHARGED, charges: 1 },
  { customer: 'usr_odd_fields', heading: 'Succeeded', says: CHARGED, charges: 1 },
  { customer: 'usr_slow_2s', heading: 'Succeeded', says: CHARGED, charges: 1 },
  { customer: 'usr_processing', heading: 'Processing', says: NOT_KNOWN, charges: 1 },
  { customer: 'usr_fails', heading: 'Failed', says: NOT_CHARGED, charges: 0, isUncertain: true },
  {
    customer: 'usr_cancels',
    heading: 'Cancelled',
    says: NOT_CHARGED,
    charges: 0,
    isUncertain: true,
  },
  {
    customer: 'usr_authenticates',
    heading: 'Customer must authenticate',
    says: /authenticat/,
    charges: 0,
  },
  {
    customer: 'usr_token_succeeded',
    heading: 'Customer must authenticate',
    says: /authenticat/,
    charges: 0,
  },
  { customer: 'usr_owns_it', heading: 'Outcome unknown', says: NOT_KNOWN, charges: 0 },
  { customer: 'usr_owned_after', heading: /^(Outcome unknown|Succeeded)$/, says: /./, charges: 1 },
  { customer: 'usr_unknown_code', heading: 'Not confirmed yet', says: SO_FAR, charges: 0 },
  { customer: 'usr_unknown', heading: 'Refused', says: NOT_CHARGED, charges: 0 },
  { customer: 'usr_wrong_key', heading: 'Refused', says: /key was not accepted/, charges: 0 },
  { customer: 'usr_500', heading: 'Outcome unknown', says: NOT_KNOWN, charges: 1 },
  { customer: 'usr_502', heading: 'Outcome unknown', says: NOT_KNOWN, charges: 0 },
  { customer: 'usr_rubbish', heading: 'Outcome unknown', says: NOT_KNOWN, charges: 1 },
  { customer: 'usr_empty', heading: 'Outcome unknown', says: NOT_KNOWN, charges: 1 },
  { customer: 'usr_unknown_status', heading: 'Outcome unknown', says: NOT_KNOWN, charges: 1 },
];

for (const { customer, heading, says, charges, isUncertain } of rows) {
  test(`${customer}: ${String(heading)}, ${String(charges)} charged`, async ({ world, ticket }) => {
    const externalId = freshCustomer(customer);
    const popup = await charge(world.browser, await ticket(externalId));
    const isConfirmedLater = isUncertain === true && world.browser.kind === 'firefox';
    await waitForOutcome(popup, isConfirmedLater ? 'Not confirmed yet' : heading);
    await popup.waitForText(isConfirmedLater ? SO_FAR : says);
    const made = chargesOf(world.sandbox, externalId);
    expect(made).toHaveLength(charges);
    expect(requestsOf(world.sandbox, externalId)).toHaveLength(1);
    if (heading === 'Succeeded' && customer === 'usr_succeeds') {
      await popup.waitForText(made[0]?.orderId ?? 'no order');
    }
  });
}

// The browser itself sends a request again when its connection dies: the server may see it twice, and
// then answers the second one from the first, whose key it carries. Whether it does differs by browser.
for (const [customer, charges] of [
  ['usr_cut_before', 0],
  ['usr_cut_after', 1],
  ['usr_half', 1],
] as const) {
  test(`${customer}: never told as not charged, ${String(charges)} charged`, async ({
    world,
    ticket,
  }) => {
    const externalId = freshCustomer(customer);
    const popup = await charge(world.browser, await ticket(externalId));
    await waitForOutcome(
      popup,
      charges === 0 ? 'Outcome unknown' : /^(Outcome unknown|Succeeded)$/,
    );
    expect(chargesOf(world.sandbox, externalId)).toHaveLength(charges);
    const keys = requestsOf(world.sandbox, externalId).map(({ body }) => body);
    expect(new Set(keys.map((body) => JSON.stringify(body))).size).toBe(1);
  });
}

test('the failure text for the customer is shown', async ({ world, ticket }) => {
  const popup = await charge(world.browser, await ticket(freshCustomer('usr_fails')));
  await popup.waitForText('Your card has insufficient funds.');
});

test('a bare answer is read like a wrapped one', async ({ world, ticket }) => {
  await useOrganization(world.browser, 'acme-bare');
  const externalId = freshCustomer('usr_succeeds');
  const popup = await charge(world.browser, await ticket(externalId));
  await waitForOutcome(popup, 'Succeeded');
  expect(chargesOf(world.sandbox, externalId)).toHaveLength(1);
  await useOrganization(world.browser, 'acme-sandbox');
});
