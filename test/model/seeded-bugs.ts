import type { Patch } from './run/bundle';

/** A mistake that the product could hold, made in its own files in memory, and the rule that has to see it. */
export interface SeededBug {
  readonly name: string;
  readonly caughtBy: string;
  readonly patches: readonly Patch[];
}

/** The mistakes that the simulator has to be able to see. */
export const SEEDED_BUGS: readonly SeededBug[] = [
  {
    name: 'repeat without a key',
    caughtBy: 'one-charge',
    patches: [
      {
        file: 'src/billing/client.ts',
        find: '            idempotency_key: idempotencyKey,',
        replace: '',
      },
    ],
  },
  {
    name: 'network error shown as failed',
    caughtBy: 'server-said-so',
    patches: [
      {
        file: 'src/background/send-charge.ts',
        find: 'const event = { ...outcome, at: clock.now() };',
        replace: `const event = outcome.type === 'lost'
          ? { type: 'answered', at: clock.now(), answer: { status: 'failed', orderId: null,
              requestId: null, messageForCustomer: null, isReplay: false, odd: [] } }
          : { ...outcome, at: clock.now() };`,
      },
    ],
  },
  {
    name: 'no journal before send',
    caughtBy: 'record-first',
    patches: [
      {
        file: 'src/background/send-charge.ts',
        find: 'const beginning = await underAlarm(ports, () => beginRecord(ports, sending));',
        replace: `void underAlarm(ports, () => beginRecord(ports, sending)).catch(() => undefined);
          const beginning = { begun: true, charge: foldCharge([sending]) };`,
      },
    ],
  },
  {
    name: 'sending is failed at boot',
    caughtBy: 'server-said-so',
    patches: [
      {
        file: 'src/background/wake.ts',
        find: "{ type: 'lost', at, why, httpStatus: null }",
        replace: `{ type: 'answered', at, answer: { status: 'failed', orderId: null,
          requestId: null, messageForCustomer: null, isReplay: false, odd: [] } }`,
      },
    ],
  },
  {
    name: 'no guard',
    caughtBy: 'open-blocks',
    patches: [
      {
        file: 'src/platform/journal.ts',
        find: 'if (claim !== undefined) {',
        replace: 'if (false) {',
      },
      {
        file: 'src/background/clear-charge.ts',
        find: 'const against = findOpen(ours) ?? findRepeat(ports, request, shown, again);',
        replace: 'const against = findRepeat(ports, request, shown, again);',
      },
    ],
  },
  {
    name: 'no lock',
    caughtBy: 'told-once',
    patches: [
      {
        file: 'src/background/look-at-charge.ts',
        find: 'await locks.run(lockOf(known), async () => {',
        replace: 'await (async (_name, work) => work())(locks, async () => {',
      },
    ],
  },
  {
    name: 'journal not durable',
    caughtBy: 'record-first',
    patches: [
      {
        file: 'src/platform/journal.ts',
        find: "const STRICT = { durability: 'strict' } as const;",
        replace: "const STRICT = { durability: 'relaxed' } as const;",
      },
    ],
  },
  {
    name: 'window counted from the press',
    caughtBy: 'twice-is-reported',
    patches: [
      {
        file: 'src/domain/new-orders.ts',
        find: 'const sentAt = snapshot.serverAt ?? charge.request.pressedAt;',
        replace: 'const sentAt = charge.request.pressedAt;',
      },
    ],
  },
  {
    name: 'a stale read in settling',
    caughtBy: 'told-once',
    patches: [
      {
        file: 'src/background/look-at-charge.ts',
        find: 'const before = await journal.read(chargeId);',
        replace: 'const before = known;',
      },
    ],
  },
  {
    name: 'attribution without the snapshot',
    caughtBy: 'only-new-orders',
    patches: [
      {
        file: 'src/domain/new-orders.ts',
        find: '        !before.has(orderId) &&\n',
        replace: '',
      },
    ],
  },
  {
    name: 'no look after 90 s',
    caughtBy: 'twice-is-reported',
    patches: [
      {
        file: 'src/domain/look-schedule.ts',
        find: 'const sentAt = outcomeAt(events) ?? since;',
        replace: 'if (looks.length >= 0) return null; const sentAt = since;',
      },
    ],
  },
];
