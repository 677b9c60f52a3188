import type { Charge } from '../../../../src/domain/charge';
import { chargeEventSchema } from '../../../../src/domain/charge-schema';
import { foldCharge } from '../../../../src/domain/step-charge';
import type { BrowserUnderTest } from '../../driver/browser-under-test';
import { readExtensionData } from '../../support/extension-data';

interface StoredEvent {
  readonly chargeId: string;
  readonly seq: number;
  readonly event: unknown;
}

/** The charges in the journal by their ids, read from the disk behind the background's back. */
export async function readCharges(browser: BrowserUnderTest): Promise<ReadonlyMap<string, Charge>> {
  const { stores } = await readExtensionData(browser);
  const records = (stores['events'] ?? []) as readonly StoredEvent[];
  const ids = new Set(records.map(({ chargeId }) => chargeId));
  return new Map(
    [...ids].flatMap((id): [string, Charge][] => {
      const events = records
        .filter(({ chargeId }) => chargeId === id)
        .toSorted((a, b) => a.seq - b.seq)
        .map(({ event }) => chargeEventSchema.parse(event));
      const charge = foldCharge(events);
      return charge === undefined ? [] : [[id, charge]];
    }),
  );
}
