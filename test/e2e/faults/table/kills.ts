import type { Fault } from './fault';

const lost = 'Nothing recorded and nothing sent, or unknown and then settled';

export const killFaults: readonly Fault[] = [
  {
    fault: 'The background is killed at any point of a charge',
    sees: lost,
    charges: '0 or 1, as the point says',
    tests: [
      {
        file: 'specs/once.spec.ts',
        titles: [
          'the background killed while the server charges: unknown on reopening, one charge, no second request',
        ],
      },
      {
        file: 'specs/killed.spec.ts',
        titles: [
          'the background killed before the journal write: at most one charge, and its outcome is not lost',
          'the background killed after the journal write, before the request: at most one charge, and its outcome is not lost',
          'the background killed while waiting, at once: at most one charge, and its outcome is not lost',
          'the background killed after the answer, before the outcome is written: at most one charge, and its outcome is not lost',
        ],
      },
      { file: 'faults/kills.spec.ts', proof: 'background' },
    ],
  },
  {
    fault: 'The browser is killed at any point of a charge, and started again',
    sees: 'A badge at the start; after the unlock the charge, as unknown',
    charges: 'at most 1',
    tests: [{ file: 'faults/kills.spec.ts', proof: 'browser' }],
  },
  {
    fault: 'The extension is reloaded at any point of a charge',
    sees: lost,
    charges: 'at most 1',
    tests: [{ file: 'faults/kills.spec.ts', proof: 'reload' }],
  },
  {
    fault: 'The answer takes 1, 20, 31, 45 or 85 seconds, the popup kept open or closed',
    sees: 'The outcome',
    charges: '1',
    tests: [
      {
        file: 'specs/lifetime.spec.ts',
        titles: [
          'a 45-second answer with the popup closed is heard, and a charge that is never answered is unknown after 130 seconds',
          'without the heartbeat the browser ends the background, and the outcome is unknown',
        ],
      },
      { file: 'faults/long-answers.spec.ts', proof: 'answers' },
    ],
  },
  {
    fault: 'No answer ever comes',
    sees: 'Unknown after 130 seconds',
    charges: '1',
    tests: [
      {
        file: 'specs/lifetime.spec.ts',
        titles: [
          'a 45-second answer with the popup closed is heard, and a charge that is never answered is unknown after 130 seconds',
        ],
      },
    ],
  },
];
