import type { Fault } from './fault';
import { answeredRows, cutRows, unsaidRows } from './rows';

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
    fault:
      'The browser’s second delivery is refused as owned, declined as a duplicate, told a fault or a pending authentication',
    sees: 'Unknown or not confirmed yet, then what the server shows; never “Nothing was charged”',
    charges: noneUnreported,
    tests: [{ file: 'faults/repeats.spec.ts', rows: [...answeredRows] }],
  },
  {
    fault: 'The connection stays open and carries nothing any more',
    sees: 'Unknown after 130 seconds',
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
  {
    fault: 'The connection is refused, TLS fails, no host name is found',
    sees: 'Unknown',
    charges: '0',
    tests: [
      {
        file: 'specs/network.spec.ts',
        titles: [
          'connection refused: unknown, and nothing is charged',
          'no TLS: unknown, and nothing is charged',
          'no host name found: unknown, and nothing is charged',
        ],
      },
    ],
  },
  {
    fault: 'The browser knows that it is offline',
    sees: 'Not sent',
    charges: '0',
    tests: [{ file: 'specs/network.spec.ts', titles: ['offline, as the browser knows: not sent'] }],
  },
  {
    fault: 'A captive portal answers with its own page, or a redirect leads elsewhere',
    sees: 'Unknown',
    charges: '0',
    tests: [
      {
        file: 'specs/answers.spec.ts',
        titles: [
          'answered wrapped: usr_portal is unknown',
          'answered wrapped: usr_redirect is unknown',
        ],
      },
    ],
  },
];
