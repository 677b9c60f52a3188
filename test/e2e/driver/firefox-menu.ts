import type { ChromeScope } from './firefox-chrome-scope';
import { until } from './until';

const menu = `document.getElementById('contentAreaContextMenu')`;

/** The menu item of the name, if what stands beside it in its menu is as said. */
const findItem = (itemName: string, items: readonly string[]): string => `(() => {
  const shown = [...${menu}.querySelectorAll('menuitem')].filter((item) => !item.hidden);
  const item = shown.find(({ label }) => label === ${JSON.stringify(itemName)});
  if (!item) throw new Error('The menu has: ' + shown.map(({ label }) => label).join(', '));
  const own = item.parentElement === ${menu} ? [item] : [...item.parentElement.children];
  const names = own.map(({ label }) => label);
  if (names.join() !== ${JSON.stringify(items.join())}) throw new Error('Beside it: ' + names.join(', '));
  return item;
})()`;

/** Chooses an item of the extension from the open context menu, or from the extension's own menu in it. */
export async function chooseFirefoxMenuItem(
  chromeScope: ChromeScope,
  itemName: string,
  items: readonly string[],
): Promise<void> {
  await until(() => chromeScope<boolean>(`${menu}.state === 'open'`), 'the menu to open');
  const item = findItem(itemName, items);
  if (items.length > 1) {
    await chromeScope(`void ${item}.closest('menu').openMenu(true)`);
    const isOpen = `${item}.parentElement.state === 'open'`;
    await until(() => chromeScope<boolean>(isOpen), "the extension's own menu to open");
  }
  await chromeScope(`(() => { const item = ${item}; item.parentElement.activateItem(item); })()`);
  await until(() => chromeScope<boolean>(`${menu}.state === 'closed'`), 'the menu to close');
}
