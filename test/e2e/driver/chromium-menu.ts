import { execFileSync } from 'node:child_process';
import type { Surface } from './surface';
import type { SurfacePort } from './surface-port';
import { until } from './until';

function xdotool(display: string, ...words: readonly string[]): string {
  const environment = { ...process.env, DISPLAY: display };
  return execFileSync('xdotool', words, { env: environment, encoding: 'utf8' });
}

function shownWindows(display: string): number {
  try {
    return xdotool(display, 'search', '--onlyvisible', '--name', '.*').trim().split('\n').length;
  } catch {
    // xdotool ends with an error when it finds nothing.
    return 0;
  }
}

/** The keys from the extension's place in the menu to one of its items: several stand in a menu of their own. */
export function keysInOwnMenu(itemName: string, items: readonly string[]): readonly string[] {
  const place = items.indexOf(itemName);
  if (place === -1) throw new Error(`${itemName} is not among ${items.join(', ')}`);
  if (items.length === 1) return [];
  return ['Right', ...Array.from({ length: place }, () => 'Down')];
}

/**
 * Chooses an item of the extension from Chromium's real context menu. The menu is drawn by the
 * browser, out of the protocol's reach, so it takes real key presses on the display; the item is
 * counted from the end: Inspect is last, and on plain ground View page source stands before it.
 */
export async function chooseChromiumMenuItem(
  display: string,
  port: SurfacePort,
  page: Surface,
  cssSelector: string,
  keysInside: readonly string[],
): Promise<void> {
  const { x, y, plain } = await page.evaluate<{ x: number; y: number; plain: boolean }>(`(() => {
    const element = document.querySelector(${JSON.stringify(cssSelector)});
    element.scrollIntoView({ block: 'nearest' });
    const box = element.getBoundingClientRect();
    const special = element.closest('a, img, video, audio, input, textarea, [contenteditable]');
    const plain = !special && String(getSelection()) === '';
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, plain };
  })()`);
  const before = shownWindows(display);
  const at = { x, y };
  // The answer to the press may wait for the menu to close again: do not wait for it.
  const pressed = port.mouse([
    { kind: 'move', at },
    { kind: 'down', at, button: 'right', clickCount: 1 },
    { kind: 'up', at, button: 'right', clickCount: 1 },
  ]);
  await until(() => shownWindows(display) > before, 'the context menu to open');
  const ups = plain ? ['Up', 'Up', 'Up'] : ['Up', 'Up'];
  xdotool(display, 'key', '--delay', '60', ...ups, ...keysInside, 'Return');
  await until(() => shownWindows(display) <= before, 'the context menu to close');
  await pressed;
}
