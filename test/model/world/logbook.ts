import type { ChargeState } from '../../../src/domain/state-facts';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import type { Order } from './books';
import type { ReadCall } from './faults';

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
export interface Made extends Order {
  readonly machine: number;
  readonly customer: string;
}

export type SaidKind =
  'succeeded' | 'failed' | 'cancelled' | 'processing' | 'authenticating' | 'refused';

/** What the server answered to a request, whether or not the answer arrived. */
export interface Said {
  readonly order: number;
  readonly at: number;
  readonly ref: string;
  readonly key: string | null;
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

/** A press of a charge's button, and the earlier charges that its agent was shown before it. */
export interface Pressed {
  readonly at: number;
  readonly machine: number;
  readonly chargeId: string;
  readonly customer: string;
  readonly ident: string;
  readonly again: readonly string[];
}

/** A question that the server answered to a machine in full. */
export interface Read {
  readonly at: number;
  readonly machine: number;
  readonly customer: string;
  readonly call: ReadCall;
}

/** A background that something ended before its time. */
export interface CutShort {
  readonly machine: number;
  readonly at: number;
}

/** What the checker judges by: the server's own books, and apart from them what lies on the devices' disks. */
export class Logbook {
  readonly received: Received[] = [];
  readonly made: Made[] = [];
  readonly said: Said[] = [];
  readonly written: Written[] = [];
  readonly told: Told[] = [];
  readonly shownBefore: ShownBefore[] = [];
  readonly pressed: Pressed[] = [];
  readonly reads: Read[] = [];
  readonly cutShort: CutShort[] = [];
  /** Each `fetch` of a charge that a background called, by its charge. */
  readonly fetched: { readonly ref: string; readonly machine: number; readonly at: number }[] = [];
  /** Charges of which an agent said what became of them, whether or not it was taken. */
  readonly marksAsked = new Set<string>();
  /** Records that were spoilt on the disk, and when. */
  readonly torn = new Map<string, number>();
  readonly surprises: string[] = [];
  #order = 0;

  /** A number that tells of any two entries which came first. */
  nextOrder(): number {
    return this.#order++;
  }
}
