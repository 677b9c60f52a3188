import type { Fault } from './fault';
import { cutRows, unsaidRows } from './rows';

const repeated = 'Unknown, or succeeded by the repeat of the browser';
const noneUnreported =
  'at most 1 where keys are honoured; where they are not, every second one is reported';

export const networkFaults: readonly Fault[] = [
  {
    fault: 'The connection is cut, before, in or after the request',
    sees: repeated,
    charges: noneUnreported,
    tests: [{ file: 'faults/repeats.spec.ts', rows: [...cutRows] }],
  },
  {
    fault: 'The server says that it did not take the request, and did',
    sees: repeated,
    charges: noneUnreported,
    tests: [{ file: 'faults/repeats.spec.ts', rows: [...unsaidRows] }],
  },
  {
    fault: 'The connection stays open and carries nothing any more',
    sees: 'Unknown after 90 seconds',
    charges: noneUnreported,
    tests: [{ file: 'faults/black-hole.spec.ts', rows: ['black hole'] }],
  },
  {
    fault: 'A second charge hides behind a clean answer',
    sees: 'Succeeded, and 90 seconds later “Charged twice?”',
    charges: 'each of them reported',
    tests: [
      {
        file: 'specs/second-charge.spec.ts',
        titles: ['a second charge behind a clean answer is reported by the look 90 seconds later'],
      },
    ],
  },
];
