import type { ChargeRequest } from '../domain/charge';

/** What the server keeps beside the order: flat, and never the key or anything else of the page. */
export function chargeMetadata(request: ChargeRequest): Record<string, string> {
  return {
    source: 'chargehand',
    ref: request.chargeId,
    surface: request.surface,
    ...(request.agent === '' ? {} : { agent: request.agent }),
    ...(request.page === null ? {} : { page_host: request.page.host }),
    ...(request.note === '' ? {} : { note: request.note }),
  };
}
