import type { Surface } from '../domain/charge';
import type { Clock, SessionStore } from '../ports';

interface Ports {
  readonly clock: Clock;
  readonly session: SessionStore;
}

interface Intent {
  readonly surface: Surface;
  readonly tabId: number;
  readonly at: number;
}

const KEY = 'intent';
/** A form that the menu or the shortcut asked for opens within this time, in milliseconds. */
const INTENT_HOLDS_FOR = 10_000;

/** Notes that the menu or the shortcut asked for the form of a tab. */
export function noteIntent(
  { clock, session }: Ports,
  surface: Surface,
  tabId: number,
): Promise<void> {
  return session.write(KEY, { surface, tabId, at: clock.now() } satisfies Intent);
}

/** Through which surface the form of this tab was asked for; the toolbar leaves no note. */
export async function takeIntent({ clock, session }: Ports, tabId: number): Promise<Surface> {
  // Only `noteIntent` writes here.
  const intent = (await session.read(KEY)) as Intent | undefined;
  if (intent?.tabId !== tabId) return 'popup';
  await session.remove(KEY);
  return clock.now() - intent.at > INTENT_HOLDS_FOR ? 'popup' : intent.surface;
}
