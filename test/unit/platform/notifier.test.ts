import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import { foldCharge } from '../../../src/domain/step-charge';
import { createNotifier } from '../../../src/platform/notifier';
import { answered, CHARGE_ID, existing, lost, sending } from '../support/samples';

const { create, sendMessage } = vi.hoisted(() => ({
  create: vi.fn<(id: string, options: { title: string; message: string }) => Promise<string>>(),
  sendMessage: vi.fn<(message: unknown) => Promise<unknown>>(),
}));
vi.mock('../../../src/platform/browser', () => ({
  browser: {
    runtime: { sendMessage, getURL: (path: string) => path },
    notifications: { create },
    i18n: { getMessage: (key: string) => key, getUILanguage: () => 'en' },
  },
}));

const charge = (...later: ChargeEvent[]) => existing(foldCharge([sending(), ...later]));

beforeEach(() => {
  vi.useFakeTimers();
  create.mockReset().mockResolvedValue('');
  sendMessage.mockReset().mockResolvedValue(undefined);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('news of a charge', () => {
  it('is told to the open pages; one that shows it spares the notification', async () => {
    sendMessage.mockResolvedValue({ shown: true });
    await createNotifier().tell(charge(answered('succeeded')));
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith({
      news: 'charge-changed',
      chargeId: CHARGE_ID,
    });
    expect(create).not.toHaveBeenCalled();
  });

  it.each([
    ['no page is open', () => Promise.reject(new Error('nobody'))],
    ['no page shows it', () => Promise.resolve(undefined)],
  ])('becomes a notification when %s', async (_, answer) => {
    sendMessage.mockImplementation(answer);
    await createNotifier().tell(charge(answered('succeeded')));
    expect(create.mock.calls.map(([id]) => id)).toEqual([CHARGE_ID]);
  });

  it('becomes a notification when a page hangs', async () => {
    sendMessage.mockReturnValue(new Promise(() => undefined));
    const telling = createNotifier().tell(charge(lost));
    await vi.advanceTimersByTimeAsync(999);
    expect(create).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await telling;
    expect(create.mock.calls.map(([id]) => id)).toEqual([CHARGE_ID]);
  });

  it('is no notification while the charge is being sent, nor when nothing came of it', async () => {
    await createNotifier().tell(charge());
    await createNotifier().refresh(charge(lost));
    expect(sendMessage).toHaveBeenCalledTimes(2);
    expect(create).not.toHaveBeenCalled();
  });

  it('names no customer in its notification', async () => {
    const { request } = charge(lost);
    await createNotifier().tell(charge(lost));
    expect(JSON.stringify(create.mock.calls)).not.toContain(request.externalId);
  });
});
