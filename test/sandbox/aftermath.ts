/** A later payment of a subscription, which the vendor takes by itself. */
export interface Renewal {
  readonly orderId: string;
  readonly at: string;
}

/** What became of orders after they were made. */
export class Aftermath {
  private readonly refunds = new Map<string, number>();
  private readonly revocations = new Map<string, string>();
  private readonly statuses = new Map<string, readonly string[]>();
  private readonly renewals = new Map<string, readonly Renewal[]>();
  private readonly also = new Map<string, readonly string[]>();

  /** Gives money back, in minor units of the order's currency. */
  refund(orderId: string, minorUnits: number): void {
    this.refunds.set(orderId, this.refundedOf(orderId) + minorUnits);
  }

  refundedOf(orderId: string): number {
    return this.refunds.get(orderId) ?? 0;
  }

  /** Takes back what was bought, now: a subscription ends, anything else is revoked. */
  revoke(orderId: string): void {
    this.revocations.set(orderId, new Date().toISOString());
  }

  revokedAt(orderId: string): string | undefined {
    return this.revocations.get(orderId);
  }

  /** Gives a subscription other statuses than it would have by itself. */
  setStatuses(orderId: string, statuses: readonly string[]): void {
    this.statuses.set(orderId, statuses);
  }

  statusesOf(orderId: string): readonly string[] | undefined {
    return this.statuses.get(orderId);
  }

  /** Adds a payment to the subscription of an order. */
  renew(orderId: string, renewal: Renewal): void {
    this.renewals.set(orderId, [...this.renewalsOf(orderId), renewal]);
  }

  renewalsOf(orderId: string): readonly Renewal[] {
    return this.renewals.get(orderId) ?? [];
  }

  /** Lists an order under another price point as well: one order that brought two things. */
  bringAlso(orderId: string, ppIdent: string): void {
    this.also.set(orderId, [...this.alsoBrought(orderId), ppIdent]);
  }

  /** The further price points of an order, not revoked with it: after a revocation, a migrated plan. */
  alsoBrought(orderId: string): readonly string[] {
    return this.also.get(orderId) ?? [];
  }
}
