import { createHash } from 'node:crypto';

/** An id that stays the same in every answer: a UUID made of what it belongs to. */
export function relatedId(kind: string, of: string): string {
  const hex = createHash('sha256').update(`${kind} ${of}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
