import type { KeyStroke, Modifier } from './key-stroke';
import { GoneError, type RpcEvent, type RpcSocket } from './rpc-socket';
import type { MouseStep, SurfacePort } from './surface-port';
import { until } from './until';

const modifierBits: Readonly<Record<Modifier, number>> = { Alt: 1, Control: 2, Meta: 4, Shift: 8 };

interface Evaluation {
  readonly result: { readonly value?: string; readonly description?: string };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
}

interface LoggedValue {
  readonly value?: string | number | boolean | null;
  readonly description?: string;
}

/** The text of a console message, an uncaught error or a browser complaint; else undefined. */
function loggedText({ method, params }: RpcEvent): string | undefined {
  if (method === 'Runtime.consoleAPICalled') {
    const values = params['args'] as readonly LoggedValue[];
    const texts = values.map(({ value, description }) => String(value ?? description ?? ''));
    return `${String(params['type'])}: ${texts.join(' ')}`;
  }
  if (method === 'Runtime.exceptionThrown') {
    const details = params['exceptionDetails'] as Evaluation['exceptionDetails'];
    return `uncaught: ${details?.exception?.description ?? details?.text ?? ''}`;
  }
  if (method === 'Log.entryAdded') {
    const entry = params['entry'] as { readonly level: string; readonly text: string };
    return `${entry.level}: ${entry.text}`;
  }
  return undefined;
}

/** A document of Chromium with a debugger attached to it alone, never to the extension's worker. */
export interface ChromiumPort extends SurfacePort {
  readonly targetId: string;
  command<T = Record<string, unknown>>(method: string, parameters?: object): Promise<T>;
  setColourScheme(scheme: 'light' | 'dark'): Promise<void>;
  /** The origins of all places where scripts run in the document and its frames, of the same process. */
  scriptOrigins(): Promise<readonly string[]>;
}

interface WorldCreated {
  readonly context: { readonly id: number; readonly origin: string };
}

/** Input may close the document that it goes to: that is its effect, not a failure. */
async function orGone(input: Promise<unknown>): Promise<boolean> {
  try {
    await input;
    return true;
  } catch (error) {
    if (error instanceof GoneError) return false;
    throw error;
  }
}

/** Attaches to one target. */
export async function attachChromiumPort(rpc: RpcSocket, targetId: string): Promise<ChromiumPort> {
  const { sessionId } = await rpc.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  const lines: string[] = [];
  const worlds = new Map<unknown, string>();
  let attached = true;
  rpc.onEvent((event) => {
    if (event.method === 'Target.detachedFromTarget' && event.params['sessionId'] === sessionId) {
      attached = false;
      rpc.dropSession(sessionId);
    }
    if (event.sessionId !== sessionId) return;
    const line = loggedText(event);
    if (line !== undefined) lines.push(line);
    noteWorld(event);
  });
  const command = <T>(method: string, parameters: object = {}): Promise<T> =>
    attached ? rpc.send<T>(method, parameters, sessionId) : Promise.reject(new GoneError(method));
  await Promise.all(['Page', 'Runtime', 'Log'].map((domain) => command(`${domain}.enable`)));

  function noteWorld({ method, params }: RpcEvent): void {
    if (method === 'Runtime.executionContextsCleared') worlds.clear();
    if (method === 'Runtime.executionContextDestroyed') worlds.delete(params['executionContextId']);
    if (method !== 'Runtime.executionContextCreated') return;
    const { id, origin } = (params as unknown as WorldCreated).context;
    worlds.set(id, origin);
  }

  async function driverContext(): Promise<number> {
    const { frameTree } = await command<{ frameTree: { frame: { id: string } } }>(
      'Page.getFrameTree',
    );
    // Asking again for a world of the same name gives the same world, until the document changes.
    const world = await command<{ executionContextId: number }>('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'chargehand-driver',
    });
    return world.executionContextId;
  }

  async function dispatchMouse(step: MouseStep): Promise<boolean> {
    const { x, y } = step.at;
    if (step.kind === 'move') {
      return orGone(command('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y }));
    }
    const { button, clickCount } = step;
    const type = step.kind === 'down' ? 'mousePressed' : 'mouseReleased';
    return orGone(command('Input.dispatchMouseEvent', { type, x, y, button, clickCount }));
  }

  async function dispatchKey(stroke: KeyStroke): Promise<boolean> {
    const { key, code, keyCode, text, repeat, direction } = stroke;
    // A key that types nothing has to go raw and with its native code, or no command hears it.
    const down = text === '' ? { type: 'rawKeyDown' } : { type: 'keyDown', text };
    return orGone(
      command('Input.dispatchKeyEvent', {
        ...(direction === 'down' ? down : { type: 'keyUp' }),
        key,
        code,
        windowsVirtualKeyCode: keyCode,
        nativeVirtualKeyCode: keyCode,
        autoRepeat: repeat,
        modifiers: stroke.modifiers.reduce((bits, name) => bits | modifierBits[name], 0),
      }),
    );
  }

  return {
    targetId,
    command,
    async evaluate(realm, expression) {
      const { result, exceptionDetails } = await command<Evaluation>('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
        userGesture: false,
        ...(realm === 'driver' ? { contextId: await driverContext() } : {}),
      });
      if (!exceptionDetails) return result.value;
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    },
    async mouse(steps) {
      for (const step of steps) if (!(await dispatchMouse(step))) return;
    },
    async keys(strokes) {
      for (const stroke of strokes) if (!(await dispatchKey(stroke))) return;
    },
    async screenshot() {
      const { data } = await command<{ data: string }>('Page.captureScreenshot', { format: 'png' });
      return data;
    },
    setColourScheme: async (scheme) => {
      const features = [{ name: 'prefers-color-scheme', value: scheme }];
      await command('Emulation.setEmulatedMedia', { features });
    },
    async scriptOrigins() {
      // The events of what is there already come before this answer.
      await command('Runtime.evaluate', { expression: '0' });
      return [...worlds.values()];
    },
    console: () => Promise.resolve([...lines]),
    isOpen: () => Promise.resolve(attached),
    async close() {
      if (!attached) return;
      await orGone(rpc.send('Target.closeTarget', { targetId }));
      await until(() => !attached, 'the document to close');
    },
  };
}
