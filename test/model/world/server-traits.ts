/** How the billing server of one schedule is. Times are in milliseconds. */
export interface ServerTraits {
  /**
   * What the same idempotency key again is: the same charge, whose answer is replayed; a mistake that is
   * turned away; or nothing, for an older server that does not know the field.
   */
  readonly keys: 'replayed' | 'turned-away' | 'ignored';
  /** Whether a decline is replayed as well, or the key may be tried again after it. */
  readonly replaysDeclines: boolean;
  /** Whether a fresh charge says that it is no replay; else it says nothing of it. */
  readonly saysFresh: boolean;
  /** How likely an answer names its order. */
  readonly namesOrders: number;
  /** Refuses what the customer owns, and a second unfinished subscription. */
  readonly guardsOwnership: boolean;
  /** Refuses every charge of a customer who is asked to authenticate another one. */
  readonly locksWhileAuthenticating: boolean;
  /** The bank behind declines the same amount again within minutes. */
  readonly bankSeesDuplicates: boolean;
  /** Whether the key may look at payments. */
  readonly showsHistory: boolean;
  /** How long a new payment is missing from the history. */
  readonly historyLag: number;
  /** How long a new asset is missing; null when purchases never show as assets. */
  readonly assetLag: number | null;
  readonly showsConsumables: boolean;
  readonly assetsShowRef: boolean;
  readonly assetsShowOrder: boolean;
  /** Whether answers carry a `Date`. */
  readonly tellsTime: boolean;
  /** What may be added to a listed price, in minor units: one of these for each order. */
  readonly taxes: readonly number[];
  readonly takesStreams: boolean;
  /** Whether what was asked at about the same time is answered at the very same. */
  readonly answersInBursts: boolean;
  /** Writes `""` where an answer has nothing to say, as the documents have it; else null. */
  readonly writesEmpty: boolean;
}
