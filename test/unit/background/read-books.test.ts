import { describe, expect, it, vi } from 'vitest';
import { comparedWith, readBooks, type Books } from '../../../src/background/read-books';
import type { Charge } from '../../../src/domain/charge';
import type { LookResult } from '../../../src/domain/finding';
import { foldCharge } from '../../../src/domain/step-charge';
import type { CallFailure } from '../../../src/ports';
import { createFakePorts, historyOf, ownedAre, type World } from '../support/fake-ports';
import { anAsset, dollars, existing, lost, NOW, sending } from '../support/samples';

const payment = { orderId: 'o-1', amount: dollars(499), refundedMinor: 0, createdAt: NOW };
const taken = existing(foldCharge([sending(), lost]));
const notTaken = existing(
  foldCharge([{ ...sending(), snapshot: { taken: false, why: 'unreachable' } }, lost]),
);

async function booksOf(changes: Partial<World>, charge: Charge = taken) {
  const { ports, world } = await createFakePorts(changes);
  return { books: await readBooks(ports, charge), world };
}

describe('the books of a customer', () => {
  it('are what both sources show, asked once each', async () => {
    const asset = anAsset();
    const { books, world } = await booksOf({
      assets: ownedAre(asset),
      payments: historyOf(payment),
    });
    expect(books).toEqual({
      assets: { result: 'read', found: [asset], serverAt: NOW },
      payments: { result: 'read', found: [payment], serverAt: NOW },
      serverAt: NOW,
    });
    expect(world.used).toEqual([
      'myAssets acme cus_1001 15000',
      'paymentsHistory acme cus_1001 15000',
    ]);
  });

  it.each<[string, number | null, number | null, number | null]>([
    ['the payments tell', NOW + 1, NOW + 2, NOW + 1],
    ['only the assets tell', null, NOW + 2, NOW + 2],
    ['nobody tells', null, null, null],
  ])("know the server's time where %s", async (_, ofPayments, ofAssets, serverAt) => {
    const { books } = await booksOf({
      payments: { ok: true, value: [], serverAt: ofPayments },
      assets: { ok: true, value: [], serverAt: ofAssets },
    });
    expect(books.serverAt).toBe(serverAt);
  });

  it('know the time by the assets where the payments cannot be read', async () => {
    const { books } = await booksOf({ payments: { ok: false, why: 'forbidden' } });
    expect(books.serverAt).toBe(NOW);
  });

  it.each<[CallFailure, LookResult]>([
    ['network', 'unreachable'],
    ['timeout', 'unreachable'],
    ['server-error', 'error'],
    ['organization-unknown', 'error'],
    ['not-found', 'error'],
    ['key-refused', 'key-refused'],
    ['forbidden', 'key-refused'],
    ['malformed', 'unreadable'],
  ])('that fail by %s are %s', async (why, result) => {
    const failed = { ok: false, why } as const;
    const { books } = await booksOf({ assets: failed, payments: failed });
    const unread = { result, found: null, serverAt: null };
    expect(books).toEqual({ assets: unread, payments: unread, serverAt: null });
  });

  it.each<[string, Partial<World>, LookResult, LookResult]>([
    ['while locked', { opened: { ok: false, why: 'locked' } }, 'read', 'locked'],
    ['without a key', { opened: { ok: false, why: 'no-key' } }, 'read', 'no-key'],
    ['while offline', { online: false }, 'unreachable', 'unreachable'],
    ['without the permission', { mayCallBilling: false }, 'unreachable', 'unreachable'],
  ])('%s are read as far as may be', async (_, changes, assets, payments) => {
    const { books, world } = await booksOf(changes);
    expect([books.assets.result, books.payments.result]).toEqual([assets, payments]);
    expect(world.used.length).toBe(assets === 'read' ? 1 : 0);
  });

  it("are read with the key of the charge's own organization", async () => {
    const { ports, world } = await createFakePorts();
    const open = vi.spyOn(ports.vault, 'open').mockResolvedValue({ ok: false, why: 'no-key' });
    const ofOther = existing(foldCharge([sending({ organization: 'other' }), lost]));
    const books = await readBooks(ports, ofOther);
    expect(open.mock.calls).toEqual([['other']]);
    expect(books.payments.result).toBe('no-key');
    expect(world.used).toEqual(['myAssets other cus_1001 15000']);
  });
});

describe('the payments compared with those before a charge', () => {
  const results: readonly LookResult[] = [
    'read',
    'key-refused',
    'locked',
    'no-key',
    'unreachable',
    'unreadable',
    'error',
  ];
  const booksWith = (result: LookResult): Books => ({
    assets: { result: 'read', found: [], serverAt: null },
    payments: { result, found: result === 'read' ? [] : null, serverAt: null },
    serverAt: null,
  });

  it.each(results)('say as much as could be read where these are known: %s', (result) => {
    expect(comparedWith(taken, booksWith(result))).toBe(result);
  });

  it.each(results)('say nothing where these are not known, whatever was read: %s', (result) => {
    const hidden = ['read', 'key-refused'].includes(result) ? 'no-snapshot' : result;
    expect(comparedWith(notTaken, booksWith(result))).toBe(hidden);
  });
});
