import type { Reply } from './answer';

/** An error as the envelope tells it. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly msg: string;
}

/** An order that is carried out when the test releases it; `order later` answers nothing or that at once. */
export type LateOrder =
  | { readonly does: 'hold the order' }
  | { readonly does: 'order later'; readonly wire: 'silence' | 'cut' | Reply };

/** What the sandbox does with a charge of a customer, once the order is made or not made. */
export type Conduct =
  | { readonly does: 'report'; readonly status?: number }
  /** `report as an error` tells the outcome as well, inside the error envelope. */
  | ({ readonly does: 'refuse' | 'report as an error' } & Refusal)
  | ({ readonly does: 'send' } & Reply)
  | LateOrder
  | { readonly does: 'report late' | 'cut late'; readonly unitMs: number }
  /** `lists` false leaves the list of errors out. */
  | { readonly does: 'answer its number'; readonly lists: boolean }
  | { readonly does: 'hold' | 'say nothing' | 'go dead' | 'flood' }
  | { readonly does: 'stop halfway' | 'hang halfway' }
  | { readonly does: 'cut' | 'go away' | 'reset' };

/** Conduct for which the order comes first. */
export type OrderlyConduct = Exclude<Conduct, LateOrder>;

/** How one charge request goes: what is charged, and what is answered. */
export interface Course {
  readonly charged: 'succeeded' | 'processing' | 'nothing';
  /** What differs in the outcome from an order that succeeds or still processes. */
  readonly outcome?: Readonly<Record<string, unknown>>;
  readonly conduct: Conduct;
}

/** A customer whose id alone decides how a charge goes; `<N>` in the id stands for a number. */
export interface NamedCustomer extends Course {
  readonly id: string;
  readonly says: string;
  /** How every request but the customer's first goes, where that differs. */
  readonly later?: Course;
  /** Price points that the customer bought long ago, by other means. */
  readonly owns?: readonly string[];
}
