import type { Killer } from '../kill-charge';
import type { RowName } from './rows';

/** Where a fault is brought about. Files lie below `test/e2e`. */
export type FaultTest =
  /** Tests of that file, by their titles. */
  | { readonly file: string; readonly titles: readonly [string, ...string[]] }
  /** Rows that the tests of that file write into the proof. */
  | { readonly file: string; readonly rows: readonly [RowName, ...RowName[]] }
  /** What `npm run prove` runs, and writes into a proof of its own: charges that end so, or long answers. */
  | { readonly file: string; readonly proof: Killer | 'answers' };

/** A fault, what the agent sees and how often the customer is charged under it, and what shows it. */
export interface Fault {
  readonly fault: string;
  readonly sees: string;
  readonly charges: string;
  readonly tests: readonly [FaultTest, ...FaultTest[]];
}
