import { bidiEvaluate } from './bidi-evaluate';
import type { KeyStroke } from './key-stroke';
import { GoneError, type RpcSocket } from './rpc-socket';
import type { MouseStep, SurfacePort } from './surface-port';
import { until } from './until';

/** The names that WebDriver gives to keys that type nothing. */
const keyValues: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE006',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  F5: '\uE035',
  Meta: '\uE03D',
};

const buttons = { left: 0, right: 2 } as const;

function keyAction({ direction, key }: KeyStroke): object {
  return { type: direction === 'down' ? 'keyDown' : 'keyUp', value: keyValues[key] ?? key };
}

function pointerActions(step: MouseStep): object[] {
  const move = { type: 'pointerMove', x: step.at.x, y: step.at.y, origin: 'viewport' };
  if (step.kind === 'move') return [move];
  const type = step.kind === 'down' ? 'pointerDown' : 'pointerUp';
  return [move, { type, button: buttons[step.button] }];
}

/** Firefox drops a repeated key while the one before is still being handled: each goes alone. */
function batchesByRepeat(strokes: readonly KeyStroke[]): KeyStroke[][] {
  const batches: KeyStroke[][] = [[]];
  for (const stroke of strokes) {
    if (stroke.repeat) batches.push([stroke], []);
    else batches.at(-1)?.push(stroke);
  }
  return batches.filter((batch) => batch.length > 0);
}

/** What differs between a document in a tab and the one in the toolbar popup. */
export interface FirefoxPlace {
  readonly lines: () => Promise<readonly string[]>;
  readonly close: () => Promise<unknown>;
  /** Takes keys through the window instead of straight into the document. */
  readonly keys?: (strokes: readonly KeyStroke[]) => Promise<void>;
}

/** Drives one browsing context. */
export function firefoxPort(rpc: RpcSocket, context: string, place: FirefoxPlace): SurfacePort {
  async function perform(source: object): Promise<void> {
    try {
      await rpc.send('input.performActions', { context, actions: [source] });
    } catch (error) {
      // Input may close the document that it goes to: that is its effect, not a failure.
      if (await isOpen()) throw error;
    }
  }

  async function isOpen(): Promise<boolean> {
    try {
      await bidiEvaluate(
        rpc,
        context,
        `new Promise((resolve) => setTimeout(resolve, 0, ''))`,
        'chargehand-driver',
      );
      return true;
    } catch (error) {
      if (error instanceof GoneError) return false;
      throw error;
    }
  }

  return {
    evaluate: (realm, expression) =>
      bidiEvaluate(rpc, context, expression, realm === 'driver' ? 'chargehand-driver' : undefined),
    mouse: (steps) =>
      perform({ type: 'pointer', id: 'mouse', actions: steps.flatMap(pointerActions) }),
    async keys(strokes) {
      // A key that goes down twice without going up in between counts as held.
      if (!place.keys) {
        await perform({ type: 'key', id: 'keyboard', actions: strokes.map(keyAction) });
        return;
      }
      for (const batch of batchesByRepeat(strokes)) {
        await place.keys(batch);
        // The window hands keys on to the document's process: let them arrive.
        if (!(await isOpen())) return;
      }
    },
    async screenshot() {
      const { data } = await rpc.send<{ data: string }>('browsingContext.captureScreenshot', {
        context,
      });
      return data;
    },
    console: place.lines,
    isOpen,
    async close() {
      if (!(await isOpen())) return;
      await place.close();
      await until(async () => !(await isOpen()), 'the document to close');
    },
  };
}
