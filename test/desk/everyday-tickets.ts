import { fromAgent, fromCustomer, type Ticket } from './ticket';

/** One ticket for each named customer worth a look, and one of somebody without an id. */
export const everydayTickets: readonly Ticket[] = [
  {
    number: 501,
    subject: 'Can you add another 100 coins?',
    status: 'Open',
    requester: 'Maya Lindqvist',
    email: 'maya.lindqvist@mail.test',
    customerId: 'usr_succeeds',
    plan: 'Premium monthly',
    since: 'March 2024',
    messages: [
      fromCustomer(
        '09:12',
        'Hi! I ran out of coins in the middle of a tournament. The app store keeps spinning on my phone. Can you add the 100 pack and charge the card you have?',
      ),
      fromAgent(
        '09:20',
        'Happy to. That is the 100 coin pack at $0.99, on the Visa ending 4242. Shall I go ahead?',
      ),
      fromCustomer('09:21', 'Yes please, go ahead.'),
    ],
  },
  {
    number: 502,
    subject: 'Switch me to yearly billing',
    status: 'Open',
    requester: 'Tomás Oliveira',
    email: 'tomas.oliveira@mail.test',
    customerId: 'usr_processing',
    plan: 'Premium monthly',
    since: 'January 2023',
    messages: [
      fromCustomer(
        '08:47',
        'I would like to pay once a year from now on. My bank account is already saved, it always takes a moment to clear.',
      ),
    ],
  },
  {
    number: 503,
    subject: 'Payment did not go through',
    status: 'Waiting',
    requester: 'Ingrid Bauer',
    email: 'ingrid.bauer@mail.test',
    customerId: 'usr_fails',
    plan: 'None',
    since: 'August 2025',
    messages: [
      fromCustomer(
        'Yesterday',
        'The lifetime pass would not buy. Could you try my card from your side?',
      ),
      fromAgent('Yesterday', 'I will try once and tell you exactly what the bank says.'),
    ],
  },
  {
    number: 504,
    subject: 'Renewal for the whole quarter',
    status: 'Open',
    requester: 'Kwame Mensah',
    email: 'kwame.mensah@mail.test',
    customerId: 'usr_slow_45s',
    plan: 'Premium quarterly',
    since: 'May 2022',
    messages: [
      fromCustomer('10:02', 'Please renew me for the next three months on the saved card.'),
    ],
  },
  {
    number: 505,
    subject: 'Gift for my sister',
    status: 'New',
    requester: 'Aiko Tanaka',
    email: 'aiko.tanaka@mail.test',
    customerId: 'usr_held',
    plan: 'Premium yearly',
    since: 'November 2021',
    messages: [
      fromCustomer('10:15', 'I want to buy the yen pack for my sister. Same card as always.'),
    ],
  },
  {
    number: 506,
    subject: 'Still nothing after an hour',
    status: 'Open',
    requester: 'Luc Fontaine',
    email: 'luc.fontaine@mail.test',
    customerId: 'usr_never',
    plan: 'None',
    since: 'October 2025',
    messages: [
      fromCustomer(
        '07:58',
        'I asked for the monthly plan on the phone. Has it been charged or not? I do not want to pay twice.',
      ),
    ],
  },
  {
    number: 507,
    subject: 'Lifetime pass, please',
    status: 'Open',
    requester: 'Sofia Rossi',
    email: 'sofia.rossi@mail.test',
    customerId: 'usr_owns_it',
    plan: 'Lifetime',
    since: 'February 2020',
    messages: [
      fromCustomer(
        '11:31',
        'Could you sell me the lifetime pass? I think I only have a subscription.',
      ),
    ],
  },
  {
    number: 508,
    subject: 'My bank asks for a code each time',
    status: 'Waiting',
    requester: 'Jonas Petersen',
    email: 'jonas.petersen@mail.test',
    customerId: 'usr_authenticates',
    plan: 'None',
    since: 'June 2025',
    messages: [
      fromCustomer(
        '11:40',
        'Every online payment wants a confirmation in my banking app. Can you still charge the card?',
      ),
    ],
  },
  {
    number: 509,
    subject: 'Try the trial for me',
    status: 'New',
    requester: 'Priya Nair',
    email: 'priya.nair@mail.test',
    customerId: 'usr_cancels',
    plan: 'None',
    since: 'This week',
    messages: [
      fromCustomer(
        '11:52',
        'The trial button is greyed out. Could you start the trial week for me?',
      ),
    ],
  },
  {
    number: 510,
    subject: 'App closed while I was paying',
    status: 'Open',
    requester: 'Elif Demir',
    email: 'elif.demir@mail.test',
    customerId: 'usr_cut_after',
    plan: 'Premium monthly',
    since: 'April 2024',
    messages: [
      fromCustomer(
        '12:04',
        'I am on a train with bad reception. Can you do the purchase from your side?',
      ),
    ],
  },
  {
    number: 511,
    subject: 'Moved from another account',
    status: 'Open',
    requester: 'Ben Carter',
    email: 'ben.carter@mail.test',
    customerId: 'usr_unknown',
    plan: 'None',
    since: 'Unknown',
    messages: [
      fromCustomer(
        '12:10',
        'I used to pay under my old address. Please put the monthly plan on this one.',
      ),
    ],
  },
  {
    number: 512,
    subject: 'Question before I sign up',
    status: 'New',
    requester: 'Hana Kim',
    email: 'hana.kim@mail.test',
    plan: 'None',
    since: 'Not a customer yet',
    messages: [fromCustomer('12:22', 'Does the yearly plan work on two devices?')],
  },
];
