import type { ChargeEvent } from './charge-event';
import type { FoundBy } from './page-reading';
import type { Money } from './money';
import type { PricePoint } from './price-point';
import type { ChargeState } from './state-facts';

export type Surface = 'popup' | 'menu' | 'shortcut';

/** Where in the browser the form stands: `address` without query and fragment. */
export interface PagePlace {
  readonly tabId: number;
  readonly host: string;
  readonly address: string;
}

/**
 * Why the form believes who the customer is. `label` is the field's own text on the page, or what a site
 * card calls it; `email`: found by `/search_users`, on no page.
 */
export interface Provenance {
  readonly label: string;
  readonly host: string;
  readonly by: FoundBy | 'email';
}

/** A charge exactly as the agent saw it when the button was pressed. Times are milliseconds since 1970. */
export interface ChargeRequest {
  /** Also the `idempotency_key` and the `ref` in the metadata. */
  readonly chargeId: string;
  readonly organization: string;
  readonly isTest: boolean;
  readonly externalId: string;
  readonly pricePoint: PricePoint;
  readonly note: string;
  readonly agent: string;
  readonly surface: Surface;
  readonly page: PagePlace | null;
  readonly provenance: Provenance | null;
  readonly pressedAt: number;
}

/** A charge as derived from its events. */
export interface Charge {
  readonly request: ChargeRequest;
  readonly state: ChargeState;
  readonly events: readonly ChargeEvent[];
}

/** A record that cannot be read. It is shown, and blocks its customer until somebody has seen to it. */
export interface DamagedCharge {
  readonly chargeId: string;
  readonly organization: string;
  readonly externalId: string;
  /** Milliseconds since 1970; null when not even that is known. */
  readonly begunAt: number | null;
  /** What can be read of it says that the customer was asked to authenticate. */
  readonly mayAuthenticate: boolean;
  /**
   * Once an agent has said that it was not charged: the idempotency key that it lends, and its price point,
   * null where that can no longer be read. Null until then.
   */
  readonly denied: { readonly key: string; readonly ident: string | null } | null;
}

/** The amount that the agent saw on the button. */
export function listedPrice(request: ChargeRequest): Money {
  return request.pricePoint.now;
}
