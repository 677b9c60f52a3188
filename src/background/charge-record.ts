import type { Charge, ChargeRequest } from '../domain/charge';
import type { NotSentReason } from '../domain/charge-event';
import type { Beginning, BeginningEvent, Clock, Journal, Log } from '../ports';

export interface ChargeRecordPorts {
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'begin' | 'read'>;
  readonly log: Log;
}

/** Begins the record. A disk that fails is a value, unless another press of the same charge got through. */
export async function beginRecord(
  { journal, log }: ChargeRecordPorts,
  event: BeginningEvent,
): Promise<Beginning | { readonly failed: true }> {
  try {
    return await journal.begin(event);
  } catch (error) {
    log.bug('journal.begin')(error);
    // Where not even that can be read nothing may be said of this charge, and this rejects.
    const same = await journal.read(event.request.chargeId);
    return same === undefined ? { failed: true } : { begun: false, why: 'same-charge' };
  }
}

/** Records that nothing was sent; when even that cannot be written, says so all the same. */
export async function recordNotSent(
  ports: ChargeRecordPorts,
  request: ChargeRequest,
  reason: NotSentReason,
): Promise<Charge> {
  const event = { type: 'not-sent', at: ports.clock.now(), request, reason } as const;
  const beginning = await beginRecord(ports, event);
  if ('failed' in beginning) return { request, state: 'not-sent', events: [event] };
  return beginning.begun ? beginning.charge : readSameCharge(ports, request.chargeId);
}

/** The record of an earlier press. Where it cannot be read nothing may be said of it, and this rejects. */
export async function readSameCharge(
  { journal }: ChargeRecordPorts,
  chargeId: string,
): Promise<Charge> {
  const charge = await journal.read(chargeId);
  if (charge === undefined) throw new Error('the record of this charge cannot be read');
  return charge;
}
