import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime } from '../../../src/billing/read-time';
import { NOW } from '../support/samples';

/** Properties take their time on a busy machine. */
const LONG = { timeout: 60_000 };

describe('a time of the API', () => {
  it.each<[string, number]>([
    ['2026-11-22T09:00:00Z', NOW],
    ['2026-11-22T09:00:00z', NOW],
    ['2026-11-22T09:00:00', NOW],
    ['2026-11-22t09:00:00', NOW],
    ['2026-11-22 09:00:00', NOW],
    [' 2026-11-22T09:00:00Z\n', NOW],
    ['2026-11-22T09:00:00.1', NOW + 100],
    ['2026-11-22T09:00:00.12', NOW + 120],
    ['2026-11-22T09:00:00.123', NOW + 123],
    ['2026-11-22T09:00:00.123456', NOW + 123],
    ['2026-11-22T09:00:00.999999999Z', NOW + 999],
    ['2026-11-22T09:00:00+00:00', NOW],
    ['2026-11-22T11:00:00+02:00', NOW],
    ['2026-11-22T11:00:00+0200', NOW],
    ['2026-11-22T03:30:00.5-05:30', NOW + 500],
    ['2026-11-22T03:30:00.5-0530', NOW + 500],
    ['1970-01-01T00:00:00', 0],
    ['2024-02-29T23:59:59.999', Date.UTC(2024, 1, 29, 23, 59, 59, 999)],
  ])('%j is read: without a zone it is UTC', (text, at) => {
    expect(readTime(text)).toBe(at);
  });

  it.each([
    '',
    'now',
    '2026-11-22',
    '09:00:00',
    '2026-11-22T09:00',
    '2026-11-22T09:00:00.',
    '2026-11-22T09:00:00.1234567890',
    '2026-11-22T09:00:00 Z',
    '2026-11-22 09:00:00 Z',
    '2026-11-22  09:00:00Z',
    '2026-11-22_09:00:00Z',
    '2026-11-22T09:00:00+2',
    '2026-11-22T09:00:00+02',
    '2026-11-22T09:00:00+02:00:00',
    '2026-11-22T09:00:00 GMT',
    '2026-11-22T09:00:00Zulu',
    '2026-11-22T25:00:00Z',
    '2026-11-22T09:61:00Z',
    '2026-13-01T09:00:00Z',
    '2026-00-01T09:00:00Z',
    '26-11-22T09:00:00Z',
    '+002026-11-22T09:00:00Z',
    'Sun, 22 Nov 2026 09:00:00 GMT',
    '1795338000000',
    '2026-11-22T09:00:00+99:99',
    'x2026-11-22T09:00:00Z',
  ])('%j is none', (text) => {
    expect(readTime(text)).toBeUndefined();
  });

  it('in the form that JavaScript writes is read as it was meant', LONG, () => {
    const dates = fc.date({
      min: new Date('1970-01-01T00:00:00Z'),
      max: new Date('2999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, (date) => {
        const iso = date.toISOString();
        expect(readTime(iso)).toBe(date.getTime());
        expect(readTime(iso.replace('Z', '456'))).toBe(date.getTime());
      }),
    );
  });

  it('is a number or nothing, whatever the text', LONG, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readTime(text)).toSatisfy((at: unknown) => at === undefined || Number.isInteger(at));
      }),
    );
  });
});
