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
  {
    fault: 'The permission for the billing host is withheld',
    sees: 'Not sent, with a button that asks for it',
    charges: '0',
    tests: [
      {
        file: 'specs/bad-input.spec.ts',
        titles: ['the billing host withheld by the user: not sent, with a button that asks for it'],
      },
    ],
  },
  {
    fault: 'The disk is full, breaks off what is written, or takes nothing',
    sees: 'Not sent, with the reason',
    charges: '0',
    tests: [
      {
        file: 'specs/disk.spec.ts',
        titles: [
          'a journal that is full: not sent, with the reason',
          'a journal that cannot be written: not sent, with the reason',
          'a journal that breaks off what is written: not sent, with the reason',
        ],
      },
    ],
  },
  {
    fault: 'The record of charges cannot even be read',
    sees: 'That nothing is known: an earlier press of the same might have been sent',
    charges: '0',
    tests: [
      {
        file: 'specs/disk.spec.ts',
        titles: [
          'a journal that does not open: nothing is sent, and nothing is said of the charge',
        ],
      },
    ],
  },
  {
    fault: 'A record is corrupt',
    sees: 'It is shown, and blocks its customer',
    charges: '0',
    tests: [
      {
        file: 'specs/states.spec.ts',
        titles: ['open charges of other customers, and a record that cannot be read'],
      },
      {
        file: 'specs/journal.spec.ts',
        titles: ['a record that cannot be read blocks its customer'],
      },
    ],
  },
  {
    fault: 'The clock is an hour off at the press and is set right',
    sees: 'Unknown, and not deniable before half an hour by the server’s clock',
    charges: 'at most 1',
    tests: [
      {
        file: 'specs/verdicts.spec.ts',
        titles: [
          'a clock that was an hour ahead at the press and is set right frees no denial early',
        ],
      },
    ],
  },
  {
    fault: 'The machine sleeps between the journal write and the request',
    sees: 'Not sent',
    charges: '0',
    tests: [
      {
        file: 'specs/verdicts.spec.ts',
        titles: ['a press that the machine slept over is withheld, and frees its customer'],
      },
    ],
  },
  {
    fault: 'The clock is set back or forward a day',
    sees: 'An open charge still blocks, and is settled',
    charges: 'no second one',
    tests: [
      {
        file: 'specs/clock.spec.ts',
        titles: [
          'clock set back a day: an open charge still blocks, and is settled',
          'clock set forward a day: an open charge still blocks, and is settled',
        ],
      },
    ],
  },
  {
    fault: 'The extension is switched off while the server charges',
    sees: 'Unknown when it is on again, then settled',
    charges: '1',
    tests: [
      {
        file: 'specs/interrupted.spec.ts',
        titles: [
          'the extension switched off while the server charges: unknown when it is on again, then settled',
        ],
      },
    ],
  },
  {
    fault: 'An update comes while the server charges',
    sees: 'The outcome; the update waits for it',
    charges: '1',
    tests: [
      {
        file: 'specs/interrupted.spec.ts',
        titles: ['an update while the server charges waits for the answer'],
      },
    ],
  },
  {
    fault: 'The key is locked, missing or wrong; the organization is unknown or missing',
    sees: 'Not sent or refused, with the one thing to do',
    charges: '0',
    tests: [
      {
        file: 'specs/unready.spec.ts',
        titles: [
          'locked, and without a key: not sent, and nothing is charged',
          'a wrong key is refused, an unknown organization is not sent to, and nothing is charged',
        ],
      },
      {
        file: 'specs/set-up.spec.ts',
        titles: [
          'a fresh install opens set-up, and the popup leads there too',
          'locked, the popup asks for the passphrase, and a wrong one charges nobody',
          'a removed key is gone, and the popup says what is missing',
        ],
      },
    ],
  },
  {
    fault: 'The key is locked or removed while a charge is out',
    sees: 'The outcome after the unlock; without a key, what needs none still settles it',
    charges: '1',
    tests: [
      {
        file: 'specs/trouble.spec.ts',
        titles: [
          'locked while a charge is out: it goes on, and its outcome is there after the unlock',
          'the key removed while a charge is open: what needs no key still settles it',
        ],
      },
    ],
  },
  {
    fault: 'The organization is changed without a key, or set up while a charge is cleared',
    sees: 'Not sent, or a charge with its own organization’s key',
    charges: 'at most 1',
    tests: [
      {
        file: 'specs/one-key.spec.ts',
        titles: [
          'another organization is chosen without a key: nothing is sent until its key is saved',
          'another organization is set up while a charge is cleared: it leaves with its own key',
        ],
      },
    ],
  },
  {
    fault: 'The browser never answers a call: the badge, the alarm, the notification',
    sees: 'The outcome; no other press waits',
    charges: '1',
    tests: [
      {
        file: 'specs/hung-browser.spec.ts',
        titles: [
          'a badge that the browser never answers holds up no press of any customer',
          'an alarm that the browser never answers holds up no press of any customer',
          'a notification that the browser never answers holds up no press of any customer',
        ],
      },
    ],
  },
  {
    fault: 'The browser closes the connection to the database while a charge is out',
    sees: 'The outcome',
    charges: '1',
    tests: [
      {
        file: 'specs/hung-browser.spec.ts',
        titles: [
          'a database connection that the browser closed is opened again, and an outcome that arrives then is recorded',
        ],
      },
    ],
  },
];
