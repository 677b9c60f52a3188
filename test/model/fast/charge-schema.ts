import type { ChargeEvent } from '../../../src/domain/charge-event';

/** Stands in for the schema of a record, which costs a hundred times as much: all that is read was written here. */
export const chargeEventSchema = {
  safeParse: (stored: unknown) => {
    const event = stored as ChargeEvent | undefined;
    return event === undefined || !('at' in event)
      ? { success: false as const }
      : { success: true as const, data: event };
  },
};
