/** What a person, or a screen reader, can tell about one element. */
export interface Found {
  readonly role: string;
  readonly name: string;
  readonly box: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly disabled: boolean;
  readonly focused: boolean;
  readonly value: string;
  readonly text: string;
  /** The text that aria-describedby points to. */
  readonly description: string;
}

export interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly string[];
}

/**
 * One document that a person sees: a tab, the real toolbar popup, or a small window.
 *
 * A role is an ARIA role. A password field has none: ask for it with the role 'field', which finds
 * a form control by its label. A name given as text has to match exactly.
 */
export interface Surface {
  /** Evaluates in the document's own realm, awaits promises, and returns what JSON can carry. */
  evaluate<T>(expression: string): Promise<T>;
  /** The visible text. */
  text(): Promise<string>;
  /** The one accessible element; an error that lists what there is when it is none or several. */
  find(role: string, name: string | RegExp): Promise<Found>;
  /** How many accessible elements fit. */
  count(role: string, name: string | RegExp): Promise<number>;
  waitFor(role: string, name: string | RegExp, timeoutMs?: number): Promise<Found>;
  waitForText(text: string | RegExp, timeoutMs?: number): Promise<void>;
  /** A trusted mouse click on the element's centre, once it is there and has stopped moving. */
  click(role: string, name: string | RegExp): Promise<void>;
  /** Parts of a click, for bursts: goes ahead at once, without waiting for the element. */
  mouse(kind: 'down' | 'up' | 'double', role: string, name: string | RegExp): Promise<void>;
  /** Trusted typing into whatever has the focus. */
  type(text: string): Promise<void>;
  /** Focuses the field, selects what it holds, and types over it. */
  fill(role: string, name: string | RegExp, text: string): Promise<void>;
  /** A trusted key press, such as 'Enter', 'Shift+Tab', 'Space' or 'a'. */
  press(key: string): Promise<void>;
  /** A key held down: one keydown, `repeats` auto-repeated ones, one keyup. */
  hold(key: string, repeats: number): Promise<void>;
  screenshot(path: string): Promise<void>;
  axe(): Promise<readonly AxeViolation[]>;
  /** Console messages and uncaught errors seen so far. */
  console(): Promise<readonly string[]>;
  isOpen(): Promise<boolean>;
  close(): Promise<void>;
}
