import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpen, type ChargeState } from '../../../src/domain/charge';
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
  sending,
  STATES,
} from '../support/samples';

type From = ChargeState | 'ready';
type EventName =
  | Exclude<ChargeEvent['type'], 'answered' | 'looked' | 'marked'>
  | ChargeAnswer['status']
  | Finding['kind']
  | 'charged'
  | 'not-charged';

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
};
const theServersWord = {
  succeeded: 'succeeded',
  failed: 'failed',
  cancelled: 'cancelled',
  processing: 'processing',
  authenticating: 'authenticating',
  refused: 'refused',
} as const;
const theAgentsWord = { charged: 'marked-charged', 'not-charged': 'marked-not-charged' } as const;

/** A look at an open charge: only our own reference, or two orders, say anything for certain. */
const openLook = (state: ChargeState) =>
  ({
    nothing: state,
    ours: 'succeeded',
    probable: state,
    possible: state,
    twice: 'charged-twice',
  }) as const;
/** A look at a charge of which the agent was told that it was not made. */
const contraryLook = (state: ChargeState) =>
  ({
    nothing: state,
    ours: 'succeeded',
    probable: 'unknown',
    possible: 'unknown',
    twice: 'charged-twice',
  }) as const;
/** A look at a charge of which the agent was told that it was made. */
const chargedLook = (state: ChargeState) =>
  ({
    nothing: state,
    ours: state,
    probable: state,
    possible: state,
    twice: 'charged-twice',
  }) as const;

const matrix: Record<From, Row> = {
  ready: { ...none, sending: 'sending', 'not-sent': 'not-sent' },
  sending: { ...none, ...theServersWord, lost: 'unknown' },
  'not-sent': none,
  unknown: { ...none, ...theServersWord, ...theAgentsWord, ...openLook('unknown') },
  processing: { ...none, ...theAgentsWord, ...openLook('processing') },
  authenticating: { ...none, ...theAgentsWord, ...openLook('authenticating') },
  'charged-twice': { ...none, charged: 'marked-charged', ...chargedLook('charged-twice') },
  succeeded: { ...none, ...chargedLook('succeeded') },
  'marked-charged': { ...none, ...chargedLook('marked-charged') },
  failed: { ...none, ...contraryLook('failed') },
  cancelled: { ...none, ...contraryLook('cancelled') },
  refused: { ...none, ...contraryLook('refused') },
  'marked-not-charged': { ...none, ...contraryLook('marked-not-charged') },
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
    expect(STATES.filter(isOpen)).toEqual([
      'sending',
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

  it('that is closed changes by evidence alone', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const changes = changesOf(story).filter(({ from }) => from !== 'ready' && !isOpen(from));
        for (const { event } of changes) {
          expect(event.type).toBe('looked');
          expect(event).not.toMatchObject({ finding: { kind: 'nothing' } });
        }
      }),
    );
  });

  it('that was made never becomes one that was not, nor one of which nothing is known', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const changes = changesOf(story).filter(({ from }) =>
          ['succeeded', 'marked-charged', 'charged-twice'].includes(from),
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
        expect(changes.slice(1).filter(({ to }) => to === 'not-sent')).toEqual([]);
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
    ['twice charged and denied', [sending(), lost, looked('twice'), marked(false)]],
  ])('nothing when it is %s', (_, story) => {
    expect(foldCharge(story)).toBeUndefined();
  });
});
