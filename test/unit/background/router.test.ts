import { describe, expect, it } from 'vitest';
import { createHandlers, type Handlers } from '../../../src/background/handlers';
import { createRouter } from '../../../src/background/router';
import { requestSchemas } from '../../../src/protocol/requests';
import type { MessageSender } from '../../../src/protocol/sender';
import { createFakePorts } from '../support/fake-ports';
import { CARD, CHARGE_ID, COINS, NOW } from '../support/samples';

const self = { id: 'ours', origin: 'chrome-extension://ours' };
const popup: MessageSender = { ...self };
const requests: Readonly<Record<keyof typeof requestSchemas, unknown>> = {
  'get-status': null,
  'save-setup': {
    settings: {
      organization: 'acme',
      isTest: false,
      agentName: '',
      customerIdPattern: '',
      customerIdLabels: [],
      defaultPricePoint: '',
    },
    newKey: null,
  },
  'remove-key': null,
  unlock: { passphrase: 'correct horse' },
  lock: null,
  'test-connection': null,
  'open-form': { tabId: 7 },
  'list-price-points': { fresh: false },
  'read-customer': { tabId: 7, hint: null },
  'check-customer': { email: 'ann@example.test', externalId: 'cus_1001' },
  'find-by-email': { email: 'ann@example.test' },
  'propose-card': { tabId: 7 },
  'try-card': { tabId: 7, card: CARD },
  'save-card': { card: CARD },
  'remove-card': { id: 'taught' },
  'list-cards': null,
  'preview-cards': { text: '[]' },
  'import-cards': { text: '[]' },
  'save-draft': { tabId: 7, draft: null },
  'start-charge': {
    chargeId: CHARGE_ID,
    externalId: 'cus_1001',
    pricePoint: COINS,
    note: '',
    surface: 'popup',
    pressedAt: NOW,
    provenance: null,
    again: [],
    organization: 'acme',
    isTest: false,
    page: null,
  },
  'get-charge': { chargeId: CHARGE_ID },
  'put-aside': { chargeId: CHARGE_ID },
  'check-outcome': { chargeId: CHARGE_ID },
  'mark-charge': { chargeId: CHARGE_ID, charged: true, orderId: null, why: '' },
  'list-open-charges': null,
  'get-damaged': { chargeId: CHARGE_ID },
  'close-damaged': { chargeId: CHARGE_ID, charged: false, why: '' },
};
const commands = Object.keys(requests) as (keyof typeof requests)[];

const senders: [string, MessageSender, boolean][] = [
  ['the popup', popup, true],
  ['a page of ours in a tab', { ...popup, frameId: 0 }, true],
  ['a framed page of ours', { ...popup, frameId: 4 }, false],
  ['a content script', { id: 'ours', origin: 'https://desk.test', frameId: 0 }, false],
  ['a content script without an origin', { id: 'ours', frameId: 0 }, false],
  ['another extension', { id: 'other', origin: 'chrome-extension://other' }, false],
  ['another extension with our origin', { id: 'other', origin: self.origin }, false],
  ['a web page', { origin: 'https://evil.test', url: 'https://evil.test/' }, false],
  ['nobody', {}, false],
];

async function router(changes: Partial<Handlers> = {}, ready = Promise.resolve()) {
  const { ports, world } = await createFakePorts();
  const handled: string[] = [];
  const handlers: Handlers = { ...createHandlers(ports), ...changes };
  const counted = Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      (request: never) => {
        handled.push(name);
        return handle(request);
      },
    ]),
  ) as unknown as Handlers;
  return { route: createRouter(self, counted, ready, ports.log), handled, world };
}

describe('a message', () => {
  it.each(
    senders.flatMap(([who, sender, passes]) =>
      commands.map((command) => [command, who, passes, sender] as const),
    ),
  )('%s from %s passes: %j', async (command, _, passes, sender) => {
    const { route, handled } = await router();
    const answer = route({ command, request: requests[command] }, sender);
    if (!passes) expect(answer).toBeUndefined();
    else await expect(answer).resolves.toMatchObject({ ok: true });
    expect(handled).toEqual(passes ? [command] : []);
  });

  it.each([
    undefined,
    null,
    'start-charge',
    [],
    {},
    { command: 7, request: null },
    { request: null },
    { command: 'get-status', request: null, extra: 1 },
    { news: 'charge-changed', chargeId: CHARGE_ID },
    JSON.parse('{"command": "get-status", "request": null, "__proto__": {}}') as unknown,
  ])('that is no command is not for us: %j', async (message) => {
    const { route, handled } = await router();
    expect(route(message, popup)).toBeUndefined();
    expect(handled).toEqual([]);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'Lock', ' lock', ''])(
    'with the command %j is unknown',
    async (command) => {
      const { route, handled } = await router();
      await expect(route({ command, request: null }, popup)).resolves.toEqual({
        ok: false,
        error: 'unknown-command',
      });
      expect(handled).toEqual([]);
    },
  );

  it.each<[string, unknown]>([
    ['get-status', {}],
    ['get-status', undefined],
    ['unlock', { passphrase: 'x', extra: 1 }],
    ['unlock', JSON.parse('{"passphrase": "x", "__proto__": {}}')],
    ['get-charge', { chargeId: 'mine' }],
    ['start-charge', null],
    ['start-charge', { ...(requests['start-charge'] as object), amount: 1 }],
  ])('%s with a bad request is refused: %j', async (command, request) => {
    const { route, handled, world } = await router();
    await expect(route({ command, request }, popup)).resolves.toEqual({
      ok: false,
      error: 'bad-request',
    });
    expect(handled).toEqual([]);
    expect(world.sent).toEqual([]);
  });

  it.each<[string, () => Promise<never>]>([
    ['rejects', () => Promise.reject(new Error('secret detail'))],
    [
      'throws',
      () => {
        throw new Error('secret detail');
      },
    ],
  ])('whose use case %s is answered without a word of why', async (_, lock) => {
    const { route, world } = await router({ lock });
    const answer = await route({ command: 'lock', request: null }, popup);
    expect(answer).toEqual({ ok: false, error: 'internal' });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(world.bugs).toEqual(['router']);
  });

  it('waits until the background is ready', async () => {
    let begin: () => void = () => undefined;
    const ready = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const { route, handled } = await router({}, ready);
    const answer = route({ command: 'lock', request: null }, popup);
    await Promise.resolve();
    expect(handled).toEqual([]);
    begin();
    await answer;
    expect(handled).toEqual(['lock']);
  });
});
