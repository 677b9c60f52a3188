import type { Refusal } from './conduct';

/** An order and the outcome that is reported of it; the end of an authentication changes that. */
export interface Order {
  readonly orderId: string;
  outcome: Readonly<Record<string, unknown>>;
}

/** What a request came to: an order, or a refusal instead of one. */
export type Result = { readonly order: Order } | { readonly refusal: Refusal };

interface Attempt {
  readonly external_id: string;
  readonly pp_ident: string;
  readonly idempotency_key?: string | undefined;
}

/** What every idempotency key was used for; a key is unique per organization and customer. */
export class KeyMemory {
  private readonly uses = new Map<string, Result & { readonly ppIdent: string }>();

  /** Keeps what came of the key's first use; what came of later ones is not kept. */
  remember(org: string, attempt: Attempt, result: Result): void {
    const name = nameOf(org, attempt);
    if (name === undefined || this.uses.has(name)) return;
    this.uses.set(name, { ...result, ppIdent: attempt.pp_ident });
  }

  /** What came of the key's first use; undefined when this is that use. */
  recall(org: string, attempt: Attempt): (Result & { readonly ppIdent: string }) | undefined {
    const name = nameOf(org, attempt);
    return name === undefined ? undefined : this.uses.get(name);
  }
}

function nameOf(org: string, attempt: Attempt): string | undefined {
  if (attempt.idempotency_key === undefined) return undefined;
  return JSON.stringify([org, attempt.external_id, attempt.idempotency_key]);
}
