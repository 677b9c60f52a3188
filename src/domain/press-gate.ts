import { ARMING_DELAY } from './limits';

/**
 * What the charge button sees. Times are milliseconds of one clock; `trusted` is the event's
 * `isTrusted`; `detail` is a click's count of pointer presses, 0 when a key made it.
 */
export type PressEvent =
  | { readonly type: 'shown'; readonly at: number }
  | { readonly type: 'pointerdown'; readonly at: number; readonly trusted: boolean }
  | {
      readonly type: 'keydown';
      readonly at: number;
      readonly trusted: boolean;
      readonly repeat: boolean;
      readonly key: string;
    }
  | { readonly type: 'click'; readonly trusted: boolean; readonly detail: number };

export interface PressState {
  readonly armedAt: number;
  readonly begun: { readonly by: 'pointer' | 'key'; readonly early: boolean } | null;
}

export type PressVerdict = 'charge' | 'too-early' | 'ignore';

export const UNSEEN: PressState = { armedAt: Number.POSITIVE_INFINITY, begun: null };

/**
 * Decides what counts as the agent's press (rule 8): a pointerdown and its click, or a first keydown
 * of Enter or Space and its click, all trusted, begun on a button that was armed. A held Enter makes
 * some 15 trusted clicks a second; each click but the first has no beginning of its own.
 */
export function stepPress(
  state: PressState,
  event: PressEvent,
): { readonly state: PressState; readonly verdict: PressVerdict } {
  const { armedAt, begun } = state;
  const without = { state: { armedAt, begun: null }, verdict: 'ignore' } as const;
  switch (event.type) {
    case 'shown':
      // A press that was under way when the window came to the front was not meant for what it shows now.
      return {
        state: { armedAt: event.at + ARMING_DELAY, begun: begun && { ...begun, early: true } },
        verdict: 'ignore',
      };
    case 'pointerdown':
      if (!event.trusted) return without;
      return begin('pointer', event.at);
    case 'keydown':
      if (!event.trusted || event.repeat || (event.key !== 'Enter' && event.key !== ' ')) {
        return without;
      }
      return begin('key', event.at);
    case 'click': {
      const by = event.detail === 0 ? 'key' : 'pointer';
      if (!event.trusted || begun?.by !== by) return without;
      return { ...without, verdict: begun.early ? 'too-early' : 'charge' };
    }
    default:
      return event satisfies never;
  }

  function begin(by: 'pointer' | 'key', at: number) {
    return {
      state: { armedAt, begun: { by, early: at < armedAt } },
      verdict: 'ignore',
    } as const;
  }
}
