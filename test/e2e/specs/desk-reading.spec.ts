import { expect } from 'playwright/test';
import type { Surface } from '../driver/surface';
import {
  charge,
  choosePrice,
  comeToForm,
  pressCharge,
  waitForOutcome,
} from '../support/charge-form';
import { chooseCustomer } from '../support/choose-customer';
import { chargesOf, requestsOf } from '../support/ledger';
import { freshCustomer, openTicket, test, type World } from '../support/world';

const DESK = 'https://desk.acme.test';
const BUTTON = 'Charge $0.99';
const FROM_LABEL = 'From "Customer ID" on desk.acme.test';

/** A page of the demo desk that names one customer, however it is built. */
interface Readable {
  readonly name: string;
  readonly address: (customer: string) => string;
  /** What the agent does on the page before asking. */
  readonly first?: string;
}

const ticket = (name: string, number: number): Readable => ({
  name,
  address: (customer) => `${DESK}/tickets/${String(number)}?customer=${customer}`,
});

const inbox = (name: string, query: string, number: number, first: string): Readable => ({
  name,
  address: (customer) => `${DESK}/inbox/501?${query}&${String(number)}=${customer}`,
  first,
});

const customElement = ticket('a custom element with an open root in another', 515);
const frame = ticket('a frame of the same site', 517);
const nextInInbox = inbox(
  'the next ticket of an inbox',
  'moves=address-first',
  502,
  `desk.go('502')`,
);

const readable: readonly Readable[] = [
  ticket('a plain ticket', 501),
  ticket("a conversation with somebody else's ID in it", 513),
  ticket('a card of the agent with an ID of its own', 514),
  customElement,
  ticket('a custom element with a closed root', 516),
  frame,
  nextInInbox,
  inbox('an inbox that changes the page first', 'moves=page-first', 503, `desk.go('503')`),
  inbox('an inbox that changes the page alone', 'moves=page-only', 504, `desk.go('504')`),
  inbox('an inbox with a hash router', 'moves=hash', 513, `desk.go('513')`),
  inbox(
    'the inbox, back at its first ticket',
    'moves=address-first',
    501,
    `(desk.go('502'), desk.go('501'))`,
  ),
  inbox(
    'a slow inbox, once it has arrived',
    'moves=address-first&pace=held',
    505,
    `(desk.go('505'), desk.arrive())`,
  ),
  {
    name: 'one of several open tickets',
    address: (customer) => `${DESK}/open/503?503=${customer}`,
  },
  {
    name: 'another of several open tickets, brought to the front',
    address: (customer) => `${DESK}/open/503?507=${customer}`,
    first: `document.querySelector('#tab-507').click()`,
  },
];

// The menu and the shortcut choose the price point that was charged last.
test.beforeAll(async ({ world }) => {
  const page = await openTicket(world.browser, freshCustomer('usr_succeeds'));
  await waitForOutcome(await charge(world.browser, page), 'Succeeded');
  await world.browser.closePopup();
  await page.close();
});

/** The ways to ask for the form; none of them needs more than the right to the active tab. */
const surfaces = {
  shortcut: async ({ browser }: World, page: Surface) => {
    await browser.pressShortcut(page, 'Alt+Shift+Y');
    return browser.popup();
  },
  popup: ({ browser }: World, page: Surface) => browser.pressToolbarButton(page),
  menu: async ({ browser }: World, page: Surface) => {
    await browser.chooseMenuItem(page, 'header.bar span', 'Charge this customer');
    return browser.popup();
  },
} as const;

/** Opens a page, has it as the agent left it, and asks for the form. */
async function openOver(
  world: World,
  address: string,
  first = '0',
  surface: keyof typeof surfaces = 'shortcut',
): Promise<{ form: Surface; close: () => Promise<void> }> {
  const page = await world.browser.openPage(address);
  await page.evaluate(`void (${first})`);
  const form = await surfaces[surface](world, page);
  await comeToForm(form);
  const close = async () => {
    await world.browser.closePopup();
    await page.close();
  };
  return { form, close };
}

for (const { name, address, first } of readable) {
  test(`${name}: the right customer, and where it was read`, async ({ world }) => {
    const customer = freshCustomer('usr_succeeds');
    const { form, close } = await openOver(world, address(customer), first);
    await form.waitForText(FROM_LABEL);
    expect(await form.find('textbox', 'Customer ID')).toMatchObject({ value: customer });
    expect(await form.text()).not.toMatch(/usr_victim|agt_0417/);
    expect(requestsOf(world.sandbox, customer)).toEqual([]);
    await close();
  });
}

for (const { name, address, first } of [customElement, frame, nextInInbox]) {
  for (const surface of ['shortcut', 'popup', 'menu'] as const) {
    test(`${name}: by ${surface}, through to the charge`, async ({ world }) => {
      const customer = freshCustomer('usr_succeeds');
      const { form, close } = await openOver(world, address(customer), first, surface);
      await form.waitForText(FROM_LABEL);
      if (surface === 'popup') await choosePrice(form, 'coins-100');
      await form.waitFor('button', BUTTON);
      await pressCharge(form, () => form.press('Enter'));
      await waitForOutcome(form, 'Succeeded');
      expect(chargesOf(world.sandbox, customer)).toMatchObject([
        { ppIdent: 'coins-100', amount: '0.99', clientMetadata: { surface } },
      ]);
      await close();
    });
  }
}

test('two accounts in one panel: neither is filled in, both are offered', async ({ world }) => {
  const customer = freshCustomer('usr_succeeds');
  const { form, close } = await openOver(world, `${DESK}/tickets/519?customer=${customer}`);
  await form.waitForText('desk.acme.test shows several customer IDs');
  expect(await form.find('textbox', 'Customer ID')).toMatchObject({ value: '' });
  await form.waitFor('button', /usr_succeeds\.greta-old/);
  await chooseCustomer(form, new RegExp(`^${customer}`), customer);
  await pressCharge(form);
  await waitForOutcome(form, 'Succeeded');
  expect(chargesOf(world.sandbox, customer)).toHaveLength(1);
  expect(requestsOf(world.sandbox, 'usr_succeeds.greta-old')).toEqual([]);
  await close();
});

/** Pages that name nobody, and what is said of each. */
const silent = [
  ['the list of tickets', '/', 'No field labelled "Customer ID"'],
  ['somebody whom the desk could not match', '/tickets/512', 'No field labelled "Customer ID"'],
  ['a frame of another site', '/tickets/518', 'shows another site in a frame'],
] as const;

for (const [name, path, says] of silent) {
  test(`${name}: an empty form that says why`, async ({ world }) => {
    const { form, close } = await openOver(world, DESK + path);
    await form.waitForText(says);
    expect(await form.find('textbox', 'Customer ID')).toMatchObject({ value: '', focused: true });
    await close();
  });
}

test("the requester's e-mail, outside the conversation, is looked up", async ({ world }) => {
  const { form, close } = await openOver(world, `${DESK}/tickets/520`);
  await form.waitForText(/customer@mail\.test\s+matches the e-mail on file/);
  await close();
  const other = await openOver(world, `${DESK}/tickets/520?customer=usr_fails`);
  await other.form.waitForText(/customer@mail\.test\s+belongs to another customer/);
  await other.close();
});

test('none of this needed a right to the site', async ({ world }) => {
  const { origins } = await world.browser.evaluateInExtension<{ origins: string[] }>(
    '(globalThis.browser ?? chrome).permissions.getAll()',
  );
  expect(origins).toEqual(['https://billing.funnelfox.com/*']);
});
