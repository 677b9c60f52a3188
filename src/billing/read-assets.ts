import type { Asset } from '../domain/customer-books';
import { z } from '../domain/schema';
import { isOver } from './asset-state';
import { distinctAssets, type ListedAsset } from './distinct-assets';
import { identifier, textOf } from './error-envelope';
import { readIdent, readPricePoint } from './read-price-points';
import { readTime } from './read-time';

const fields = z.record(z.string(), z.unknown());
const envelope = z.object({ data: fields });

const list = z.optional(z.nullable(z.array(z.unknown())));
/** The lists that the API names, in the order in which they are read; the last one by inference. */
const namedLists = z.object({ subscriptions: list, oneoffs: list, consumables: list });

const field = z.optional(z.unknown());
const wireAsset = z.object({
  price_point: field,
  initial_order_metadata: z.catch(z.optional(z.object({ ref: field })), undefined),
  started_at: z.catch(z.string(), ''),
  subs_id: field,
  oneoff_id: field,
  consumable_id: field,
  order_id: field,
  is_active: field,
  status: field,
  revoked_at: field,
});

/**
 * Reads the body of a `/my_assets` answer; undefined when it is none, such as one without any list: who is
 * told nothing of a customer has not been told that the customer owns nothing. Lists of other names are read
 * as well. An entry with neither an ident nor a reference is left out, since nothing could be known by it.
 */
export function readAssets(body: unknown): readonly Asset[] | undefined {
  const wrapped = envelope.safeParse(body);
  const data = wrapped.success ? wrapped.data.data : fields.safeParse(body).data;
  const named = namedLists.safeParse(data).data;
  if (data === undefined || named === undefined) return undefined;
  const names = new Set([...Object.keys(namedLists.shape), ...Object.keys(data)]);
  const listed = [...names].flatMap((name) => readList(name, data[name]));
  const hasList = listed.length > 0 || Object.values(named).some(Array.isArray);
  return hasList ? distinctAssets(listed) : undefined;
}

function readList(name: string, entries: unknown): readonly ListedAsset[] {
  return Array.isArray(entries) ? entries.flatMap((entry) => readAsset(name, entry) ?? []) : [];
}

function readAsset(listName: string, entry: unknown): ListedAsset | undefined {
  const wire = wireAsset.safeParse(entry).data;
  if (wire === undefined) return undefined;
  const ident = readIdent(wire.price_point) ?? '';
  const ref = textOf(wire.initial_order_metadata?.ref);
  if (ident === '' && ref === null) return undefined;
  const subsId = identifier(wire.subs_id);
  const oneoffId = identifier(wire.oneoff_id);
  const kind = kindOf(listName, subsId, oneoffId);
  return {
    // A consumable may name the subscription that it comes with.
    ownId: identifier(wire.consumable_id) ?? oneoffId ?? subsId,
    kind,
    ident,
    ref,
    orderId: identifier(wire.order_id),
    price: readPricePoint(wire.price_point)?.now ?? null,
    startedAt: readTime(wire.started_at) ?? null,
    isOver: isOver(wire, kind),
  };
}

function kindOf(listName: string, subsId: string | null, oneoffId: string | null): Asset['kind'] {
  if (listName === 'subscriptions' || subsId !== null) return 'subscription';
  return listName === 'oneoffs' || oneoffId !== null ? 'oneoff' : 'consumable';
}
