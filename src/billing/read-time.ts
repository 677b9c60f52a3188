const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?$/;

/**
 * Reads a time of the API as milliseconds since 1970; undefined when it is none. The API writes RFC 3339,
 * or microseconds without a zone, and means UTC by that.
 */
export function readTime(text: string): number | undefined {
  const match = TIME.exec(text.trim().toUpperCase().replace(' ', 'T'));
  if (match === null) return undefined;
  const [, moment = '', fraction = '', zone = 'Z'] = match;
  const colon = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const at = Date.parse(`${moment}${fraction.slice(0, 4)}${colon}`);
  return Number.isNaN(at) ? undefined : at;
}
