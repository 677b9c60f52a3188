import { describe, expect, it } from 'vitest';
import { createClient } from '../../../src/protocol/client';
import type { Envelope } from '../../../src/protocol/envelope';
import { CHARGE_ID } from '../support/samples';

function clientOver(answer: () => Promise<unknown>) {
  const sent: Envelope[] = [];
  const ask = createClient((message) => {
    sent.push(message);
    return answer();
  });
  return { ask, sent };
}

describe('asking the background', () => {
  it('sends the command and its request, and brings the reply', async () => {
    const { ask, sent } = clientOver(() => Promise.resolve({ ok: true, reply: null }));
    await expect(ask('get-charge', { chargeId: CHARGE_ID })).resolves.toBeNull();
    expect(sent).toEqual([{ command: 'get-charge', request: { chargeId: CHARGE_ID } }]);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['it cannot be reached', () => Promise.reject(new Error('no receiver')), 'no receiver'],
    ['nobody answers', () => Promise.resolve(undefined), 'no answer'],
    ['it has a bug', () => Promise.resolve({ ok: false, error: 'internal' }), 'internal'],
  ])('rejects when %s, and never asks twice', async (_, answer, text) => {
    const { ask, sent } = clientOver(answer);
    await expect(ask('get-status', null)).rejects.toThrow(text);
    expect(sent.length).toBe(1);
  });
});
