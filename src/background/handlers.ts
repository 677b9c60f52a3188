import type { ActivePage, CardShelf, Ids, SessionStore, Timers } from '../ports';
import type { CommandName, Commands } from '../protocol/commands';
import { checkOutcome } from './check-outcome';
import { closeDamaged, getDamaged } from './damaged-charges';
import { saveDraft } from './form-draft';
import { getStatus } from './get-status';
import { findByEmail, checkCustomer } from './find-by-email';
import { seeCustomer } from './follow-up';
import { listCards } from './list-cards';
import { listOpenCharges } from './list-open-charges';
import { listPricePoints } from './list-price-points';
import type { LookAtDuePorts } from './look-at-due';
import { markCharge } from './mark-charge';
import { openForm, putAside } from './open-form';
import { proposeCard } from './propose-card';
import { readCustomer } from './read-customer';
import { importCards, previewCards, removeCard, saveCard } from './save-cards';
import { saveSetup } from './save-setup';
import { startCharge, type StartChargePorts } from './start-charge';
import { testConnection } from './test-connection';
import { tryCard } from './try-card';
import { unlock } from './unlock';

export type Handlers = {
  readonly [Name in CommandName]: (
    request: Commands[Name]['request'],
  ) => Promise<Commands[Name]['reply']>;
};

export type AllPorts = StartChargePorts &
  LookAtDuePorts & {
    readonly cards: CardShelf;
    readonly ids: Ids;
    readonly page: ActivePage;
    readonly session: SessionStore;
    readonly timers: Timers;
  };

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
    'read-customer': async (request) => {
      const customer = await readCustomer(ports, request);
      if (customer.found) void seeCustomer(ports, customer.externalId);
      return customer;
    },
    'check-customer': (request) => checkCustomer(ports, request),
    'find-by-email': (request) => findByEmail(ports, request),
    'propose-card': (request) => proposeCard(ports, request),
    'try-card': (request) => tryCard(ports, request),
    'save-card': (request) => saveCard(ports, request),
    'remove-card': (request) => removeCard(ports, request),
    'list-cards': () => listCards(ports),
    'preview-cards': (request) => previewCards(ports, request),
    'import-cards': (request) => importCards(ports, request),
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
