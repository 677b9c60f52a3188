/** The host that takes charges. */
export const billingHost = 'billing.funnelfox.com';

/** The hosts that lead to the sandbox; every other one is unreachable. */
export function allowedHosts(more: readonly string[] = []): string[] {
  return [...new Set([billingHost, 'desk.acme.test', ...more])];
}
