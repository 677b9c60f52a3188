// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepCustomer, takePage } from '../../../src/popup/answer-move';
import { places } from '../../../src/popup/focus-on';
import { blankForm } from '../../../src/popup/form';
import type { PageLock } from '../../../src/popup/page-lock';
import type { PopupState } from '../../../src/popup/popup-state';
import { prefillCustomer } from '../../../src/popup/prefill-customer';
import { watchPage } from '../../../src/popup/watch-page';
import type { PageCustomer } from '../../../src/protocol/page-commands';
import type { PageMove } from '../../../src/ui/page-context';
import { CHARGE_ID, NAMED } from '../support/samples';
import { PAGE_CUSTOMER, pageWithout } from '../ui/fake-page';
import { answersIn, FILLED, unseenPopup } from './popup-unseen';

const OTHER: PageCustomer = {
  ...PAGE_CUSTOMER,
  externalId: 'cus_2',
  page: { ...PAGE_CUSTOMER.page, record: 'elsewhere' },
};
const THIRD: PageCustomer = { ...OTHER, externalId: 'cus_3' };
const CHANGING = pageWithout('still-changing');
const NOBODY = pageWithout('no-customer-id');
const changed = (now: PageCustomer): PageLock => ({ is: 'changed', now });

/** A form over a page whose readings come one after the other; the last one stays. */
function over(readings: readonly PageCustomer[], changes: Partial<PopupState> = {}) {
  const queue = [...readings];
  let heard: (move: PageMove) => void = () => undefined;
  let watched: number | null | 'nothing' = 'nothing';
  const fake = unseenPopup(
    changes,
    { 'read-customer': () => (queue.length > 1 ? queue.shift() : queue[0]) ?? NOBODY },
    {
      onPageMoved: (tabId, hears) => {
        watched = tabId;
        heard = hears;
        return () => {
          watched = 'nothing';
        };
      },
    },
  );
  const move = async (how: PageMove = 'changed') => {
    heard(how);
    await answersIn();
  };
  return { ...fake, move, watched: () => watched };
}

const focused = () => document.activeElement?.id;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = Object.values(places)
    .map((id) => `<input id="${id}">`)
    .join('');
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the first reading', () => {
  const blank = { form: blankForm(CHARGE_ID), customerRead: null };

  it('is asked for with what the menu was used on, and fills in the form', async () => {
    const hint = { kind: 'selection', text: 'cus_1001' } as const;
    const before = { ...blank, hint, isReadAgain: true, pageLock: { is: 'left' } as const };
    const { popup, requestsOf, state } = over([PAGE_CUSTOMER], before);
    const filling = prefillCustomer(popup);
    expect(state()).toMatchObject({
      customerRead: 'reading',
      isReadAgain: false,
      pageLock: { is: 'same' },
    });
    await filling;
    expect(requestsOf('read-customer')).toEqual([{ tabId: 7, hint }]);
    expect(state()).toMatchObject({ customerRead: PAGE_CUSTOMER, isReadAgain: false });
    expect(state().form.externalId).toBe('cus_1001');
  });

  it('of a page on the move is tried again until it stands still', async () => {
    const { popup, requestsOf, state } = over([CHANGING, PAGE_CUSTOMER], blank);
    void prefillCustomer(popup);
    await answersIn();
    expect(state()).toMatchObject({ customerRead: CHANGING, isReadAgain: true });
    await vi.advanceTimersByTimeAsync(299);
    expect(requestsOf('read-customer')).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(requestsOf('read-customer')).toHaveLength(2);
    expect(state()).toMatchObject({ customerRead: PAGE_CUSTOMER, isReadAgain: false });
  });

  it('gives up after ten readings, and says what it saw', async () => {
    const { popup, requestsOf, state } = over([CHANGING], blank);
    void prefillCustomer(popup);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(requestsOf('read-customer')).toHaveLength(10);
    expect(state()).toMatchObject({ customerRead: CHANGING, isReadAgain: false });
  });

  it('ends when a later reading has taken over', async () => {
    const { popup, requestsOf, state } = over([CHANGING, PAGE_CUSTOMER], blank);
    void prefillCustomer(popup);
    await answersIn();
    popup.store.setState({ customerRead: NOBODY });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(requestsOf('read-customer')).toHaveLength(1);
    expect(state().customerRead).toBe(NOBODY);
  });
});

describe('a page that is watched', () => {
  it('is that of the form’s tab, until the watching ends', async () => {
    const { move, popup, state, watched } = over([OTHER]);
    const stop = watchPage(popup);
    expect(watched()).toBe(7);
    const moving = move();
    stop();
    expect(watched()).toBe('nothing');
    await moving;
    await vi.advanceTimersByTimeAsync(10_000);
    // What was under way when it ended says nothing any more.
    expect(state().pageLock).toEqual({ is: 'reading' });
  });

  it('is none where the form stands over no tab', () => {
    const { popup, watched } = over([OTHER], { tabId: null });
    const stop = watchPage(popup);
    expect(watched()).toBe('nothing');
    stop();
  });

  it('holds the button back while another tab is in front', async () => {
    const { asked, move, popup, state } = over([OTHER]);
    watchPage(popup);
    await move('left');
    expect(state().pageLock).toEqual({ is: 'left' });
    expect(asked).toEqual([]);
  });

  it('that is the same as before lets it go after one reading, without what the menu was used on', async () => {
    const hint = { kind: 'selection', text: 'cus_1001' } as const;
    const { move, popup, requestsOf, state } = over([PAGE_CUSTOMER], { hint });
    watchPage(popup);
    const moving = move();
    expect(state().pageLock).toEqual({ is: 'reading' });
    await moving;
    expect(state().pageLock).toEqual({ is: 'same' });
    expect(requestsOf('read-customer')).toEqual([{ tabId: 7, hint: null }]);
  });

  it('that shows somebody else asks once two readings agree', async () => {
    const { move, popup, requestsOf, state } = over([OTHER, THIRD]);
    watchPage(popup);
    await move();
    expect(state().pageLock).toEqual({ is: 'changing' });
    await vi.advanceTimersByTimeAsync(300);
    expect(requestsOf('read-customer')).toHaveLength(2);
    expect(state().pageLock).toEqual({ is: 'changing' });
    await vi.advanceTimersByTimeAsync(300);
    expect(state().pageLock).toEqual(changed(THIRD));
    expect(state().form).toEqual(FILLED);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that keeps changing is said to, after ten readings', async () => {
    const { move, popup, requestsOf, state } = over([CHANGING]);
    watchPage(popup);
    await move();
    await vi.advanceTimersByTimeAsync(2_699);
    expect(state().pageLock).toEqual({ is: 'changing' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(requestsOf('read-customer')).toHaveLength(10);
    expect(state().pageLock).toEqual(changed(CHANGING));
  });

  it('that moves again while it is in question stays locked', async () => {
    const { move, popup, state } = over([OTHER], { pageLock: changed(THIRD) });
    watchPage(popup);
    const moving = move();
    expect(state().pageLock).toEqual({ is: 'changing' });
    await moving;
  });

  it.each([
    ['under the reading', () => Promise.resolve()],
    ['under the pause', answersIn],
  ])('that moves again %s is read for the last move only', async (_, meanwhile) => {
    const { move, popup, requestsOf, state } = over([OTHER, OTHER, PAGE_CUSTOMER]);
    watchPage(popup);
    void move();
    await meanwhile();
    await move('left');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(state().pageLock).toEqual({ is: 'left' });
    expect(requestsOf('read-customer')).toHaveLength(1);
  });

  it('waits for the first reading, five seconds at most, and compares with none', async () => {
    const { move, popup, requestsOf, state } = over([OTHER], { customerRead: 'reading' });
    watchPage(popup);
    await move();
    await vi.advanceTimersByTimeAsync(4_999);
    expect(requestsOf('read-customer')).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(requestsOf('read-customer')).toHaveLength(1);
    expect(state().pageLock).toEqual({ is: 'same' });
  });

  it('that was never read has nothing to compare with', async () => {
    const { move, popup, state } = over([OTHER], { customerRead: null });
    watchPage(popup);
    await move();
    expect(state().pageLock).toEqual({ is: 'same' });
  });

  it('fills in a form without a customer', async () => {
    const form = { ...FILLED, externalId: '', provenance: null };
    const { move, popup, state } = over([OTHER], { form, customerRead: NOBODY });
    watchPage(popup);
    await move();
    await vi.advanceTimersByTimeAsync(300);
    expect(state()).toMatchObject({ pageLock: { is: 'same' }, customerRead: OTHER });
    expect(state().form.externalId).toBe('cus_2');
  });
});

describe('the agent’s answer to a page that has moved on', () => {
  const locked = { pageLock: changed(OTHER), selfChanges: 3, draftRecord: 'x' };
  const released = { pageLock: { is: 'same' }, selfChanges: 4, draftRecord: null };

  it('takes its customer, arms the button again, and leads to it', async () => {
    const { popup, requestsOf, state } = over([OTHER], { ...locked, wasPressedEarly: true });
    await takePage(popup);
    expect(requestsOf('read-customer')).toEqual([{ tabId: 7, hint: null }]);
    expect(state()).toMatchObject({ ...released, wasPressedEarly: false });
    expect(state().form).toMatchObject({ externalId: 'cus_2', again: [] });
    expect(focused()).toBe('charge');
  });

  it.each([
    ['nobody', NOBODY, FILLED, 'customer-id'],
    ['a customer, and no price', OTHER, { ...FILLED, pricePoint: null }, 'price-point'],
  ])('that takes %s leads to what is missing', async (_, now, form, place) => {
    const { popup } = over([now], { pageLock: changed(now), form });
    await takePage(popup);
    expect(focused()).toBe(place);
  });

  it('takes nobody from a page that is on the move', async () => {
    const { popup, state } = over([CHANGING], { pageLock: changed(CHANGING) });
    await takePage(popup);
    expect(state()).toMatchObject({ pageLock: changed(CHANGING), form: FILLED });
  });

  it.each([takePage, keepCustomer])(
    'is asked again of a page that moved on under it',
    async (answer) => {
      const { popup, state } = over([THIRD], locked);
      await answer(popup);
      expect(state()).toMatchObject({ pageLock: changed(THIRD), form: FILLED, selfChanges: 3 });
    },
  );

  it.each([takePage, keepCustomer])(
    'is none where the page is back to what it was',
    async (answer) => {
      const { popup, state } = over([PAGE_CUSTOMER], locked);
      await answer(popup);
      expect(state()).toMatchObject({
        ...released,
        form: FILLED,
        customerRead: PAGE_CUSTOMER,
      });
    },
  );

  it.each(['reading', null] as const)(
    'compares with no reading that is %s',
    async (customerRead) => {
      const { popup, state } = over([THIRD], { ...locked, customerRead });
      await takePage(popup);
      expect(state().pageLock).toEqual(changed(THIRD));
    },
  );

  it('gives way to a move that came in between', async () => {
    const { popup, state } = over([OTHER], locked);
    const taking = takePage(popup);
    popup.store.setState({ pageLock: { is: 'left' } });
    await taking;
    expect(state()).toMatchObject({ pageLock: { is: 'left' }, form: FILLED });
  });

  it.each([{ is: 'same' }, { is: 'left' }, { is: 'changing' }] as const)(
    'reads nothing where nothing was asked: $is',
    async (pageLock) => {
      const { asked, popup, state } = over([OTHER], { pageLock });
      await takePage(popup);
      expect(asked).toEqual([]);
      expect(state().pageLock).toBe(pageLock);
    },
  );

  it('keeps the customer, bound to the page as it is now', async () => {
    const { popup, state } = over([OTHER], { ...locked, wasPressedEarly: true });
    await keepCustomer(popup);
    expect(state()).toMatchObject({
      ...released,
      form: FILLED,
      customerRead: OTHER,
      wasPressedEarly: false,
    });
    expect(focused()).toBe('charge');
  });

  it('keeps the customer over a page that was left, without reading another one', async () => {
    const form = { ...FILLED, pricePoint: null };
    const { asked, popup, state } = over([OTHER], { ...locked, pageLock: { is: 'left' }, form });
    await keepCustomer(popup);
    expect(asked).toEqual([]);
    expect(state()).toMatchObject({ ...released, customerRead: PAGE_CUSTOMER });
    expect(focused()).toBe('price-point');
  });

  it('keeps one of several', async () => {
    const several = pageWithout('several-customer-ids', [
      { externalId: 'cus_8', provenance: NAMED },
    ]);
    const { popup, state } = over([several], { pageLock: changed(several) });
    await keepCustomer(popup);
    expect(state()).toMatchObject({ pageLock: { is: 'same' }, customerRead: several });
  });
});
