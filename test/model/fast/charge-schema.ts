import type { ChargeEvent } from '../../../src/domain/charge-event';

/** Stands in for the schema of a record, which costs a hundred times as much: all that is read was written here. */
export const chargeEventSchema = {
  safeParse: (stored: unknown) => {
    const event = stored as ChargeEvent;
    // What is torn has no time. All events have one, and to ask whether they have takes longer than to read it.
    return (event as { at?: number } | undefined)?.at === undefined
      ? { success: false as const }
      : { success: true as const, data: event };
  },
};
