import type { Clock, SessionStore } from '../ports';
import { noteIntent, type Intent } from './form-intent';

interface Ports {
  readonly clock: Clock;
  readonly session: SessionStore;
  readonly openPopup: () => Promise<void>;
  readonly isPopupOpen: () => Promise<boolean>;
  readonly openWindow: (tabId: number) => Promise<void>;
}

/** Opens the form for a tab because the menu or the shortcut asked; it charges nothing (rule 8). */
export type OpenSurface = (intent: Intent) => Promise<void>;

/** Makes the one opener of forms. A held shortcut asks many times a second, and gets one form. */
export function createSurfaceOpener(ports: Ports): OpenSurface {
  let opening: Promise<void> | undefined;
  return (intent) => {
    opening ??= openSurface(ports, intent).finally(() => {
      opening = undefined;
    });
    return opening;
  };
}

/**
 * Both calls start in the caller's own turn: a later one has lost the user's gesture, and the popup
 * would ask for the intent before it is noted.
 */
async function openSurface(ports: Ports, intent: Intent): Promise<void> {
  const noted = noteIntent(ports, intent);
  // Chromium before 127 has no such call: in an async function its throwing is a rejection, too.
  const opened = (async () => ports.openPopup())();
  await noted;
  await opened.catch(async () => {
    // An open popup is no reason for another form.
    if (await ports.isPopupOpen()) return;
    // Some windows have no toolbar (kiosk, app windows), and some platforms refuse: the same page, in a window.
    await ports.openWindow(intent.tabId);
  });
}
