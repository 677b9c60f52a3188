// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageCustomer } from '../../../src/protocol/page-commands';
import type { PageMove } from '../../../src/ui/page-context';
import { keepDraft } from '../../../src/popup/keep-draft';
import { COINS, OTHER_CHARGE_ID } from '../support/samples';
import { fakePage, openedForm, PAGE_CUSTOMER, pageWithout, STATUS } from '../ui/fake-page';
import {
  box,
  button,
  clickLater,
  hasButton,
  press,
  settle,
  showPopup,
  text,
  typeInto,
} from './popup-on-screen';

const ALL_REREADS = 4_000;

const otherTicket = (externalId: string): PageCustomer => ({
  ...PAGE_CUSTOMER,
  externalId,
  page: { ...PAGE_CUSTOMER.page, record: 'https://desk.acme.test/tickets/502' },
});
const changing: PageCustomer = pageWithout('still-changing');
const closed: PageCustomer = { ...pageWithout('no-page'), page: null };

const status = {
  ...STATUS,
  settings: { ...STATUS.settings, defaultPricePoint: COINS.ident },
};

/** A form over a page whose readings come one after the other; the last one stays. */
async function open(readings: readonly PageCustomer[], form = {}) {
  const queue = [...readings];
  let hear: (move: PageMove) => void = () => undefined;
  let isWatched = false;
  const fake = fakePage(
    {
      'open-form': () => openedForm({ status, ...form }),
      'read-customer': () => (queue.length > 1 ? queue.shift() : queue[0]) ?? PAGE_CUSTOMER,
      'start-charge': () => new Promise(() => undefined),
    },
    {
      onPageMoved: (_, heard) => {
        hear = heard;
        isWatched = true;
        return () => {
          isWatched = false;
        };
      },
    },
  );
  const popup = await showPopup(fake.page);
  return {
    ...fake,
    popup,
    isWatched: () => isWatched,
    move: async (move: PageMove = 'changed') => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      await act(async () => {
        hear(move);
        await vi.advanceTimersByTimeAsync(ALL_REREADS);
      });
      vi.useRealTimers();
      await settle();
    },
  };
}

function advance(milliseconds: number): Promise<void> {
  return act(async () => {
    await vi.advanceTimersByTimeAsync(milliseconds);
  });
}

const isOff = () => button('Charge $4.99').getAttribute('aria-disabled') === 'true';

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => {
    queueMicrotask(() => {
      callback(0);
    });
    return 0;
  });
  return () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
});

describe('a form whose page moves on', () => {
  it('charges nobody until the agent has said who is meant', async () => {
    const { move, requestsOf } = await open([PAGE_CUSTOMER, otherTicket('cus_2')]);
    expect(isOff()).toBe(false);
    await move();
    expect(isOff()).toBe(true);
    expect(text()).toContain('This page now shows another ticket: cus_2.');
    expect(text()).toContain('The form was filled in for cus_1001.');
    await press(button('Charge $4.99'));
    expect(requestsOf('start-charge')).toEqual([]);
    expect(document.activeElement).toBe(document.getElementById('page-move'));
    expect(box('Customer ID').value).toBe('cus_1001');
  });

  it('takes the new customer at the agent’s word, leaves the note behind, and is armed anew', async () => {
    const { move, popup, requestsOf } = await open([PAGE_CUSTOMER, otherTicket('cus_2')]);
    await typeInto(box('Note'), 'cus_1001 said yes');
    await move();
    expect(hasButton(/^Keep/)).toBe(false);
    await clickLater('Take cus_2');
    expect(isOff()).toBe(false);
    expect(box('Customer ID').value).toBe('cus_2');
    expect(box('Note').value).toBe('');
    expect(popup.store.getState().form.provenance).toEqual(PAGE_CUSTOMER.provenance);
    await press(button('Charge $4.99'), { after: 5_000 });
    expect(requestsOf('start-charge')).toEqual([]);
    await press(button('Charge $4.99'), { after: 20_000 });
    expect(requestsOf('start-charge')).toMatchObject([
      { externalId: 'cus_2', page: { record: 'https://desk.acme.test/tickets/502' } },
    ]);
  });

  it('says what the page shows by now when it moved on under the very click', async () => {
    const { move } = await open([
      PAGE_CUSTOMER,
      otherTicket('cus_2'),
      otherTicket('cus_2'),
      otherTicket('cus_3'),
    ]);
    await move();
    await clickLater('Take cus_2');
    expect(isOff()).toBe(true);
    expect(box('Customer ID').value).toBe('cus_1001');
    expect(hasButton('Take cus_3')).toBe(true);
  });

  it('asks for another ticket of the same customer, too', async () => {
    const { move } = await open([PAGE_CUSTOMER, otherTicket('cus_1001')]);
    await move();
    expect(text()).toContain('This page now shows another ticket of cus_1001.');
    await clickLater('Go on with cus_1001');
    expect(isOff()).toBe(false);
  });

  it('asks when the same ticket shows another customer', async () => {
    const { move } = await open([PAGE_CUSTOMER, { ...PAGE_CUSTOMER, externalId: 'cus_2' }]);
    await move();
    expect(text()).toContain('This page now shows another customer: cus_2.');
    expect(isOff()).toBe(true);
  });

  it('goes on by itself when nothing that counts has changed', async () => {
    const { move, popup } = await open([PAGE_CUSTOMER]);
    await move();
    expect(isOff()).toBe(false);
    expect(popup.store.getState().pageLock).toEqual({ is: 'same' });
  });

  it('binds a typed ID to its ticket: it is kept only at a press', async () => {
    const { move, requestsOf } = await open([PAGE_CUSTOMER, otherTicket('cus_2')]);
    await typeInto(box('Customer ID'), 'cus_typed');
    await move();
    expect(isOff()).toBe(true);
    await clickLater('Keep cus_typed');
    expect(isOff()).toBe(false);
    await press(button('Charge $4.99'), { after: 20_000 });
    expect(requestsOf('start-charge')).toMatchObject([
      {
        externalId: 'cus_typed',
        provenance: null,
        page: { record: 'https://desk.acme.test/tickets/502', offered: ['cus_2'] },
      },
    ]);
  });

  it('reads a page again that is still changing, and says what came of it', async () => {
    const { move, requestsOf } = await open([
      PAGE_CUSTOMER,
      changing,
      changing,
      otherTicket('cus_2'),
    ]);
    await move();
    expect(requestsOf('read-customer').length).toBeGreaterThan(3);
    expect(hasButton('Take cus_2')).toBe(true);
  });

  it('says it when the page does not come to rest, and does not take that for an answer', async () => {
    const { move } = await open([PAGE_CUSTOMER, changing]);
    await move();
    expect(text()).toContain('The page is still changing.');
    await clickLater('Read again');
    expect(isOff()).toBe(true);
    expect(box('Customer ID').value).toBe('cus_1001');
  });

  it.each([
    [closed, 'The page behind this form is closed.', 'Clear the customer ID'],
    [pageWithout('no-customer-id'), 'no customer ID', 'Clear the customer ID'],
    [pageWithout('several-customer-ids'), 'several customer IDs', 'Choose anew'],
    [pageWithout('unusable-customer-id'), 'cannot be a customer ID', 'Clear the customer ID'],
    [{ ...pageWithout('no-access'), page: null }, 'Open the form again', 'Clear the customer ID'],
    [pageWithout('not-readable'), 'can no longer be read', 'Clear the customer ID'],
  ])(
    'without a customer on it empties the form at the agent’s word: %#',
    async (now, said, name) => {
      const { move } = await open([PAGE_CUSTOMER, now]);
      await move();
      expect(text()).toContain(said);
      expect(isOff()).toBe(true);
      await clickLater(name);
      expect(box('Customer ID').value).toBe('');
      expect(document.activeElement).toBe(box('Customer ID'));
    },
  );

  it('that is empty fills itself from a page that is ready by now', async () => {
    const { move } = await open([pageWithout('no-customer-id'), PAGE_CUSTOMER]);
    expect(box('Customer ID').value).toBe('');
    await move();
    expect(box('Customer ID').value).toBe('cus_1001');
    expect(isOff()).toBe(false);
  });

  it('is off while another tab is in front, and on again after the way back', async () => {
    const { move } = await open([PAGE_CUSTOMER]);
    await move('left');
    expect(isOff()).toBe(true);
    expect(text()).toContain('Another tab is in front.');
    await move();
    expect(isOff()).toBe(false);
  });

  it('of another tab charges at the agent’s word', async () => {
    const { move } = await open([PAGE_CUSTOMER]);
    await move('left');
    await clickLater('Keep cus_1001');
    expect(isOff()).toBe(false);
  });

  it('watches its page only while it is shown', async () => {
    const { isWatched } = await open([PAGE_CUSTOMER]);
    expect(isWatched()).toBe(true);
    await press(button('Charge $4.99'));
    expect(isWatched()).toBe(false);
  });
});

describe('a draft that was typed', () => {
  const draft = {
    chargeId: OTHER_CHARGE_ID,
    externalId: 'cus_typed',
    provenance: null,
    ppIdent: COINS.ident,
    note: 'said yes',
    record: PAGE_CUSTOMER.page.record,
  };

  it('for another ticket of the same tab is charged only at the agent’s word', async () => {
    const { popup } = await open([otherTicket('cus_2')], { draft });
    expect(isOff()).toBe(true);
    expect(text()).toContain('This page now shows another ticket: cus_2.');
    await press(button('Charge $4.99'));
    expect(popup.store.getState().screen.name).toBe('form');
    await clickLater('Keep cus_typed');
    expect(isOff()).toBe(false);
    expect(popup.store.getState().form.note).toBe('said yes');
  });

  it('for this ticket comes back as it was', async () => {
    await open([PAGE_CUSTOMER], { draft });
    expect(box('Customer ID').value).toBe('cus_typed');
    expect(isOff()).toBe(false);
  });

  it('is kept with its ticket, even while it is in question', async () => {
    const { popup, requestsOf } = await open([otherTicket('cus_2')], { draft });
    const stop = keepDraft(popup);
    await typeInto(box('Note'), 'said no');
    window.dispatchEvent(new Event('pagehide'));
    stop();
    expect(requestsOf('save-draft')).toMatchObject([{ draft: { record: draft.record } }]);
  });

  it('that the page gave leaves its note with its ticket', async () => {
    const given = { ...draft, provenance: PAGE_CUSTOMER.provenance };
    await open([otherTicket('cus_2')], { draft: given });
    expect(box('Customer ID').value).toBe('cus_2');
    expect(box('Note').value).toBe('');
  });
});

describe('the first reading', () => {
  it('of a page that is still changing is tried again before that is said', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const shown = open([changing, changing, PAGE_CUSTOMER]);
    await advance(ALL_REREADS);
    vi.useRealTimers();
    await shown;
    await settle();
    expect(box('Customer ID').value).toBe('cus_1001');
  });

  it('says after a while that the page is still changing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const shown = open([changing]);
    await advance(300);
    expect(text()).toContain('Reading the page');
    await advance(ALL_REREADS);
    vi.useRealTimers();
    const { requestsOf } = await shown;
    await settle();
    expect(text()).toContain('is still changing');
    expect(requestsOf('read-customer')).toHaveLength(10);
  });
});
