import type { Surface } from '../domain/charge';
import type { Clock, SessionStore } from '../ports';
import { noteIntent } from './form-intent';

interface Ports {
  readonly clock: Clock;
  readonly session: SessionStore;
  readonly openPopup: () => Promise<void>;
  readonly openWindow: (tabId: number) => Promise<void>;
}

/**
 * Opens the form for a tab because the menu or the shortcut asked; it charges nothing (rule 8). Both
 * calls start in the caller's own turn: a later one has lost the user's gesture, and the popup would
 * ask for the intent before it is noted.
 */
export async function openSurface(ports: Ports, surface: Surface, tabId: number): Promise<void> {
  const noted = noteIntent(ports, surface, tabId);
  // Chromium before 127 has no such call: in an async function its throwing is a rejection, too.
  const opened = (async () => ports.openPopup())();
  await noted;
  // Some windows have no toolbar (kiosk, app windows), and some platforms refuse: the same page, in a window.
  await opened.catch(() => ports.openWindow(tabId));
}
