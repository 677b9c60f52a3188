import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHandlers, type Handlers } from '../../../src/background/handlers';
import { createRouter } from '../../../src/background/router';
import type { CommandName } from '../../../src/protocol/commands';
import type { Answer } from '../../../src/protocol/envelope';
import type { MessageSender } from '../../../src/protocol/sender';
import { createFakePorts, KEY, pageAt } from '../support/fake-ports';
import { CARD, CHARGE_ID, COINS, NAMED, NOW, ON_PAGE, TRIAL } from '../support/samples';

const SEED = 20_261_122;
/** It takes seconds; a busy machine may take its time. */
const LONG = { timeout: 120_000 };
const self = { id: 'ours', origin: 'chrome-extension://ours' };

const page = { ...ON_PAGE, offered: ['cus_1001'] };
const provenance = NAMED;
const draft = {
  chargeId: CHARGE_ID,
  externalId: 'cus_1001',
  provenance,
  ppIdent: 'coins-100',
  record: null,
  note: '',
};
const settings = {
  organization: 'acme',
  isTest: false,
  agentName: '',
  customerIdPattern: '',
  customerIdLabels: [],
  defaultPricePoint: '',
};
const newKey = { secretKey: 'sk_new_4321', passphrase: 'p', repeated: 'p', remember: false };
const charge = {
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
};

/** Good requests, and with them the only fields that any use case may ever be given. */
const good: Readonly<Record<CommandName, readonly unknown[]>> = {
  'get-status': [null],
  'save-setup': [
    { settings, newKey: null },
    { settings, newKey },
  ],
  'remove-key': [null],
  unlock: [{ passphrase: 'correct horse' }],
  lock: [null],
  'test-connection': [null],
  'open-form': [{ tabId: 7 }, { tabId: null }],
  'list-price-points': [{ fresh: false }],
  'read-customer': [
    { tabId: 7, hint: null },
    { tabId: 7, hint: { kind: 'selection', text: 'cus_1001' } },
    { tabId: 7, hint: { kind: 'link', text: 'https://desk.test/?user_id=cus_1001' } },
  ],
  'check-customer': [{ email: 'ann@example.test', externalId: 'cus_1001' }],
  'find-by-email': [{ email: 'ann@example.test' }],
  'propose-card': [{ tabId: 7 }],
  'try-card': [{ tabId: 7, card: CARD }],
  'save-card': [{ card: CARD }],
  'remove-card': [{ id: 'taught' }],
  'list-cards': [null],
  'preview-cards': [{ text: '[]' }],
  'import-cards': [{ text: '[]' }],
  'save-draft': [
    { tabId: 7, draft: null },
    { tabId: 7, draft },
  ],
  'start-charge': [charge, { ...charge, pricePoint: TRIAL, again: ['o-1'], page, provenance }],
  'get-charge': [{ chargeId: CHARGE_ID }],
  'put-aside': [{ chargeId: CHARGE_ID }],
  'check-outcome': [{ chargeId: CHARGE_ID }],
  'mark-charge': [{ chargeId: CHARGE_ID, charged: true, orderId: 'o-1', why: '' }],
  'list-open-charges': [null],
  'get-damaged': [{ chargeId: CHARGE_ID }],
  'close-damaged': [{ chargeId: CHARGE_ID, charged: false, why: '' }],
};
const commands = Object.keys(good) as CommandName[];

/** Names by which an object could be made to be what it is not. */
const poison = [
  '__proto__',
  'constructor',
  'prototype',
  '__defineGetter__',
  'toString',
  'valueOf',
  'then',
  'toJSON',
  'hasOwnProperty',
] as const;

const anything = fc.anything({
  maxDepth: 3,
  maxKeys: 4,
  key: fc.oneof(fc.constantFrom(...poison), fc.string({ maxLength: 6 })),
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withSparseArray: true,
});
const bad = fc.oneof(
  anything,
  fc.constantFrom(undefined, null, true, 0, -1, 0.5, NaN, Infinity, '', 'x'.repeat(5000), [], {}),
  fc.constantFrom({ isAdmin: true }, { polluted: true }, { command: 'lock' }),
);

type Change = (value: unknown) => unknown;

/** Puts an own property of any name there, also one that an assignment would take for another thing. */
function withOwn(value: object, name: string, part: unknown): object {
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...value };
  const own = { value: part, enumerable: true, configurable: true, writable: true };
  return Object.defineProperty(copy, name, own);
}

/** Changes a value at a place somewhere inside it; `path` says which way to go down. */
function changeInside(value: unknown, path: readonly number[], change: Change): unknown {
  const [first, ...rest] = path;
  if (first === undefined || typeof value !== 'object' || value === null) return change(value);
  const names = Object.keys(value);
  const name = names[first % Math.max(names.length, 1)];
  if (name === undefined) return change(value);
  return withOwn(value, name, changeInside((value as never)[name], rest, change));
}

const changes: fc.Arbitrary<Change> = fc.oneof(
  bad.map(
    (part): Change =>
      () =>
        part,
  ),
  fc.tuple(fc.oneof(fc.constantFrom(...poison), fc.constant('stranger')), bad).map(
    ([name, part]): Change =>
      (value) =>
        typeof value === 'object' && value !== null ? withOwn(value, name, part) : part,
  ),
  fc.nat().map((index): Change => (value) => {
    if (typeof value !== 'object' || value === null) return undefined;
    const names = Object.keys(value);
    const gone = names[index % Math.max(names.length, 1)];
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== gone));
  }),
);

const wellFormed = fc
  .constantFrom(...commands)
  .chain((command) => fc.constantFrom(...good[command]).map((request) => ({ command, request })));
const messages = fc.oneof(
  { weight: 2, arbitrary: wellFormed },
  {
    weight: 5,
    arbitrary: fc
      .tuple(wellFormed, fc.array(fc.nat({ max: 9 }), { maxLength: 6 }), changes)
      .map(([message, path, change]) => changeInside(message, path, change)),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      command: fc.oneof(fc.constantFrom(...poison), fc.string()),
      request: bad,
    }),
  },
  { weight: 2, arbitrary: anything },
);

const senders: fc.Arbitrary<MessageSender> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(self) },
  {
    weight: 3,
    arbitrary: fc.record({
      id: fc.constantFrom('ours', 'other', '', 'OURS', undefined),
      origin: fc.constantFrom(
        self.origin,
        `${self.origin}/`,
        'chrome-extension://other',
        'https://evil.test',
        'null',
        '',
        undefined,
      ),
      url: fc.constantFrom(`${self.origin}/popup.html`, 'https://evil.test/', undefined),
      frameId: fc.constantFrom(undefined, 0, 1, -1, NaN),
    }),
  },
  { weight: 1, arbitrary: fc.object({ maxDepth: 1 }) },
);

/** The sender rule in its own words: our id, our origin, the top frame, all three. */
function isOurs(sender: MessageSender): boolean {
  if (sender.id !== 'ours') return false;
  if (sender.origin !== 'chrome-extension://ours') return false;
  return [undefined, 0].includes(sender.frameId);
}

/** Every path of names in a value, such as `draft.provenance.host`; lists count as one place. */
function placesIn(value: unknown, at = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Reflect.ownKeys(value).filter(
    (name) => !(Array.isArray(value) && name === 'length'),
  );
  return [
    at,
    ...inner.flatMap((name) => {
      const place = Array.isArray(value) ? `${at}[]` : `${at}.${String(name)}`;
      return placesIn((value as never)[name], place);
    }),
  ];
}

/** The value without what hangs on its lists beside their items; nothing of that gets through. */
function itemsOnly(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(itemsOnly);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, itemsOnly(part)]));
}

const allowed = new Map(
  commands.map((command) => [command, new Set(good[command].flatMap((each) => placesIn(each)))]),
);

/** A router whose use cases only note that they were called. */
function notingRouter(noted: { command: CommandName; request: unknown }[]) {
  const handlers = Object.fromEntries(
    commands.map((command) => [
      command,
      (request: unknown) => {
        noted.push({ command, request });
        return Promise.resolve(null);
      },
    ]),
  ) as unknown as Handlers;
  const log = { bug: () => () => undefined };
  return createRouter(self, handlers, Promise.resolve(), log);
}

describe('fifty thousand random messages', () => {
  it('reach a use case only from a page of ours, and whole', LONG, async () => {
    const noted: { command: CommandName; request: unknown }[] = [];
    const route = notingRouter(noted);
    const seen = { strangers: 0, accepted: 0, refused: 0, unknown: 0, ignored: 0 };
    await fc.assert(
      fc.asyncProperty(messages, senders, async (message, sender) => {
        noted.length = 0;
        const answer: Answer | undefined = await route(message, sender);
        if (!isOurs(sender)) {
          seen.strangers += 1;
          expect([answer, noted.length]).toEqual([undefined, 0]);
          return;
        }
        if (answer?.ok !== true) {
          const kinds = { 'bad-request': 'refused', 'unknown-command': 'unknown' } as const;
          expect(answer?.error).not.toBe('internal');
          const kind = answer === undefined ? 'ignored' : kinds[answer.error as keyof typeof kinds];
          seen[kind] += 1;
          expect(noted).toEqual([]);
          return;
        }
        seen.accepted += 1;
        expect(noted.length).toBe(1);
        for (const { command, request } of noted) {
          expect((message as { command: unknown }).command).toBe(command);
          expect(request).toEqual(itemsOnly((message as { request: unknown }).request));
          const strange = placesIn(request).filter((place) => !allowed.get(command)?.has(place));
          expect(strange).toEqual([]);
        }
      }),
      { seed: SEED, numRuns: 50_000 },
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
    expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(500);
  });
});

describe('whatever a page of ours asks', () => {
  it('no use case has a bug, and no charge is made but by a well-formed press', LONG, async () => {
    let made = await aWorld();
    let charged = 0;
    await fc.assert(
      fc.asyncProperty(messages, async (message) => {
        const { keyStatus, ports, route, world } = made;
        // Whatever a message before this one has locked or removed.
        world.opened = { ok: true, key: KEY };
        world.keyStatus = keyStatus;
        const answer = await route(message, self);
        expect(answer).not.toEqual({ ok: false, error: 'internal' });
        expect(world.bugs).toEqual([]);
        if (world.sent.length > 0) {
          const request = { chargeId: CHARGE_ID, externalId: 'cus_1001', organization: 'acme' };
          expect(message).toMatchObject({ command: 'start-charge', request });
          expect(world.sent.length).toBe(1);
          charged += 1;
        }
        // The charge is on record: the same press sends nothing any more, and tells nothing.
        if ((await ports.journal.read(CHARGE_ID)) !== undefined) made = await aWorld();
      }),
      { seed: SEED, numRuns: 1500 },
    );
    expect(charged).toBeGreaterThan(2);
  });
});

/** A router over all use cases, on a page that names a customer. */
async function aWorld() {
  const { ports, world } = await createFakePorts({ pageRead: pageAt(page.address, 'cus_1001') });
  const route = createRouter(self, createHandlers(ports), Promise.resolve(), ports.log);
  return { ports, world, route, keyStatus: world.keyStatus };
}
