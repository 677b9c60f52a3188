import type { Fault } from './fault';

export const ownFaults: readonly Fault[] = [
  {
    fault: 'Double clicks, keys held down, many real keys and clicks; two windows at once',
    sees: 'One charge, whichever of them shows it',
    charges: '1',
    tests: [
      {
        file: 'specs/once.spec.ts',
        titles: ['a double press is one charge', 'Enter held down is one charge'],
      },
      {
        file: 'specs/bursts.spec.ts',
        titles: [
          '4 bursts of keys and clicks are one charge each',
          'start-charge from two pages in two windows at once is one charge',
        ],
      },
    ],
  },
  {
    fault: 'The popup is closed while the charge is being sent',
    sees: 'A notification with the outcome; the charge, when it is opened again',
    charges: '1',
    tests: [
      {
        file: 'specs/once.spec.ts',
        titles: [
          'a popup closed while sending shows the same charge when it is opened again',
          'an outcome that arrives with the popup closed becomes a notification',
        ],
      },
    ],
  },
];
