import type { Charge } from '../domain/charge';
import { stateFacts } from '../domain/state-facts';
import type { SettingsStore } from '../ports';
import { lookAtCustomer, lookAtDue, type LookAtDuePorts } from './look-at-due';
import { FIRST_LOOK } from './wake';

/**
 * Looks at what a press has come to, without keeping its reply waiting: at once where the answer leaves it open
 * whether money moved, and once more in this same life, since an alarm goes by a clock that may be set.
 */
export function followUp(ports: LookAtDuePorts, { request, state }: Charge): void {
  const { log, timers } = ports;
  const look = () => lookAtDue(ports).catch(log.bug('look'));
  if (stateFacts[state].lookUps === 'never') {
    // The press was turned away; the customer was seen all the same.
    void lookAtCustomer(ports, request.organization, request.externalId).catch(log.bug('look'));
    return;
  }
  void look();
  timers.after(FIRST_LOOK, look);
}

/** A form shows a customer: what has come to light of their charges meanwhile is told now. */
export async function seeCustomer(
  ports: LookAtDuePorts & { readonly settings: Pick<SettingsStore, 'read'> },
  externalId: string,
): Promise<void> {
  const { log, settings } = ports;
  const see = async () => {
    const { organization } = await settings.read();
    await lookAtCustomer(ports, organization, externalId);
  };
  await see().catch(log.bug('look'));
}
