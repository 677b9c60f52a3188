import type { Clock, SessionStore } from '../ports';
import { noteIntent, type Intent } from './form-intent';

interface Ports {
  readonly clock: Clock;
  readonly session: SessionStore;
  readonly openPopup: () => Promise<void>;
  readonly isPopupOpen: () => Promise<boolean>;
  readonly openWindow: (tabId: number) => Promise<void>;
}

/** A popup that the browser has agreed to open is there at the latest then; until it is, nobody can see it. */
const POPUP_COMES_WITHIN = 2_000;

/** Opens the form for a tab because the menu or the shortcut asked; it charges nothing (rule 8). */
export type OpenSurface = (intent: Intent) => Promise<void>;

/** Makes the one opener of forms. A held shortcut asks many times a second, and gets one form. */
export function createSurfaceOpener(ports: Ports): OpenSurface {
  let opening: Promise<void> | undefined;
  let agreedAt = -Infinity;
  const openPopup = async () => {
    // Chromium before 127 has no such call: in an async function its throwing is a rejection, too.
    await ports.openPopup();
    agreedAt = ports.clock.now();
  };
  const isComing = () => Math.abs(ports.clock.now() - agreedAt) < POPUP_COMES_WITHIN;
  const isPopupOpen = async () => isComing() || (await ports.isPopupOpen());
  return (intent) => {
    opening ??= openSurface({ ...ports, openPopup, isPopupOpen }, intent).finally(() => {
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
  const opened = ports.openPopup();
  await noted;
  await opened.catch(async () => {
    // A popup that is open, or about to be, is no reason for another form.
    if (await ports.isPopupOpen()) return;
    // Some windows have no toolbar (kiosk, app windows), and some platforms refuse: the same page, in a window.
    await ports.openWindow(intent.tabId);
  });
}
