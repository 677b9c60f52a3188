import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { secretKeys } from '../../sandbox/secret-keys';
import { builtExtension } from '../support/built-extension';
import { charge, choosePrice, openForm, pressCharge, waitForOutcome } from '../support/charge-form';
import { readExtensionData } from '../support/extension-data';
import { requestsOf } from '../support/ledger';
import { OPTIONS_PAGE, PASSPHRASE } from '../support/set-up-extension';
import { freshCustomer, test } from '../support/world';

test('the request is exactly the contract’s', async ({ world, ticket }) => {
  const customer = freshCustomer('usr_succeeds');
  const form = await openForm(world.browser, await ticket(customer));
  await form.waitForText('From "Customer ID"');
  await choosePrice(form, 'monthly');
  await form.fill('textbox', 'Note', 'said yes in chat');
  await pressCharge(form);
  await waitForOutcome(form, 'Succeeded');
  const [request, ...others] = requestsOf(world.sandbox, customer);
  expect(others).toEqual([]);
  expect(request?.method).toBe('POST');
  expect(request?.path).toBe('/acme-sandbox/v1/checkout/one_click');
  expect(request?.headers['ff-secret-key']).toBe(secretKeys.full);
  expect(request?.headers['content-type']).toBe('application/json');
  expect(request?.headers['cookie']).toBeUndefined();
  expect(request?.headers['referer']).toBeUndefined();
  const { idempotency_key: key, ...body } = request?.body as { idempotency_key: string };
  expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(body).toEqual({
    external_id: customer,
    pp_ident: 'monthly',
    client_metadata: {
      source: 'chargehand',
      ref: key,
      surface: 'popup',
      agent: 'Robin',
      page_host: 'desk.acme.test',
      note: 'said yes in chat',
    },
  });
});

test('only the billing API is ever called, and the key goes nowhere but to it', ({ world }) => {
  for (const { headers, path, text } of world.sandbox.requests) {
    expect(path).toMatch(
      /^\/acme-[a-z-]+\/v1\/(checkout\/one_click|price_points|my_assets|payments_history|search_users)$/,
    );
    expect(text).not.toContain(secretKeys.full);
    if (/(price_points|my_assets)$/.test(path)) expect(headers['ff-secret-key']).toBeUndefined();
  }
});

test('the key and the passphrase are nowhere: storage, journal, pages, console, files', async ({
  world,
  ticket,
}) => {
  const popup = await charge(world.browser, await ticket(freshCustomer('usr_unknown')));
  await waitForOutcome(popup, 'Refused');
  const html = 'document.documentElement.outerHTML';
  const popupHtml = await popup.evaluate<string>(html);
  const popupConsole = await popup.console();
  // A tab that comes to the front closes the popup.
  const options = await world.browser.openExtensionPage(OPTIONS_PAGE);
  await options.waitForText('Key ends in');
  const seen = {
    data: JSON.stringify(await readExtensionData(world.browser)),
    popup: popupHtml,
    options: await options.evaluate<string>(html),
    console: [
      ...popupConsole,
      ...(await options.console()),
      ...(await world.browser.extensionConsole()),
    ].join('\n'),
    files: readFiles(builtExtension(world.browser.kind)),
  };
  // What is searched is there to be searched: the journal knows the customer, the options page the ending.
  expect(seen.data).toContain('usr_unknown');
  expect(seen.options).toContain(secretKeys.full.slice(-4));
  for (const [place, text] of Object.entries(seen)) {
    for (const secret of [secretKeys.full, PASSPHRASE]) {
      for (const shape of [secret, btoa(secret), encodeURIComponent(secret)]) {
        expect(text.includes(shape), `${shape.slice(0, 8)}… in ${place}`).toBe(false);
      }
    }
  }
  await options.close();
});

test('nothing of a customer or a payment is in the console', async ({ world, ticket }) => {
  const customer = freshCustomer('usr_500');
  const popup = await charge(world.browser, await ticket(customer));
  await waitForOutcome(popup, 'Outcome unknown');
  const lines = [...(await popup.console()), ...(await world.browser.extensionConsole())];
  expect(lines.join('\n')).not.toContain(customer);
});

function readFiles(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}
