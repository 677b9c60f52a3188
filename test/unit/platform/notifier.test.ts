import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import { foldCharge } from '../../../src/domain/step-charge';
import { createNotifier } from '../../../src/platform/notifier';
import messages from '../../../public/_locales/en/messages.json';
import { never } from '../support/later';
import {
  answered,
  CHARGE_ID,
  existing,
  lost,
  NOW,
  refused,
  sending,
  uncertain,
} from '../support/samples';

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
    sendMessage.mockReturnValue(never());
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

  it.each([
    ['text', 'shown'],
    ['nothing', null],
    ['a number', 7],
    ['another answer', { heard: true }],
  ])('that is answered with %s is shown by no page', async (_, answer) => {
    sendMessage.mockResolvedValue(answer);
    await createNotifier().tell(charge(lost));
    expect(create).toHaveBeenCalledTimes(1);
  });

  it('says in its notification what came of it, how much, and that it is still open', async () => {
    await createNotifier().tell(charge(lost));
    expect(create).toHaveBeenCalledExactlyOnceWith(CHARGE_ID, {
      type: 'basic',
      iconUrl: 'icons/icon-128.png',
      title: 'outcomeUnknown',
      message: '$4.99\nnotificationOpen',
    });
  });

  it('says of a closed charge that it is closed', async () => {
    await createNotifier().tell(charge(answered('succeeded')));
    expect(create.mock.calls[0]?.[1]).toMatchObject({
      title: 'outcomeSucceeded',
      message: '$4.99\nnotificationClosed',
    });
  });

  it('whose notification is refused says so', async () => {
    create.mockRejectedValue(new Error('refused'));
    await expect(createNotifier().tell(charge(lost))).rejects.toThrow('refused');
  });

  it('whose notification never comes holds nobody up for long', async () => {
    create.mockReturnValue(never());
    const failed = vi.fn();
    const telling = createNotifier().tell(charge(lost)).catch(failed);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(failed).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await telling;
    expect(failed).toHaveBeenCalledTimes(1);
  });

  it('of which nothing came is told to the pages, and a page that hangs holds it up a second', async () => {
    sendMessage.mockReturnValue(never());
    const told = vi.fn();
    const telling = createNotifier().refresh(charge(lost)).then(told);
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith({
      news: 'charge-changed',
      chargeId: CHARGE_ID,
    });
    await vi.advanceTimersByTimeAsync(999);
    expect(told).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await telling;
    expect(told).toHaveBeenCalledTimes(1);
    expect(create).not.toHaveBeenCalled();
  });

  it.each([
    ['is open', [uncertain.refused], 'outcomeUnconfirmed', 'notificationOpen'],
    ['is closed', [refused], 'outcomeRefused', 'notificationClosed'],
  ] as const)('%s: it says so, and nothing of the money', async (_, events, title, then) => {
    await createNotifier().tell(charge(...events));
    expect(create.mock.calls.map(([, { message }]) => message)).toEqual([`$4.99\n${then}`]);
    expect(create.mock.calls.map(([, options]) => options.title)).toEqual([title]);
    expect(messages[then].message).not.toMatch(/charged/);
  });

  it.each([
    ['succeeded', 'outcomeAlreadyCharged'],
    ['processing', 'outcomeAlreadySent'],
  ] as const)('says of an earlier charge that is %s: %s', async (status, title) => {
    const { answer } = answered(status);
    await createNotifier().tell(charge({ type: 'already-charged', at: NOW, answer }));
    expect(create.mock.calls.map(([, options]) => options.title)).toEqual([title]);
    // The earlier charge may have been at another price.
    expect(create.mock.calls.map(([, options]) => options.message)).toEqual(['notificationClosed']);
  });

  it('names no customer in its notification', async () => {
    const { request } = charge(lost);
    await createNotifier().tell(charge(lost));
    expect(JSON.stringify(create.mock.calls)).not.toContain(request.externalId);
  });
});
