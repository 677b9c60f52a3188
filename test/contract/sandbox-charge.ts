import type { SandboxCharge } from '../sandbox/ledger';
import type { Sandbox } from '../sandbox/start-sandbox';
import { overHttp1, type Client, type Received } from './sandbox-client';

export interface ChargeCall {
  readonly externalId: string;
  readonly org?: string;
  readonly ppIdent?: string;
  readonly key?: string;
  readonly idempotencyKey?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly client?: Client;
}

/** Asks the sandbox for one charge, of the coin pack unless said otherwise. */
export async function charge(sandbox: Sandbox, call: ChargeCall): Promise<Received> {
  const { org = 'acme-sandbox', ppIdent = 'coins-100', client = overHttp1 } = call;
  return client(sandbox, {
    path: `/${org}/v1/checkout/one_click`,
    headers: call.key === undefined ? {} : { 'ff-secret-key': call.key },
    body: {
      external_id: call.externalId,
      pp_ident: ppIdent,
      idempotency_key: call.idempotencyKey,
      client_metadata: call.metadata,
    },
  });
}

/** The charges that the sandbox made to one customer. */
export function chargesOf(sandbox: Sandbox, externalId: string) {
  return sandbox.charges.filter((line) => line.externalId === externalId);
}

/** The only charge of a customer. */
export function onlyChargeOf(sandbox: Sandbox, externalId: string): SandboxCharge {
  const [made, ...more] = chargesOf(sandbox, externalId);
  if (made === undefined || more.length > 0) {
    throw new Error(`${externalId} has not one charge but ${more.length + Number(Boolean(made))}`);
  }
  return made;
}
