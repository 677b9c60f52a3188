import { KNOWN_LABELS, normalizeLabel } from '../domain/label-match';
import { taughtCard } from '../domain/taught-card';
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
  const labels = [...KNOWN_LABELS, ...customerIdLabels.map(normalizeLabel)];
  const read = await page.readPointed(tabId, labels);
  if (!read.ok) return { ok: false, why: read.why };
  const { anchors, value } = read.answer;
  const offers = anchors.flatMap(({ field, matches }) => {
    const leads = matches > 0 && (field.selector !== '' || field.labels.length > 0);
    const card = leads ? taughtCard(read.page, field) : undefined;
    return card === undefined ? [] : [{ card, matches }];
  });
  if (value === '' || offers.length === 0) return { ok: false, why: 'nothing-pointed-at' };
  return { ok: true, host: read.page.host, value, offers };
}
