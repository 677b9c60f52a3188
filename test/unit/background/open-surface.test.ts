import { describe, expect, it } from 'vitest';
import { takeIntent, type Intent } from '../../../src/background/form-intent';
import { createSurfaceOpener } from '../../../src/background/open-surface';
import { createFakePorts } from '../support/fake-ports';

async function surfaces(openPopup: () => Promise<void>, isPopupOpen = false) {
  const { ports } = await createFakePorts();
  const calls: string[] = [];
  const session: typeof ports.session = {
    ...ports.session,
    write: (...entry) => {
      calls.push('note');
      return ports.session.write(...entry);
    },
  };
  return {
    calls,
    ports: {
      ...ports,
      session,
      openPopup: () => {
        calls.push('popup');
        return openPopup();
      },
      isPopupOpen: () => Promise.resolve(isPopupOpen),
      openWindow: (tabId: number) => {
        calls.push(`window ${String(tabId)}`);
        return Promise.resolve();
      },
    },
  };
}

const byMenu: Intent = { surface: 'menu', tabId: 7, hint: null, isTeaching: false };
const byShortcut: Intent = { ...byMenu, surface: 'shortcut' };
const opens = () => Promise.resolve();

describe('the menu and the shortcut', () => {
  it('note what they are for and open the popup in the turn of the gesture', async () => {
    const { ports, calls } = await surfaces(opens);
    const done = createSurfaceOpener(ports)(byMenu);
    expect(calls).toEqual(['note', 'popup']);
    await done;
    expect(calls).toEqual(['note', 'popup']);
    await expect(takeIntent(ports, 7)).resolves.toMatchObject(byMenu);
  });

  it.each<[string, () => Promise<void>]>([
    ['refuses', () => Promise.reject(new Error('no toolbar'))],
    [
      'has no such call',
      () => {
        throw new TypeError('openPopup is not a function');
      },
    ],
  ])('open a window where the browser %s', async (_, openPopup) => {
    const { ports, calls } = await surfaces(openPopup);
    await createSurfaceOpener(ports)(byShortcut);
    expect(calls).toEqual(['note', 'popup', 'window 7']);
    await expect(takeIntent(ports, 7)).resolves.toMatchObject(byShortcut);
  });

  it('open no window beside an open popup', async () => {
    const refuses = () => Promise.reject(new Error('there is one'));
    const { ports, calls } = await surfaces(refuses, true);
    await createSurfaceOpener(ports)(byShortcut);
    expect(calls).toEqual(['note', 'popup']);
  });

  it('open no window while the popup that the browser agreed to is still coming', async () => {
    const answers = [
      opens,
      ...Array<typeof opens>(3).fill(() => Promise.reject(new Error('busy'))),
    ];
    const { ports, calls } = await surfaces(() => answers.shift()?.() ?? Promise.resolve());
    let now = 1_000_000;
    const open = createSurfaceOpener({ ...ports, clock: { now: () => now } });
    await open(byShortcut);
    await open(byShortcut);
    now += 1_999;
    await open(byShortcut);
    expect(calls.filter((call) => call.startsWith('window'))).toEqual([]);
    now += 1;
    await open(byShortcut);
    expect(calls.filter((call) => call.startsWith('window'))).toEqual(['window 7']);
  });

  it('open one form for a key that is held down', async () => {
    const { ports, calls } = await surfaces(opens);
    const open = createSurfaceOpener(ports);
    await Promise.all([open(byShortcut), open(byShortcut), open(byShortcut)]);
    expect(calls).toEqual(['note', 'popup']);
    await open(byShortcut);
    expect(calls).toEqual(['note', 'popup', 'note', 'popup']);
  });
});
