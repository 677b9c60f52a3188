// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { checkCustomerId } from '../../../src/domain/customer-id';
import { keepDraft } from '../../../src/popup/keep-draft';
import { customerProblem } from '../../../src/popup/words/customer-problem';
import { createWords } from '../../../src/ui/words';
import { OTHER_CHARGE_ID } from '../support/samples';
import { fakePage, message, openedForm, PAGE_CUSTOMER } from '../ui/fake-page';
import { box, settle, showPopup, text, typeInto } from './popup-on-screen';

const draft = {
  chargeId: OTHER_CHARGE_ID,
  externalId: 'cus_typed',
  provenance: null,
  ppIdent: 'trial-3-days',
  record: null,
  note: 'yes, please',
};

describe('the customer ID', () => {
  it('comes from the page, which is said', async () => {
    await showPopup(fakePage().page);
    expect(box('Customer ID').value).toBe('cus_1001');
    expect(text()).toContain('From "Customer ID" on desk.acme.test');
  });

  it('typed over, comes from nowhere', async () => {
    const popup = await showPopup(fakePage().page);
    await typeInto(box('Customer ID'), 'cus_10012');
    expect(text()).not.toContain('From "');
    expect(popup.store.getState().form.provenance).toBeNull();
  });

  it('typed before the page was read, stays', async () => {
    let answer: (read: typeof PAGE_CUSTOMER) => void = () => undefined;
    const read = new Promise<typeof PAGE_CUSTOMER>((resolve) => {
      answer = resolve;
    });
    await showPopup(fakePage({ 'read-customer': () => read }).page);
    expect(text()).toContain('Reading the page');
    await typeInto(box('Customer ID'), 'cus_mine');
    answer(PAGE_CUSTOMER);
    await settle();
    expect(box('Customer ID').value).toBe('cus_mine');
    expect(text()).not.toContain('From "');
  });

  it('of a draft that the page gave, follows the page', async () => {
    const kept = { ...draft, externalId: 'cus_before', provenance: PAGE_CUSTOMER.provenance };
    await showPopup(fakePage({ 'open-form': () => openedForm({ draft: kept }) }).page);
    expect(box('Customer ID').value).toBe('cus_1001');
  });

  it('typed wrong says what is wrong in place of where it came from', async () => {
    await showPopup(fakePage().page);
    await typeInto(box('Customer ID'), 'cus 2');
    expect(text()).toContain('U+0020 at 4 (space)');
    expect(text()).not.toContain('Typed by hand');
    await typeInto(box('Customer ID'), 'cus_2');
    expect(text()).toContain('Typed by hand');
  });

  it.each([
    ['usr\u200b_1', 'U+200B at 4 (zero-width space)'],
    ['usr 1', 'U+0020 at 4 (space)'],
    ['usr_\u202e1', 'U+202E at 5 (right-to-left mark)'],
    ['usr_\u0430', 'U+0430 at 5 (Cyrillic letter)'],
    ['usr_1\n', 'U+000A at 6 (line break)'],
    ['a'.repeat(257), '257 characters, 256 at most'],
    ['ééééé', '1 more'],
  ])('%j is refused in words', (id, words) => {
    const check = checkCustomerId(id);
    expect(check.ok ? '' : customerProblem(check, createWords(message))).toContain(words);
  });
});

describe('the draft', () => {
  it('comes back as it was left, under its own id', async () => {
    const popup = await showPopup(fakePage({ 'open-form': () => openedForm({ draft }) }).page);
    expect(popup.store.getState().form).toMatchObject({
      chargeId: OTHER_CHARGE_ID,
      externalId: 'cus_typed',
      note: 'yes, please',
      pricePoint: { ident: 'trial-3-days' },
    });
    expect(box('Customer ID').value).toBe('cus_typed');
  });

  it('whose price point is gone says so and chooses no other', async () => {
    const gone = { ...draft, ppIdent: 'old-one' };
    const popup = await showPopup(
      fakePage({
        'open-form': () => openedForm({ draft: gone, lastPricePoint: 'coins-100' }),
      }).page,
    );
    expect(text()).toContain('old-one is no longer on the list.');
    expect(popup.store.getState().form.pricePoint).toBeNull();
  });

  it('is kept while it is typed without a pause: the latest follows each save, and leaves with the page', async () => {
    const answers: (() => void)[] = [];
    const save = () =>
      new Promise<null>((resolve) => {
        answers.push(() => {
          resolve(null);
        });
      });
    const { page, requestsOf } = fakePage({ 'save-draft': save });
    const popup = await showPopup(page);
    const stop = keepDraft(popup);
    const type = (note: string) => {
      popup.store.setState(({ form }) => ({ form: { ...form, note } }));
    };
    const notes = () =>
      requestsOf('save-draft').map((each) => (each as { draft: { note: string } }).draft.note);
    type('a');
    type('ab');
    type('abc');
    expect(notes()).toEqual(['a']);
    answers[0]?.();
    await vi.waitFor(() => {
      expect(notes()).toEqual(['a', 'abc']);
    });
    type('abcd');
    window.dispatchEvent(new Event('pagehide'));
    expect(notes()).toEqual(['a', 'abc', 'abcd']);
    answers[1]?.();
    stop();
    type('abcde');
    await Promise.resolve();
    expect(notes()).toEqual(['a', 'abc', 'abcd']);
  });

  it('is kept although a save of it fails', async () => {
    const { page, requestsOf } = fakePage({ 'save-draft': () => Promise.reject(new Error()) });
    const popup = await showPopup(page);
    const stop = keepDraft(popup);
    popup.store.setState(({ form }) => ({ form: { ...form, note: 'a' } }));
    popup.store.setState(({ form }) => ({ form: { ...form, note: 'ab' } }));
    await vi.waitFor(() => {
      expect(requestsOf('save-draft')).toHaveLength(2);
    });
    expect(requestsOf('save-draft')[1]).toMatchObject({ draft: { note: 'ab' } });
    await settle();
    expect(requestsOf('save-draft')).toHaveLength(2);
    window.dispatchEvent(new Event('pagehide'));
    expect(requestsOf('save-draft')[2]).toMatchObject({ draft: { note: 'ab' } });
    stop();
  });
});
