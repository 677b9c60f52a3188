import type { ChargeState } from '../../../src/domain/charge';
import type { ChargeEvent } from '../../../src/domain/charge-event';

/** One request for a charge as the server received it; a doubled delivery is received twice. */
export interface Received {
  readonly order: number;
  readonly at: number;
  readonly leftAt: number;
  readonly machine: number;
  readonly customer: string;
  readonly ref: string;
  readonly key: string | null;
  /** The one `fetch` that it came by. */
  readonly fetch: number;
}

/** One charge that the server made. `machine` is -1 where nobody of ours asked for it. */
export interface Made {
  readonly orderId: string;
  readonly ref: string | null;
  readonly machine: number;
  readonly customer: string;
  readonly at: number;
  /** When the payment history shows it. */
  readonly inHistoryAt: number;
  /** When the customer's assets show it with its reference; null when they never do. */
  readonly inAssetsAt: number | null;
}

export type SaidKind =
  'succeeded' | 'failed' | 'cancelled' | 'processing' | 'authenticating' | 'refused';

/** What the server answered to a request, whether or not the answer arrived. */
export interface Said {
  readonly order: number;
  readonly ref: string;
  readonly kind: SaidKind;
  readonly orderId: string | null;
}

/** One event as it came to lie in a machine's journal. */
export interface Written {
  readonly order: number;
  readonly at: number;
  readonly machine: number;
  readonly chargeId: string;
  readonly event: ChargeEvent;
  /** From when on it outlives a power cut. */
  durableAt: number;
  /** It did not. */
  lost: boolean;
}

/** What an agent was told of a charge: by a reply or a notification, or on looking it up at the end. */
export interface Told {
  readonly at: number;
  readonly machine: number;
  readonly chargeId: string;
  readonly state: ChargeState;
  readonly by: 'reply' | 'news' | 'review';
}

/** A payment history that a machine was shown before one of its charges left. */
export interface ShownBefore {
  readonly machine: number;
  readonly customer: string;
  readonly at: number;
  readonly orders: readonly string[];
}

/** What the checker judges by: the server's own books, and apart from them what lies on the devices' disks. */
export class Logbook {
  readonly received: Received[] = [];
  readonly made: Made[] = [];
  readonly said: Said[] = [];
  readonly written: Written[] = [];
  readonly told: Told[] = [];
  readonly shownBefore: ShownBefore[] = [];
  /** Each `fetch` of a charge that a background called, by its charge. */
  readonly fetched: { readonly ref: string; readonly machine: number; readonly at: number }[] = [];
  /** Charges of which an agent said what became of them, whether or not it was taken. */
  readonly marksAsked = new Set<string>();
  /** Records that were spoilt on the disk. */
  readonly torn = new Set<string>();
  readonly surprises: string[] = [];
  #order = 0;

  /** A number that tells of any two entries which came first. */
  nextOrder(): number {
    return this.#order++;
  }
}
