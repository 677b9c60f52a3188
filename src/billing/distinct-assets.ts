import type { Asset } from '../domain/customer-books';

/** One asset as a list shows it; `ownId` is what the server calls it, null where it has no id of its own. */
export interface ListedAsset extends Omit<Asset, 'id'> {
  readonly ownId: string | null;
}

/**
 * Gives each asset an id that no other one has, and that it has in every answer: its own, else its order and
 * price point, else all that is known and does not change. What two lists show by one id is one asset.
 */
export function distinctAssets(listed: readonly ListedAsset[]): readonly Asset[] {
  const byId = new Map<string, Asset>();
  for (const { ownId, ...asset } of listed) {
    const { ident, orderId, ref, startedAt } = asset;
    const name = ownId ?? (orderId === null ? null : `${orderId} ${ident}`);
    if (name === null) {
      const id = freeId(byId, `${ident} ${startedAt ?? ''} ${ref ?? ''}`);
      byId.set(id, { ...asset, id });
      continue;
    }
    const namesake = byId.get(name);
    // Two price points are two things, such as a subscription and what was granted with it.
    const isOther = namesake !== undefined && namesake.ident !== ident;
    const id = isOther ? `${name} ${ident}` : name;
    const known = byId.get(id);
    byId.set(id, { ...asset, ...known, id, ref: known?.ref ?? ref });
  }
  return [...byId.values()];
}

/** Of things that nothing tells apart, their number does. */
function freeId(taken: ReadonlyMap<string, unknown>, id: string): string {
  let free = id;
  for (let count = 2; taken.has(free); count += 1) free = `${id} ${count}`;
  return free;
}
