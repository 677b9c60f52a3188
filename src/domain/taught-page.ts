import type { CardPage } from './site-card';

const ADDRESS =
  /^([a-z][-+.a-z0-9]*):\/\/(?:[^/?#@]*@)?([^/?#]+)([^?#]*)(?:\?([^#]*))?(?:#([^]*))?$/i;

/** The part of an address that names the record, as a pattern and as it stands in the sample. */
interface Part {
  readonly pattern: string;
  readonly sample: string;
}

/**
 * The kind of page that an address is one of: the same host and way, and any record. Nothing else of the
 * address is kept, since a query or a fragment may hold what is nobody's business.
 */
export function taughtPage(url: string): CardPage | undefined {
  const match = ADDRESS.exec(url);
  if (match === null) return undefined;
  const [, scheme = '', host = '', path = '', query = '', fragment = ''] = match;
  const origin = `${scheme.toLowerCase()}://${host.toLowerCase()}`;
  const part = ofPath(path) ?? ofFragment(path, fragment) ?? ofQuery(path, query) ?? whole(path);
  return {
    name: 'record',
    pattern: `^${escape(origin)}${part.pattern}`,
    sample: `${origin}${part.sample}`,
  };
}

function ofPath(path: string): Part | undefined {
  const parts = path.split('/');
  const last = parts.findLastIndex(isRecordLike);
  if (last === -1) return undefined;
  const way = parts.slice(0, last + 1);
  return { pattern: `${way.map(asPattern).join('/')}(?=[/?#]|$)`, sample: way.join('/') };
}

function asPattern(part: string): string {
  return isRecordLike(part) ? '([^/?#]+)' : escape(part);
}

/** A router that keeps its way, or its query, behind the `#`. */
function ofFragment(path: string, fragment: string): Part | undefined {
  const before = `${escape(path)}(?:\\?[^#]*)?#`;
  const [way = '', query = ''] = fragment.split('?');
  const inWay = way.includes('=') ? undefined : ofPath(way);
  if (inWay !== undefined) {
    return { pattern: `${before}${inWay.pattern}`, sample: `${path}#${inWay.sample}` };
  }
  if (way.includes('=')) return inQuery(before, `${path}#`, way);
  return inQuery(`${before}${escape(way)}\\?`, `${path}#${way}?`, query);
}

function ofQuery(path: string, query: string): Part | undefined {
  return inQuery(`${escape(path)}\\?`, `${path}?`, query);
}

/** Keys whose value says what kind of record it is. */
const KIND_KEYS: ReadonlySet<string> = new Set(['module', 'model', 'object', 'entity', 'type']);
/** Keys whose value is the record. */
const RECORD_KEY = /^(id|record|uid|[a-z]+(_id|Id|ID))$/;
/** Keys whose value is a secret or the agent's own. */
const PRIVATE_KEY = /token|session|^sid$|auth|secret|key|code|state|sig|csrf|nonce/i;

/** The order of a query is nobody's promise: what is looked for may stand anywhere in it. */
function inQuery(before: string, place: string, query: string): Part | undefined {
  const pairs = query.split('&').map((pair) => {
    const at = pair.indexOf('=');
    return { key: pair.slice(0, Math.max(at, 0)), value: pair.slice(at + 1) };
  });
  const record = pairs.find(
    ({ key, value }) => RECORD_KEY.test(key) && !PRIVATE_KEY.test(key) && isRecordLike(value),
  );
  if (record === undefined) return undefined;
  const kind = pairs.find(({ key, value }) => KIND_KEYS.has(key) && /^[\w.-]{1,40}$/.test(value));
  const kinds = kind === undefined ? [] : [kind];
  const kept = [...kinds, record].map(({ key, value }) => `${key}=${value}`);
  const has = kinds.map(
    ({ key, value }) => `(?=(?:[^#]*&)?${escape(key)}=${escape(value)}(?:[&#]|$))`,
  );
  return {
    pattern: `${before}${has.join('')}(?:[^#]*&)?${escape(record.key)}=([^&#]+)`,
    sample: `${place}${kept.join('&')}`,
  };
}

/** An address that names no record is known as a whole. */
function whole(path: string): Part {
  return { pattern: `${escape(path)}(?=[?#]|$)`, sample: path };
}

/**
 * True for what changes from record to record: numbers, UUIDs, hexadecimal and mixed ids, e-mail
 * addresses. A word with a digit or two, such as `v2` or `step1`, is a name.
 */
function isRecordLike(part: string): boolean {
  if (/[?#&\s]/.test(part)) return false;
  if (/^\d+$/.test(part) || /@|%40/.test(part)) return true;
  if (/^[a-z]+\d{1,2}$/i.test(part)) return false;
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(part) || isMixed(part);
}

function isMixed(part: string): boolean {
  return part.length >= 4 && /\d/.test(part) && /[a-z]/i.test(part) && /^[\w.~:-]+$/.test(part);
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
