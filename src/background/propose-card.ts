import { KNOWN_LABELS, normalizeLabel } from '../domain/label-match';
import type { ActivePage, SettingsStore } from '../ports';
import type { CardProposal } from '../protocol/page-commands';

interface Ports {
  readonly page: Pick<ActivePage, 'readPointed'>;
  readonly settings: Pick<SettingsStore, 'read'>;
}

/** Cards that would find again what the agent points at on the page. */
export async function proposeCard(
  { page, settings }: Ports,
  { tabId }: { tabId: number },
): Promise<CardProposal> {
  const { customerIdLabels } = await settings.read();
  const read = await page.readPointed(tabId, [
    ...KNOWN_LABELS,
    ...customerIdLabels.map(normalizeLabel),
  ]);
  if (!read.ok) return read;
  return { ok: false, why: 'nothing-pointed-at' };
}
