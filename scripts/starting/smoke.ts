import { charge, waitForOutcome } from '../../test/e2e/support/charge-form';
import { chargesOf } from '../../test/e2e/support/ledger';
import { openTicket, type World } from '../../test/e2e/support/world';

/** Makes one charge through the real popup; true when what it shows and the server's ledger agree. */
export async function smoke(
  { browser, sandbox }: World,
  customer: string,
  say: (text: string) => void,
): Promise<boolean> {
  const popup = await charge(browser, await openTicket(browser, customer));
  await waitForOutcome(popup, /^(Succeeded|Failed|Refused|Outcome unknown|Not sent)$/);
  const shown = await popup.text();
  const outcome = /^(Succeeded|Failed|Refused|Outcome unknown|Not sent)$/m.exec(shown)?.[1] ?? '';
  const orderId = /\border\s+([0-9a-f-]{36})/.exec(shown)?.[1] ?? 'none';
  const lines = chargesOf(sandbox, customer);
  say(`outcome   ${outcome}`);
  say(`order id  ${orderId}`);
  for (const { seq, amount, currency, externalId, ppIdent, orderId: order, status } of lines) {
    say(`ledger    #${seq} ${status} ${amount} ${currency} ${externalId} ${ppIdent} ${order}`);
  }
  const agree = outcome === 'Succeeded' && lines.length === 1 && lines[0]?.orderId === orderId;
  say(agree ? 'They agree.' : `They do NOT agree: the ledger has ${lines.length} charges.`);
  return agree;
}
