import type { ChargesOfCustomer, Journal, Vault } from '../ports';

interface Ports {
  readonly journal: Pick<Journal, 'open'>;
  readonly vault: Pick<Vault, 'status'>;
}

/** The charges that somebody has to see to. While locked there are none to show: they name customers. */
export async function listOpenCharges({ journal, vault }: Ports): Promise<ChargesOfCustomer> {
  const { locked } = await vault.status();
  return locked ? { charges: [], damaged: [], closed: [] } : journal.open();
}
