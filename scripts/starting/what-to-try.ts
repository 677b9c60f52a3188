import { UNKNOWN_HOSTS } from '../../test/desk/desk-hosts';
import { namedCustomers } from '../../test/sandbox/named-customers';
import { PASSPHRASE } from '../../test/e2e/support/set-up-extension';

/** What a person at the demo desk can do, in words for the terminal. */
export function whatToTry(): string {
  const width = Math.max(...namedCustomers.map(({ id }) => id.length));
  return [
    '',
    'The demo desk is open, and Chargehand is set up and unlocked for the sandbox.',
    '',
    '  Alt+Shift+Y    quick purchase: the form opens filled in, Enter charges',
    '  Alt+Shift+U    the charge form, as does its button in the toolbar',
    '  right-click    Charge this customer; on a selected ID also: This is the customer ID',
    '',
    'Pages of desk.acme.test worth a try, beside the plain tickets:',
    "  /tickets/513          a customer who writes somebody else's ID",
    '  /tickets/514          an agent with an ID of their own',
    '  /tickets/515 … 518    the customer in shadow roots and frames',
    '  /tickets/519          two IDs that disagree',
    '  /inbox/501            tickets without loading a page',
    '  /open/501             several tickets open at once',
    ...Object.values(UNKNOWN_HOSTS).map((host) => `  https://${host}/people/31  a page to teach`),
    '',
    `The passphrase, should it lock, is: ${PASSPHRASE}`,
    '',
    'These customers of the sandbox behave as they are called; add ".2" for a fresh one:',
    ...namedCustomers.map(({ id, says }) => `  ${id.padEnd(width)}  ${says}`),
    '',
    'Close the browser or press Ctrl+C to stop.',
  ].join('\n');
}
