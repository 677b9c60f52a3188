import type { Fault } from './fault';

const ledger = 'as the ledger says';

export const serverFaults: readonly Fault[] = [
  {
    fault: 'A denial without a reason; a look that a firewall refused',
    sees: 'Not confirmed yet; refused once a look that could read shows no payment',
    charges: '0',
    tests: [
      {
        file: 'specs/verdicts.spec.ts',
        titles: [
          'a denial without a reason is confirmed by a look 90 seconds later, and claims its customer until then',
          'a look that a firewall refused confirms nothing',
        ],
      },
    ],
  },
  {
    fault: 'A fault told after charging; an error whose data say succeeded; owned, and not before',
    sees: 'Not confirmed yet or unknown, and succeeded by a look at once',
    charges: ledger,
    tests: [
      {
        file: 'specs/answers.spec.ts',
        titles: [
          'answered wrapped: usr_owns_it is unknown',
          'answered wrapped: usr_owned_unseen is unknown',
          'answered wrapped: usr_owned_after is unknown',
          'answered wrapped: usr_error_succeeded is unknown',
        ],
      },
      {
        file: 'specs/verdicts.spec.ts',
        titles: [
          'a fault told after charging is not told as refused: the order is found at once',
          'an error whose data say succeeded is unknown, and found at once',
        ],
      },
    ],
  },
  {
    fault:
      'A second order that the history shows minutes later, or that the first look could not read',
    sees: '“Charged twice?” by the next look that could read',
    charges: 'each of them reported',
    tests: [
      {
        file: 'specs/verdicts.spec.ts',
        titles: [
          'a second order that the history shows late is told by the look after 5 minutes',
          'a look at 90 seconds that a firewall refused is made again, and tells the second order',
        ],
      },
    ],
  },
  {
    fault: 'A lost charge is marked as not charged, pressed again, and carried out after all',
    sees: '“Charged twice?” on both records; under a key that the server honours “Already charged”',
    charges: '1 where keys are honoured; else both are reported',
    tests: [
      {
        file: 'specs/verdicts.spec.ts',
        titles: [
          'a lost charge that is carried out after its denial is told on both records',
          'a lost charge that was denied lends its key: the server answers the first order, and charges once',
        ],
      },
    ],
  },
  {
    fault: 'Any status that an answer may have, in the envelope or bare',
    sees: 'What it says: succeeded, failed, cancelled, processing, to be authenticated, refused; a denial that may answer a second delivery first as not confirmed yet',
    charges: ledger,
    tests: [
      {
        file: 'specs/answers.spec.ts',
        titles: [
          'answered wrapped: usr_succeeds is succeeded',
          'answered wrapped: usr_created is succeeded',
          'answered wrapped: usr_processing is processing',
          'answered wrapped: usr_fails is failed',
          'answered wrapped: usr_cancels is cancelled',
          'answered wrapped: usr_authenticates is authenticating',
          'answered wrapped: usr_refuses_400 is refused',
          'answered wrapped: usr_refuses_401 is refused',
          'answered wrapped: usr_refuses_403 is refused',
          'answered wrapped: usr_refuses_429 is refused',
          'answered bare: usr_succeeds is succeeded',
          'answered bare: usr_created is succeeded',
          'answered bare: usr_processing is processing',
          'answered bare: usr_fails is failed',
          'answered bare: usr_cancels is cancelled',
          'answered bare: usr_authenticates is authenticating',
          'answered bare: usr_refuses_400 is refused',
        ],
      },
      {
        file: 'specs/outcomes.spec.ts',
        titles: [
          'a bare answer is read like a wrapped one',
          'the failure text for the customer is shown',
        ],
      },
    ],
  },
  {
    fault:
      'A 5xx, 409 or 425; an empty body, half a JSON, a web page, 50 MB; an unheard-of, missing or mistyped status',
    sees: 'Unknown',
    charges: 'at most 1',
    tests: [
      {
        file: 'specs/answers.spec.ts',
        titles: [
          'answered wrapped: usr_answers_409 is unknown',
          'answered wrapped: usr_answers_425 is unknown',
          'answered wrapped: usr_answers_500 is unknown',
          'answered wrapped: usr_answers_503 is unknown',
          'answered wrapped: usr_answers_504 is unknown',
          'answered wrapped: usr_502 is unknown',
          'answered wrapped: usr_rubbish is unknown',
          'answered wrapped: usr_empty is unknown',
          'answered wrapped: usr_huge is unknown',
          'answered wrapped: usr_unknown_status is unknown',
          'answered wrapped: usr_no_status is unknown',
          'answered wrapped: usr_number_status is unknown',
          'answered bare: usr_huge is unknown',
          'answered bare: usr_unknown_status is unknown',
          'answered bare: usr_no_status is unknown',
          'answered bare: usr_number_status is unknown',
          'half a JSON is unknown, or succeeded by the repeat of the browser',
        ],
      },
    ],
  },
  {
    fault: 'The answer has extra fields, lacks some or has some of a wrong type',
    sees: 'The right state all the same',
    charges: ledger,
    tests: [
      {
        file: 'specs/answers.spec.ts',
        titles: [
          'answered wrapped: usr_odd_fields is succeeded',
          'answered wrapped: usr_no_order is succeeded',
          'answered wrapped: usr_token_succeeded is authenticating',
          'answered wrapped: usr_token_failed is authenticating',
          'answered bare: usr_odd_fields is succeeded',
          'answered bare: usr_no_order is succeeded',
          'answered bare: usr_token_succeeded is authenticating',
          'answered bare: usr_token_failed is authenticating',
        ],
      },
    ],
  },
  {
    fault: 'The payment history or the assets are down, or refused to this key',
    sees: 'The charge works; that evidence is absent, and is said to be',
    charges: ledger,
    tests: [
      {
        file: 'specs/evidence.spec.ts',
        titles: [
          'payment history down: the charge works, and is settled by what the customer owns',
          'assets down: the charge works, and the history alone is a probability',
          'both down: the charge works, nothing is known of it, and the popup says why',
          'a key that may not look payments up: the charge works, and that evidence is absent',
        ],
      },
    ],
  },
];
