import type { Ids, SessionStore } from '../ports';
import type { CommandName, Commands } from '../protocol/commands';
import { checkOutcome } from './check-outcome';
import { closeDamaged, getDamaged } from './damaged-charges';
import { saveDraft } from './form-draft';
import { getStatus } from './get-status';
import { listOpenCharges } from './list-open-charges';
import { listPricePoints } from './list-price-points';
import type { LookAtDuePorts } from './look-at-due';
import { markCharge } from './mark-charge';
import { openForm, putAside } from './open-form';
import { readCustomer } from './read-customer';
import { saveSetup } from './save-setup';
import { startCharge, type StartChargePorts } from './start-charge';
import { testConnection } from './test-connection';
import { unlock } from './unlock';

export type Handlers = {
  readonly [Name in CommandName]: (
    request: Commands[Name]['request'],
  ) => Promise<Commands[Name]['reply']>;
};

export type AllPorts = StartChargePorts &
  LookAtDuePorts & { readonly ids: Ids; readonly session: SessionStore };

/** One use case for each command. */
export function createHandlers(ports: AllPorts): Handlers {
  return {
    'get-status': () => getStatus(ports),
    'save-setup': (request) => saveSetup(ports, request),
    'remove-key': async () => {
      await ports.vault.remove();
      return getStatus(ports);
    },
    unlock: (request) => unlock(ports, request),
    lock: async () => {
      await ports.vault.lock();
      return getStatus(ports);
    },
    'test-connection': () => testConnection(ports),
    'open-form': (request) => openForm(ports, request),
    'list-price-points': (request) => listPricePoints(ports, request),
    'read-customer': (request) => readCustomer(ports, request),
    'save-draft': (request) => saveDraft(ports, request),
    'start-charge': (request) => startCharge(ports, request),
    'get-charge': async ({ chargeId }) => (await ports.journal.read(chargeId)) ?? null,
    'put-aside': (request) => putAside(ports, request),
    'check-outcome': (request) => checkOutcome(ports, request),
    'mark-charge': (request) => markCharge(ports, request),
    'list-open-charges': () => listOpenCharges(ports),
    'get-damaged': (request) => getDamaged(ports, request),
    'close-damaged': (request) => closeDamaged(ports, request),
  };
}
