const TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * Reads a time of the API as milliseconds since 1970; undefined when it is none. The API writes RFC 3339,
 * or microseconds without a zone, and means UTC by that.
 */
export function readTime(text: string): number | undefined {
  const match = TIME.exec(text.trim());
  if (match === null) return undefined;
  const [, day = '', time = '', fraction = '', zone = 'Z'] = match;
  const colon = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const at = Date.parse(`${day}T${time}${fraction.slice(0, 4)}${colon}`);
  return Number.isNaN(at) ? undefined : at;
}
