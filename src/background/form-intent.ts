import type { Surface } from '../domain/charge';
import type { Clock, SessionStore } from '../ports';
import type { PageHint } from '../protocol/requests';

interface Ports {
  readonly clock: Clock;
  readonly session: SessionStore;
}

/** How the form was asked for, by whatever is no toolbar button. */
export interface Intent {
  readonly surface: Surface;
  readonly tabId: number;
  readonly hint: PageHint | null;
  readonly isTeaching: boolean;
}

const KEY = 'intent';
/** A form that the menu or the shortcut asked for opens within this time, in milliseconds. */
const INTENT_HOLDS_FOR = 10_000;

/** Notes that the menu or the shortcut asked for the form of a tab. */
export function noteIntent({ clock, session }: Ports, intent: Intent): Promise<void> {
  return session.write(KEY, { ...intent, at: clock.now() });
}

/** How the form of this tab was asked for; the toolbar leaves no note. */
export async function takeIntent({ clock, session }: Ports, tabId: number): Promise<Intent> {
  const byToolbar = { surface: 'popup', tabId, hint: null, isTeaching: false } as const;
  // Only `noteIntent` writes here.
  const intent = (await session.read(KEY)) as (Intent & { at: number }) | undefined;
  if (intent?.tabId !== tabId) return byToolbar;
  await session.remove(KEY);
  return clock.now() - intent.at > INTENT_HOLDS_FOR ? byToolbar : intent;
}
