import type { Patch } from './run/bundle';

/** A mistake that the product could hold, made in its own files in memory, and the rule that has to see it. */
export interface SeededBug {
  readonly name: string;
  readonly caughtBy: string;
  readonly patches: readonly Patch[];
}

const FAILED = `{ status: 'failed', orderId: null, requestId: null, messageForCustomer: null,
  isReplay: false, isCertain: true, odd: [] }`;

/** The mistakes that the simulator has to be able to see. */
export const SEEDED_BUGS: readonly SeededBug[] = [
  {
    name: 'repeat without a key',
    caughtBy: 'one-charge',
    patches: [
      {
        file: 'src/billing/client.ts',
        find: '          idempotency_key: rest.idempotencyKey,',
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
        find: 'const charge = await record(ports, sending, outcome);',
        replace: `const charge = await record(ports, sending, outcome.type === 'lost'
          ? { type: 'answered', answer: ${FAILED} } : outcome);`,
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
        replace: `{ type: 'answered', at, answer: ${FAILED} }`,
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
        find: 'findOpen(ours) ?? findRepeat(',
        replace: 'findRepeat(',
      },
    ],
  },
  {
    name: 'no lock',
    caughtBy: 'told-once',
    patches: [
      {
        file: 'src/background/look-at-charge.ts',
        find: 'await ports.locks.run(lockOf(known.request), async () => {',
        replace: 'await (async (_name, work) => work())(ports, async () => {',
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
        find: `  const serverAt = serverTimeOf(charge);
  const isListed`,
        replace: `  const serverAt = [pressedAt, serverTimeOf(charge)][0] ?? null;
  const isListed`,
      },
    ],
  },
  {
    name: 'a stale read in settling',
    caughtBy: 'told-once',
    patches: [
      {
        file: 'src/background/look-at-charge.ts',
        find: 'const charge = await ports.journal.read(chargeId);',
        replace: 'const charge = known;',
      },
      {
        file: 'src/background/look-at-charge.ts',
        find: 'const known = new Map(charges.map((each) => [each.request.chargeId, each]));',
        replace: `const known = new Map(charges.map((each) => [each.request.chargeId, each]));
          known.set(chargeId, stale);`,
      },
      {
        file: 'src/background/look-at-charge.ts',
        find: `  { request }: Charge,
  books: Books,
  by: Looked['by'],
): Promise<Charge | undefined> {
  const`,
        replace: `  stale: Charge,
  books: Books,
  by: Looked['by'],
): Promise<Charge | undefined> {
  const { request } = stale;
  const`,
      },
    ],
  },
  {
    name: 'attribution without the snapshot',
    caughtBy: 'only-new-orders',
    patches: [
      {
        file: 'src/domain/new-orders.ts',
        find: '!before.has(orderId) && !denied.has(orderId)',
        replace: '!denied.has(orderId)',
      },
    ],
  },
  {
    name: 'no look after an answer',
    caughtBy: 'twice-is-reported',
    patches: [
      {
        file: 'src/domain/look-schedule.ts',
        find: 'return at(answeredAt, afterAnswer(events, answeredAt));',
        replace: 'return at(answeredAt, null);',
      },
    ],
  },
  {
    name: 'one look only after an answer',
    caughtBy: 'twice-is-reported',
    patches: [
      {
        file: 'src/domain/look-times.ts',
        find: 'const AFTER_ANSWER = [SECOND_CHARGE_LOOK, 5 * MINUTE, 30 * MINUTE, 3 * HOUR, DAY];',
        replace: 'const AFTER_ANSWER = [SECOND_CHARGE_LOOK];',
      },
    ],
  },
  {
    name: 'a look that could not read counts as one',
    caughtBy: 'twice-is-reported',
    patches: [
      {
        file: 'src/domain/look-schedule.ts',
        find: "return payments === 'read' || (payments === 'no-snapshot' && assets === 'read');",
        replace: 'return assets !== undefined && payments !== undefined;',
      },
    ],
  },
  {
    name: 'a refused look counts as one',
    caughtBy: 'twice-is-reported',
    patches: [
      {
        file: 'src/domain/look-schedule.ts',
        find: "return payments === 'read' ||",
        replace: "return payments === 'read' || payments === 'key-refused' ||",
      },
    ],
  },
  {
    name: 'what is owned is refused, whatever the assets showed before',
    caughtBy: 'denial-has-reason',
    patches: [
      {
        file: 'src/billing/read-charge-answer.ts',
        find: "return isOwned ? refused(true) : lost('already-owned');",
        replace: 'return refused(isOwned || true);',
      },
    ],
  },
  {
    name: 'every denial is certain',
    caughtBy: 'denial-has-reason',
    patches: [
      {
        file: 'src/domain/step-charge.ts',
        find: "return isDenial(status) && !isCertain ? 'unconfirmed' : status;",
        replace: 'return isCertain === null ? status : status;',
      },
      {
        file: 'src/domain/step-charge.ts',
        find: "event.isCertain ? 'refused' : 'unconfirmed'",
        replace: "'refused'",
      },
    ],
  },
  {
    name: 'a denial is confirmed by the first look',
    caughtBy: 'denial-has-reason',
    patches: [
      {
        file: 'src/domain/confirm-denial.ts',
        find: 'const isLateEnough = age >= SECOND_CHARGE_LOOK;',
        replace: 'const isLateEnough = age >= 0;',
      },
    ],
  },
  {
    name: 'a charge whose denial is not confirmed claims nobody',
    caughtBy: 'open-blocks',
    patches: [
      {
        file: 'src/domain/state-facts.ts',
        find: `  unconfirmed: {
    isOpen: true,`,
        replace: `  unconfirmed: {
    isOpen: false,`,
      },
    ],
  },
  {
    name: 'the books are judged for one charge alone',
    caughtBy: 'twice-in-place',
    patches: [
      {
        file: 'src/background/look-at-charge.ts',
        find: 'for (const id of [chargeId, ...[...known.keys()].filter((each) => each !== chargeId)]) {',
        replace: 'for (const id of [chargeId]) {',
      },
    ],
  },
  {
    name: 'every press of a family is owed an order',
    caughtBy: 'twice-in-place',
    patches: [
      {
        file: 'src/domain/charge-family.ts',
        find: 'return { members, intended: owed.length };',
        replace: 'return { members, intended: Math.max(owed.length, members.length) };',
      },
    ],
  },
  {
    name: 'a charge has no family',
    caughtBy: 'twice-in-place',
    patches: [
      {
        file: 'src/domain/charge-family.ts',
        find: 'if (last === undefined || !wasDeniedBefore(last, later)) return undefined;',
        replace: 'return undefined;',
      },
    ],
  },
  {
    name: 'the word of an agent explains an order',
    caughtBy: 'not-left-untold',
    patches: [
      {
        file: 'src/domain/evidence.ts',
        find: 'if (!stateFacts[state].warnsOfRepeat) return false;',
        replace: 'if (createdAt !== undefined) return stateFacts[state].warnsOfRepeat;',
      },
    ],
  },
  {
    name: 'a short window for what was lost',
    caughtBy: 'not-left-untold',
    patches: [
      {
        file: 'src/domain/new-orders.ts',
        find: 'isShort ? REPEAT_ARRIVES_WITHIN : EVIDENCE_WINDOW);',
        replace: 'REPEAT_ARRIVES_WITHIN + (isShort ? 0 : 0 * EVIDENCE_WINDOW));',
      },
    ],
  },
  {
    name: 'a lent key is not sent',
    caughtBy: 'one-charge-per-key',
    patches: [
      {
        file: 'src/background/send-charge.ts',
        find: 'idempotencyKey: before.lentKey?.key ?? request.chargeId,',
        replace: 'idempotencyKey: request.chargeId,',
      },
    ],
  },
  {
    name: 'the lender of a key is not told',
    caughtBy: 'lender-knows',
    patches: [
      {
        file: 'src/background/send-charge.ts',
        find: 'await tellLender(ports, lentKey, request.chargeId, outcome.answer);',
        replace: '',
      },
    ],
  },
  {
    name: 'no look at the clock before fetch',
    caughtBy: 'press-holds',
    patches: [
      {
        file: 'src/background/send-charge.ts',
        find: 'if (isHeldUp(ports, request)) return withhold(ports, sending);',
        replace: '',
      },
    ],
  },
  {
    name: 'a denial by the clock of the device alone',
    caughtBy: 'no-early-denial',
    patches: [
      {
        file: 'src/domain/elapsed.ts',
        find: 'if (began === null || now.serverAt === null) return device;',
        replace: 'if (began === null || now.serverAt !== undefined) return device;',
      },
    ],
  },
  {
    name: 'an authentication is denied before its hour',
    caughtBy: 'no-early-denial',
    patches: [
      {
        file: 'src/domain/deny-charge.ts',
        find: 'asked === -1 ? 0 : AUTHENTICATION_LIVES - elapsedSince(events, asked, now),',
        replace: '',
      },
    ],
  },
  {
    name: 'the first look waits for the alarm',
    caughtBy: 'first-look-in-time',
    patches: [
      {
        file: 'src/background/follow-up.ts',
        find: 'timers.after(FIRST_LOOK, look);',
        replace: '',
      },
    ],
  },
  {
    name: 'two purchases are found where one was made',
    caughtBy: 'twice-is-true',
    patches: [
      {
        file: 'src/domain/evidence.ts',
        find: 'return orders.length > 1 && left > intended ? orders : [];',
        replace: 'return orders.length > 1 && left > 0 ? orders : [];',
      },
    ],
  },
  {
    name: 'a damaged record that was denied is forgotten',
    caughtBy: 'damaged-is-watched',
    patches: [
      {
        file: 'src/background/look-at-due.ts',
        find: "await lookAtDamaged(ports, chargeId).catch(log.bug('look at damaged'));",
        replace: '',
      },
    ],
  },
];
