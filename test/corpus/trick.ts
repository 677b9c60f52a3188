import type { BasePage, Plants } from './base-page';
import type { DefenceName } from './defences';

/** A named way to make a page show, or seem to show, a wrong customer's ID. */
export interface Trick {
  readonly name: string;
  /** What stops it: switched off, at least one of the trick's pages gives a wrong customer. */
  readonly heldBy: DefenceName;
  /** The browser in which alone it works; the other one never shows a script what it pretends. */
  readonly onlyIn?: 'Chromium';
  readonly plant: (base: BasePage) => Plants;
}
