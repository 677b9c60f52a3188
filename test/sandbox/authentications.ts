import type { Order } from './key-memory';
import type { Pauses } from './pauses';

/** How an authentication ends. */
export type AuthenticationEnd = 'completed' | 'expired';

interface Pending {
  readonly org: string;
  readonly externalId: string;
  readonly order: Order;
  readonly charge: () => void;
}

/** Customers whom the bank asks to authenticate. Nobody else's order waits for them, theirs do. */
export class Authentications {
  private readonly pending = new Set<Pending>();

  constructor(
    private readonly pauses: Pauses,
    private readonly tokenLivesMs: number,
  ) {}

  /** Waits for a customer; the token expires by itself. */
  begin(asked: Pending): void {
    this.pending.add(asked);
    this.pauses.later(this.tokenLivesMs, () => {
      this.settle(asked, 'expired');
    });
  }

  /** Whether a customer still has to authenticate, which locks every other charge of theirs. */
  isPending(org: string, externalId: string): boolean {
    return [...this.pending].some((each) => each.org === org && each.externalId === externalId);
  }

  /** Ends every pending authentication of a customer and says how many there were. */
  end(externalId: string, end: AuthenticationEnd): number {
    const ended = [...this.pending].filter((each) => each.externalId === externalId);
    for (const each of ended) this.settle(each, end);
    return ended.length;
  }

  private settle(ended: Pending, end: AuthenticationEnd): void {
    if (!this.pending.delete(ended)) return;
    const { order, charge } = ended;
    const checkout_status = end === 'completed' ? 'succeeded' : 'failed';
    order.outcome = { ...order.outcome, action_required_token: '', checkout_status };
    if (end === 'completed') charge();
  }
}
