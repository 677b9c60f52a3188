/** A plain browser with one tab, read as a content script of an extension would read it. */
export interface ReadingBrowser {
  /** Such as `Firefox 153.0`. */
  readonly version: string;
  /** Shows the page, with its frames. */
  show(html: string): Promise<void>;
  /** Evaluates a script that gives text, beside the page's own scripts and out of their reach. */
  evaluate(expression: string): Promise<string>;
  close(): Promise<void>;
}
