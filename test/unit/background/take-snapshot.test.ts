import { describe, expect, it } from 'vitest';
import { takeSnapshot, whyUnread } from '../../../src/background/take-snapshot';
import type { CallFailure } from '../../../src/ports';
import { createFakePorts, historyOf, KEY } from '../support/fake-ports';
import { dollars, NOW } from '../support/samples';

/** Why each failed call told nothing, of a source and of the payments before a charge. */
const failures: readonly (readonly [CallFailure, ReturnType<typeof whyUnread>, string])[] = [
  ['key-refused', 'key-refused', 'key-refused'],
  ['forbidden', 'key-refused', 'key-refused'],
  ['malformed', 'unreadable', 'unreadable'],
  ['network', 'unreachable', 'unreachable'],
  ['timeout', 'unreachable', 'unreachable'],
  ['organization-unknown', 'error', 'unreachable'],
  ['not-found', 'error', 'unreachable'],
  ['server-error', 'error', 'unreachable'],
];

describe('the payments before a charge', () => {
  it('are known by their orders and refunds, at the time of both clocks', async () => {
    const paid = { amount: dollars(499), createdAt: NOW - 9 };
    const payments = [
      { ...paid, orderId: 'o-1', refundedMinor: 0 },
      { ...paid, orderId: 'o-2', refundedMinor: null },
    ];
    const read = { ...historyOf(...payments), serverAt: NOW + 7 };
    const { ports } = await createFakePorts({ payments: read });
    await expect(takeSnapshot(ports, 'acme', KEY, 'cus_1001')).resolves.toEqual({
      snapshot: {
        taken: true,
        at: NOW,
        serverAt: NOW + 7,
        payments: [
          { orderId: 'o-1', refundedMinor: 0 },
          { orderId: 'o-2', refundedMinor: null },
        ],
      },
      payments,
      serverAt: NOW + 7,
    });
  });

  it.each(failures)('are not known where the call fails by %s: %s, kept as %s', async (...row) => {
    const [why, source, kept] = row;
    const { ports } = await createFakePorts({ payments: { ok: false, why } });
    await expect(takeSnapshot(ports, 'acme', KEY, 'cus_1001')).resolves.toEqual({
      snapshot: { taken: false, why: kept },
      payments: null,
      serverAt: null,
    });
    expect(whyUnread(why)).toBe(source);
  });
});
