import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHARGE_STATES, isOpen, type ChargeState } from '../../../src/domain/state-facts';
import type { ChargeAnswer, ChargeEvent } from '../../../src/domain/charge-event';
import type { Finding } from '../../../src/domain/finding';
import { foldCharge, stepCharge } from '../../../src/domain/step-charge';
import {
  aRequest,
  answered,
  existing,
  looked,
  lost,
  marked,
  notSent,
  refused,
  NOW,
  sending,
  uncertain,
} from '../support/samples';

type From = ChargeState | 'ready';
type EventName =
  | Exclude<ChargeEvent['type'], 'answered' | 'looked' | 'marked' | 'key-answered'>
  | ChargeAnswer['status']
  | Finding['kind']
  | 'charged'
  | 'not-charged'
  | 'perhaps failed'
  | 'perhaps refused'
  | 'confirmed'
  | 'key known'
  | `key ${ChargeAnswer['status']}`;

const keyAnswered = (status: ChargeAnswer['status']) =>
  ({ type: 'key-answered', at: NOW, by: 'x', answer: answered(status).answer }) as const;

const events: Record<EventName, ChargeEvent> = {
  sending: sending(),
  'not-sent': notSent(),
  succeeded: answered('succeeded'),
  failed: answered('failed'),
  cancelled: answered('cancelled'),
  processing: answered('processing'),
  authenticating: answered('authenticating'),
  refused,
  lost,
  nothing: looked('nothing'),
  ours: looked('ours'),
  probable: looked('probable'),
  possible: looked('possible'),
  twice: looked('twice'),
  charged: marked(true),
  'not-charged': marked(false),
  withheld: { type: 'withheld', at: NOW, life: 'life-1', reason: { code: 'held-up' } },
  'already-charged': { ...answered('succeeded'), type: 'already-charged' },
  'perhaps failed': uncertain.failed,
  'perhaps refused': uncertain.refused,
  confirmed: looked('nothing', { confirms: 'failed' }),
  'key known': { type: 'key-answered', at: NOW, by: 'x', answer: null },
  'key succeeded': keyAnswered('succeeded'),
  'key processing': keyAnswered('processing'),
  'key authenticating': keyAnswered('authenticating'),
  'key failed': keyAnswered('failed'),
  'key cancelled': keyAnswered('cancelled'),
};

type Row = Record<EventName, ChargeState | null>;

/** Null: the event does not fit, and the state stays. */
const none: Row = {
  sending: null,
  'not-sent': null,
  succeeded: null,
  failed: null,
  cancelled: null,
  processing: null,
  authenticating: null,
  refused: null,
  lost: null,
  nothing: null,
  ours: null,
  probable: null,
  possible: null,
  twice: null,
  charged: null,
  'not-charged': null,
  withheld: null,
  'already-charged': null,
  'perhaps failed': null,
  'perhaps refused': null,
  confirmed: null,
  'key known': null,
  'key succeeded': null,
  'key processing': null,
  'key authenticating': null,
  'key failed': null,
  'key cancelled': null,
};
const theServersWord = {
  succeeded: 'succeeded',
  failed: 'failed',
  cancelled: 'cancelled',
  processing: 'processing',
  authenticating: 'authenticating',
  refused: 'refused',
  'perhaps failed': 'unconfirmed',
  'perhaps refused': 'unconfirmed',
  'already-charged': 'already-charged',
} as const;
/** A later charge was answered for this one, whose key it sent. */
const theKeysWord = {
  'key known': 'unknown',
  'key succeeded': 'succeeded',
  'key processing': 'processing',
  'key authenticating': 'authenticating',
} as const;
/** Each of these stays what it is. */
function still<Name extends EventName>(state: ChargeState, ...these: readonly Name[]) {
  return Object.fromEntries(these.map((name) => [name, state])) as Record<Name, ChargeState>;
}
const anyAnswer = [
  'succeeded',
  'failed',
  'cancelled',
  'processing',
  'authenticating',
  'refused',
  'perhaps failed',
  'perhaps refused',
  'already-charged',
] as const;
const anyKey = [
  'key known',
  'key succeeded',
  'key processing',
  'key authenticating',
  'key failed',
  'key cancelled',
] as const;
const theAgentsWord = { charged: 'marked-charged', 'not-charged': 'marked-not-charged' } as const;

/** A look at an open charge: only our own reference, or two orders, say anything for certain. */
const openLook = (state: ChargeState) =>
  ({
    nothing: state,
    confirmed: state,
    ours: 'succeeded',
    probable: state,
    possible: state,
    twice: 'charged-twice',
  }) as const;
/** A look at a charge of which the agent was told that it was not made. */
const contraryLook = (state: ChargeState) =>
  ({
    nothing: state,
    confirmed: state,
    ours: 'succeeded',
    probable: 'unknown',
    possible: 'unknown',
    twice: 'charged-twice',
  }) as const;
/** A look at a charge of which the agent was told that it was made. */
const chargedLook = (state: ChargeState) =>
  ({
    nothing: state,
    confirmed: state,
    ours: state,
    probable: state,
    possible: state,
    twice: 'charged-twice',
  }) as const;

const matrix: Record<From, Row> = {
  ready: { ...none, sending: 'sending', 'not-sent': 'not-sent' },
  sending: { ...none, ...theServersWord, lost: 'unknown', withheld: 'not-sent' },
  'not-sent': none,
  unknown: {
    ...none,
    ...theServersWord,
    ...theAgentsWord,
    ...theKeysWord,
    'key failed': 'failed',
    'key cancelled': 'cancelled',
    ...openLook('unknown'),
  },
  unconfirmed: { ...none, ...theAgentsWord, ...contraryLook('unconfirmed'), confirmed: 'failed' },
  processing: {
    ...none,
    ...theAgentsWord,
    ...openLook('processing'),
    ...still('processing', ...anyKey),
  },
  authenticating: {
    ...none,
    ...theAgentsWord,
    ...openLook('authenticating'),
    ...still('authenticating', ...anyKey),
  },
  'charged-twice': {
    ...none,
    charged: 'marked-charged',
    ...chargedLook('charged-twice'),
    ...still('charged-twice', ...anyAnswer, ...anyKey),
  },
  'already-charged': none,
  succeeded: {
    ...none,
    ...chargedLook('succeeded'),
    ...still('succeeded', ...anyAnswer, ...anyKey),
  },
  'marked-charged': {
    ...none,
    ...theServersWord,
    ...chargedLook('marked-charged'),
    ...still('marked-charged', ...anyKey),
  },
  failed: { ...none, ...contraryLook('failed') },
  cancelled: { ...none, ...contraryLook('cancelled') },
  refused: { ...none, ...contraryLook('refused') },
  'marked-not-charged': {
    ...none,
    ...theServersWord,
    ...theKeysWord,
    ...still('marked-not-charged', 'key failed', 'key cancelled'),
    ...contraryLook('marked-not-charged'),
  },
};

const names = Object.keys(events) as EventName[];
const froms = Object.keys(matrix) as From[];
const cells = froms.flatMap((from) =>
  names.map((name) => [from, name, matrix[from][name]] as const),
);

describe('a charge', () => {
  it.each(cells)('%s, then %s: %s', (from, name, to) => {
    const event = events[name];
    expect(stepCharge(from, event)).toEqual(
      to === null ? { ok: false, from, event: event.type } : { ok: true, state: to },
    );
  });

  it('is open while its outcome may still change, and only then', () => {
    expect(CHARGE_STATES.filter(isOpen)).toEqual([
      'sending',
      'unconfirmed',
      'processing',
      'authenticating',
      'unknown',
      'charged-twice',
    ]);
  });

  const anyStory = fc.array(fc.constantFrom(...Object.values(events)), { maxLength: 16 });

  /** Every change of state in a story, with the event that made it. */
  function changesOf(story: readonly ChargeEvent[]) {
    let state: From = 'ready';
    return story.flatMap((event) => {
      const from = state;
      const step = stepCharge(from, event);
      if (!step.ok || step.state === from) return [];
      state = step.state;
      return [{ from, event, to: step.state }];
    });
  }

  it('that is closed changes by evidence and by the server’s late word alone', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const changes = changesOf(story).filter(({ from }) => from !== 'ready' && !isOpen(from));
        for (const { event, from } of changes) {
          expect(event).not.toMatchObject({ finding: { kind: 'nothing' } });
          expect(['marked', 'lost', 'sending', 'not-sent', 'withheld']).not.toContain(event.type);
          if (event.type !== 'looked') expect(from).toMatch(/^marked-/);
        }
      }),
    );
  });

  it('that the server shows to be made never becomes one that was not', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const changes = changesOf(story).filter(({ from }) =>
          ['succeeded', 'charged-twice'].includes(from),
        );
        for (const { to } of changes) expect(['charged-twice', 'marked-charged']).toContain(to);
      }),
    );
  });

  it('is sent once, and only from its beginning', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const changes = changesOf(story);
        expect(changes.filter(({ to }) => to === 'sending').length).toBeLessThanOrEqual(1);
        const unsent = changes.slice(1).filter(({ to }) => to === 'not-sent');
        for (const { event, from } of unsent)
          expect([from, event.type]).toEqual(['sending', 'withheld']);
      }),
    );
  });
});

describe('a story folds into', () => {
  it.each<[readonly ChargeEvent[], ChargeState]>([
    [[sending()], 'sending'],
    [[notSent()], 'not-sent'],
    [[sending(), answered('succeeded')], 'succeeded'],
    [[sending(), lost], 'unknown'],
    [[sending(), lost, answered('failed')], 'failed'],
    [[sending(), lost, marked(false)], 'marked-not-charged'],
    [[sending(), answered('processing'), marked(true)], 'marked-charged'],
    [[sending(), lost, looked('nothing'), looked('ours')], 'succeeded'],
    [[sending(), answered('failed'), looked('probable'), marked(true)], 'marked-charged'],
    [[sending(), lost, marked(false), looked('probable'), looked('ours')], 'succeeded'],
    [[sending(), answered('succeeded'), looked('twice'), marked(true)], 'marked-charged'],
    [[sending(), events.withheld], 'not-sent'],
    [[sending(), uncertain.refused, looked('nothing', { confirms: 'refused' })], 'refused'],
    [[sending(), uncertain.failed, looked('probable')], 'unknown'],
    [[sending(), lost, marked(true), answered('failed')], 'failed'],
  ])('%o a charge that is %s', (story, state) => {
    expect(foldCharge(story)).toEqual({ request: aRequest(), state, events: story });
  });

  it('the request of its own beginning', () => {
    const charge = existing(foldCharge([sending({ externalId: 'cus_7' }), lost]));
    expect(charge.request.externalId).toBe('cus_7');
  });

  it.each<[string, readonly ChargeEvent[]]>([
    ['empty', []],
    ['without a beginning', [answered('succeeded')]],
    ['begun by a loss', [lost, sending()]],
    ['begun by a look', [looked('ours')]],
    ['begun by a word', [marked(true)]],
    ['begun twice', [sending(), sending()]],
    ['not sent and then sent', [notSent(), sending()]],
    ['not sent and answered', [notSent(), answered('succeeded')]],
    ['not sent and looked up', [notSent(), looked('nothing')]],
    ['looked up while it is waited for', [sending(), looked('nothing')]],
    ['answered twice', [sending(), answered('failed'), answered('succeeded')]],
    ['settled while it is waited for', [sending(), marked(true)]],
    ['settled twice', [sending(), lost, marked(true), marked(false)]],
    ['withheld by another life', [sending({}, 'life-2'), events.withheld]],
    ['withheld after it was lost', [sending(), lost, events.withheld]],
    ['twice charged and denied', [sending(), lost, looked('twice'), marked(false)]],
  ])('nothing when it is %s', (_, story) => {
    expect(foldCharge(story)).toBeUndefined();
  });
});
