import { killFaults } from './table/kills';
import { networkFaults } from './table/network';
import { ownFaults } from './table/own';
import { serverFaults } from './table/server';
import type { Fault } from './table/fault';

/** Every fault that a charge has to survive. */
export const faultTable: readonly Fault[] = [
  ...killFaults,
  ...networkFaults,
  ...serverFaults,
  ...ownFaults,
];

/** The files whose tests `npm run faults` runs; those of `npm run prove` have a proof of their own. */
export const filesOfTable: readonly string[] = [
  ...new Set(
    faultTable.flatMap(({ tests }) =>
      tests.flatMap((each) => ('proof' in each ? [] : [each.file])),
    ),
  ),
];
