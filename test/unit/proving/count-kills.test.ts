import { describe, expect, it } from 'vitest';
import { countKills } from '../../../scripts/proving/count-kills';
import type { Kill } from '../../../scripts/proving/prove-proof';

const held: Kill = {
  killer: 'background',
  browser: 'chromium',
  point: 'while waiting',
  round: 1,
  requests: 1,
  charges: 1,
  found: 'unknown',
  settled: 'succeeded',
  ok: true,
};
const failed = (how: Partial<Kill>): Kill => ({ ...held, ok: false, ...how });

describe('of charges over which something ended', () => {
  it('each that holds is counted as held', () => {
    const unsent = { requests: 0, charges: 0, found: 'none', settled: 'none' };
    const unknown = { charges: 0, settled: 'unknown' };
    const all = [held, { ...held, ...unsent }, { ...held, ...unknown }];
    expect(countKills(all)).toEqual({ charges: 3, held: 3, doubleCharges: 0, lostOutcomes: 0 });
  });

  it.each([
    ['unread', failed({ found: 'unread', settled: 'unread' })],
    ['no record', failed({ found: 'none', settled: 'none' })],
    ['still unknown after the look', failed({ settled: 'unknown' })],
    ['told that nothing was charged', failed({ settled: 'not-sent' })],
    ['told of a charge that was not made', failed({ charges: 0, settled: 'succeeded' })],
  ])('an outcome is lost: %s', (_, kill) => {
    expect(countKills([held, kill])).toMatchObject({ held: 1, lostOutcomes: 1, doubleCharges: 0 });
  });

  it('two charges are a double charge, unless the agent was told of both', () => {
    const twice = failed({ requests: 2, charges: 2 });
    expect(countKills([twice])).toMatchObject({ doubleCharges: 1, lostOutcomes: 1 });
    const told = { ...twice, settled: 'charged-twice' };
    expect(countKills([told])).toMatchObject({ doubleCharges: 0, lostOutcomes: 0 });
  });
});
