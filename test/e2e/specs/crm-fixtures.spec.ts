import { expect } from 'playwright/test';
import type { Surface } from '../driver/surface';
import { comeToForm, openForm, pressCharge, waitForOutcome } from '../support/charge-form';
import { crmFixture, crmFixtures, readCard, type CrmFixture } from '../support/crm-fixtures';
import { PLAIN_PAGE, test } from '../support/crm-world';
import { activeTabId, askBackground, changeSettings } from '../support/extension-commands';
import { chargesOf } from '../support/ledger';
import { freshCustomer, openTicket, type World } from '../support/world';

const BUTTON = 'Charge $0.99';

/** What the form calls a value that has no label on its page. */
const NAMED_BY_CARD: Readonly<Record<string, string>> = {
  'chatwoot-conversation.html': 'Identifier',
  'freescout-conversation.html': 'Notes',
};

/** Read out of words that an agent wrote: no field says that it is the customer's ID. */
const NOTES = 'freescout-conversation.html';

/** Labels that no word list knows: the organisation says that they name its customers. */
const OWN_LABELS: Readonly<Record<string, string>> = {
  'odoo-edit.html': 'Reference',
  'hubspot.html': 'External customer ID',
};

const calledOn = ({ file, label }: CrmFixture) => label ?? NAMED_BY_CARD[file] ?? '';
const cardOf = ({ file }: CrmFixture) => /^[a-z]+/.exec(file)?.[0] ?? '';

/** The form as it stands over the page: its customer, where that comes from, and the focus on the button. */
async function expectFilledForm(form: Surface, customer: string, label: string, host: string) {
  await comeToForm(form);
  await form.waitForText(`From "${label}" on ${host}`);
  expect((await form.find('textbox', 'Customer ID')).value).toBe(customer);
  expect(await form.waitFor('button', BUTTON)).toMatchObject({ disabled: false });
}

async function chargeFrom(
  world: World,
  form: Surface,
  customer: string,
  surface: string,
  host: string,
) {
  expect(chargesOf(world.sandbox, customer)).toEqual([]);
  await pressCharge(form);
  await waitForOutcome(form, 'Succeeded');
  const charges = chargesOf(world.sandbox, customer);
  expect(charges).toHaveLength(1);
  expect(charges[0]).toMatchObject({
    ppIdent: 'coins-100',
    clientMetadata: { source: 'chargehand', surface, page_host: host },
  });
}

/** The extension may read this page because the agent asked on it, and by nothing else. */
async function expectActiveTabOnly({ browser }: World, host: string) {
  const may = await browser.evaluateInExtension<{
    origins: string[];
    here: boolean;
  }>(`(async () => {
    const { permissions } = globalThis.browser ?? chrome;
    const { origins } = await permissions.getAll();
    return { origins, here: await permissions.contains({ origins: ['https://${host}/*'] }) };
  })()`);
  expect(may).toEqual({ origins: ['https://billing.funnelfox.com/*'], here: false });
}

for (const fixture of crmFixtures) {
  const { host } = new URL(fixture.url);

  test(`${fixture.file}: from the shortcut to the charge`, async ({ world, openFixture }) => {
    const customer = freshCustomer('usr_succeeds');
    const page = await openFixture(fixture, customer);
    await world.browser.pressShortcut(page, 'Alt+Shift+Y');
    const form = await world.browser.popup();
    await expectFilledForm(form, customer, calledOn(fixture), host);
    expect((await form.text()).includes('check it')).toBe(fixture.file === NOTES);
    const trial = await askBackground(world.browser, 'try-card', {
      tabId: await activeTabId(world.browser),
      card: readCard(cardOf(fixture)),
    });
    expect(trial, 'by its card alone').toEqual({
      ok: true,
      knowsAddress: true,
      values: [customer],
    });
    await expectActiveTabOnly(world, host);
    await chargeFrom(world, form, customer, 'shortcut', host);
  });
}

for (const fixture of ['zendesk.html', 'zammad-sidebar.html', 'salesforce.html'].map(crmFixture)) {
  const { host } = new URL(fixture.url);

  test(`${fixture.file}: from the toolbar to the charge`, async ({ world, openFixture }) => {
    const customer = freshCustomer('usr_succeeds');
    const form = await openForm(world.browser, await openFixture(fixture, customer));
    await expectFilledForm(form, customer, calledOn(fixture), host);
    await expectActiveTabOnly(world, host);
    await chargeFrom(world, form, customer, 'popup', host);
  });

  test(`${fixture.file}: from the menu to the charge`, async ({ world, openFixture }) => {
    const customer = freshCustomer('usr_succeeds');
    const page = await openFixture(fixture, customer);
    await world.browser.chooseMenuItem(page, 'body', 'Charge this customer');
    const form = await world.browser.popup();
    await expectFilledForm(form, customer, calledOn(fixture), host);
    await expectActiveTabOnly(world, host);
    await chargeFrom(world, form, customer, 'menu', host);
  });
}

test('the demo desk: from the shortcut to the charge', async ({ world }) => {
  const customer = freshCustomer('usr_succeeds');
  const page = await openTicket(world.browser, customer);
  await world.browser.pressShortcut(page, 'Alt+Shift+Y');
  const form = await world.browser.popup();
  await expectFilledForm(form, customer, 'Customer ID', 'desk.acme.test');
  await expectActiveTabOnly(world, 'desk.acme.test');
  await chargeFrom(world, form, customer, 'shortcut', 'desk.acme.test');
  await world.browser.closePopup();
  await page.close();
});

test.describe('at an address that no card knows', () => {
  const { host } = new URL(PLAIN_PAGE);

  for (const fixture of crmFixtures) {
    const own = OWN_LABELS[fixture.file];
    const isReadable = fixture.label !== null;
    const how = !isReadable ? 'not read' : own === undefined ? 'read' : `read by "${own}"`;

    test(`${fixture.file}: ${how}`, async ({ world, openFixture }) => {
      if (own !== undefined) await changeSettings(world.browser, { customerIdLabels: [own] });
      const customer = freshCustomer('usr_succeeds');
      const page = await openFixture(fixture, customer, PLAIN_PAGE);
      await world.browser.pressShortcut(page, 'Alt+Shift+Y');
      const form = await world.browser.popup();
      if (isReadable) {
        await expectFilledForm(form, customer, fixture.label, host);
      } else {
        await comeToForm(form);
        await form.waitForText(/No field labelled "Customer ID".* on plain\.example\.test/);
        expect((await form.find('textbox', 'Customer ID')).value).toBe('');
      }
      if (own !== undefined) await changeSettings(world.browser, { customerIdLabels: [] });
    });
  }
});
