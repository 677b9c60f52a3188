import { DRAFT_KEPT_FOR } from '../domain/limits';
import type { Clock, SessionStore } from '../ports';
import type { Draft } from '../protocol/commands';

interface Ports {
  readonly clock: Clock;
  readonly session: SessionStore;
}

interface KeptDraft {
  readonly draft: Draft;
  readonly at: number;
}

const keyOf = (tabId: number) => `draft:${String(tabId)}`;

/** Keeps what was typed in a tab's form, or forgets it (null). */
export async function saveDraft(
  { clock, session }: Ports,
  { tabId, draft }: { tabId: number; draft: Draft | null },
): Promise<null> {
  if (draft === null) await session.remove(keyOf(tabId));
  else await session.write(keyOf(tabId), { draft, at: clock.now() } satisfies KeptDraft);
  return null;
}

/** What was typed in that tab within the last ten minutes. */
export async function readDraft({ clock, session }: Ports, tabId: number): Promise<Draft | null> {
  // Only `saveDraft` writes here, from a request that its schema has checked.
  const kept = (await session.read(keyOf(tabId))) as KeptDraft | undefined;
  if (kept === undefined || clock.now() - kept.at > DRAFT_KEPT_FOR) return null;
  return kept.draft;
}
