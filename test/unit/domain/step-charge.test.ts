import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isOpen,
  listedPrice,
  type ChargeAnswer,
  type ChargeEvent,
  type ChargeState,
} from '../../../src/domain/charge';
import { foldCharge, stepCharge } from '../../../src/domain/step-charge';
import {
  aRequest,
  answered,
  COINS,
  existing,
  lost,
  marked,
  notSent,
  refused,
  sending,
  STATES,
} from '../support/samples';

type EventName =
  | Exclude<ChargeEvent['type'], 'answered' | 'marked'>
  | ChargeAnswer['status']
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
  charged: marked(true),
  'not-charged': marked(false),
};

type Row = Record<EventName, ChargeState | null>;

/** Null: the event does not fit, and the state stays. */
const nothing: Row = {
  sending: null,
  'not-sent': null,
  succeeded: null,
  failed: null,
  cancelled: null,
  processing: null,
  authenticating: null,
  refused: null,
  lost: null,
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

const matrix: Record<ChargeState | 'ready', Row> = {
  ready: { ...nothing, sending: 'sending', 'not-sent': 'not-sent' },
  sending: { ...nothing, ...theServersWord, lost: 'unknown' },
  unknown: { ...nothing, ...theServersWord, ...theAgentsWord },
  processing: { ...nothing, ...theAgentsWord },
  authenticating: { ...nothing, ...theAgentsWord },
  'not-sent': nothing,
  succeeded: nothing,
  failed: nothing,
  cancelled: nothing,
  refused: nothing,
  'marked-charged': nothing,
  'marked-not-charged': nothing,
};

const cells = (Object.keys(matrix) as (ChargeState | 'ready')[]).flatMap((from) =>
  (Object.keys(events) as EventName[]).map((name) => [from, name, matrix[from][name]] as const),
);

describe('a charge', () => {
  it.each(cells)('%s, then %s: %s', (from, name, to) => {
    const event = events[name];
    expect(stepCharge(from, event)).toEqual(
      to === null ? { ok: false, from, event: event.type } : { ok: true, state: to },
    );
  });

  it('is open while its outcome may still change, and only then', () => {
    expect(STATES.filter(isOpen)).toEqual(['sending', 'processing', 'authenticating', 'unknown']);
  });

  it('never changes once it is closed', () => {
    const anyStory = fc.array(fc.constantFrom(...Object.values(events)), { maxLength: 12 });
    fc.assert(
      fc.property(anyStory, (story) => {
        let state: ChargeState | 'ready' = 'ready';
        let closedAs: ChargeState | undefined;
        for (const event of story) {
          const step = stepCharge(state, event);
          if (step.ok) state = step.state;
          if (state === 'ready') continue;
          if (closedAs !== undefined) expect(state).toBe(closedAs);
          if (!isOpen(state)) closedAs = state;
        }
      }),
    );
  });

  it('lists the price that the agent saw', () => {
    expect(listedPrice(aRequest())).toBe(COINS.now);
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
    ['begun twice', [sending(), sending()]],
    ['not sent and then sent', [notSent(), sending()]],
    ['not sent and answered', [notSent(), answered('succeeded')]],
    ['answered twice', [sending(), answered('failed'), answered('succeeded')]],
    ['settled while it is waited for', [sending(), marked(true)]],
    ['settled twice', [sending(), lost, marked(true), marked(false)]],
  ])('nothing when it is %s', (_, story) => {
    expect(foldCharge(story)).toBeUndefined();
  });
});
