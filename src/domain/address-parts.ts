/** One part of an address that can hold an id, as it reads when decoded. */
export interface AddressPart {
  readonly text: string;
  /** The key of a query, else the part of the path before it; empty for the first part of a path. */
  readonly under: string;
}

const ADDRESS = /^[a-z][-+.a-z0-9]*:\/\/[^/?#]*([^?#]*)(?:\?([^#]*))?(?:#([^]*))?$/i;

/** The parts of path, query and fragment. A fragment may be a path with a query of its own. */
export function addressParts(url: string): readonly AddressPart[] {
  const [, path = '', query = '', fragment = ''] = ADDRESS.exec(url) ?? [];
  const [way = '', ...rest] = fragment.split('?');
  const hashed = way.includes('=') ? queryParts(way) : pathParts(way);
  return [...pathParts(path), ...queryParts(query), ...hashed, ...queryParts(rest.join('?'))];
}

function pathParts(path: string): readonly AddressPart[] {
  const parts = path.split('/').filter((part) => part !== '' && part !== '!');
  return parts.map((part, at) => ({ text: decode(part), under: decode(parts[at - 1] ?? '') }));
}

function queryParts(query: string): readonly AddressPart[] {
  return query.split('&').flatMap((pair) => {
    const at = pair.indexOf('=');
    if (at === -1 || at === pair.length - 1) return [];
    const value = pair.slice(at + 1).replaceAll('+', ' ');
    return [{ text: decode(value), under: decode(pair.slice(0, at)) }];
  });
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Keys of a query that name the merchant's customer. */
const CUSTOMER_KEYS: ReadonlySet<string> = new Set([
  'external_id',
  'user_id',
  'customer_id',
  'client_id',
  'account_id',
  'member_id',
  'subscriber_id',
  'player_id',
  'uid',
]);

/** Parts of a path after which a customer is named. */
const CUSTOMER_PLACES: ReadonlySet<string> = new Set(
  ['user', 'customer', 'client', 'account', 'member', 'subscriber', 'player', 'profile'].flatMap(
    (word) => [word, `${word}s`],
  ),
);

/** True when the key of a query says that its value is a customer. */
export function isCustomerKey(key: string): boolean {
  const words = key.replace(/([a-z])([A-Z])/g, '$1_$2').replaceAll('-', '_');
  return CUSTOMER_KEYS.has(words.toLowerCase());
}

/** True when the address says by itself that this part of it is a customer. */
export function namesCustomer({ under }: AddressPart): boolean {
  return isCustomerKey(under) || CUSTOMER_PLACES.has(under.toLowerCase());
}
