import { expect } from 'vitest';
import { loadContract } from '../sandbox/contract';
import { secretKeys } from '../sandbox/secret-keys';
import type { Sandbox } from '../sandbox/start-sandbox';
import { overHttp2 } from './sandbox-client';

const contract = loadContract();

/** Asks with the full key, and holds the answer against the contract. */
export async function lookUp(
  sandbox: Sandbox,
  org: string,
  operation: string,
  body: object,
): Promise<unknown> {
  const reply = await overHttp2(sandbox, {
    path: `/${org}/v1${operation}`,
    headers: { 'ff-secret-key': secretKeys.full },
    body,
  });
  expect(reply.status).toBe(200);
  const fault = contract.get(operation)?.get('POST')?.faultInReply(200, reply.json);
  if (org === 'acme-malformed') expect(fault).toContain('price_points must be array');
  else expect(fault).toBeUndefined();
  return reply.json;
}

/** What a customer owns, as the sandbox lists it. */
export async function assetsOf(
  sandbox: Sandbox,
  external_id: string,
  org = 'acme-sandbox',
): Promise<unknown> {
  return lookUp(sandbox, org, '/my_assets', { external_id });
}

/** What a customer has paid, as the sandbox lists it. */
export async function paymentsOf(
  sandbox: Sandbox,
  external_id: string,
  org = 'acme-sandbox',
): Promise<unknown> {
  return lookUp(sandbox, org, '/payments_history', { external_id });
}
